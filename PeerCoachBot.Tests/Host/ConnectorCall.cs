using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Host;

/// <summary>What a call asks the connector for.</summary>
internal enum Verb
{
    Post,
    Update,
    Open,
    Roster,
    Member,
}

/// <summary>One call of the connector, as it came.</summary>
/// <param name="Region">The part of the service URL's path before the API's own.</param>
/// <param name="Conversation">The id as it was meant, unescaped; of a person where a chat is opened.</param>
/// <param name="At">The time on the test's clock.</param>
internal sealed record ConnectorCall(
    Verb Verb,
    string Region,
    string Conversation,
    string? Activity,
    Shown? Shown,
    DateTimeOffset At)
{
    /// <summary>The token that it bore; null for none.</summary>
    public string? Token { get; init; }

    /// <summary>What a message's notification says.</summary>
    public string Summary { get; init; } = "";

    public bool Shows(string text) => Shown?.Text.Contains(text, StringComparison.Ordinal) == true;

    public override string ToString() => $"{Verb} {Region} {Conversation} {Activity} {Shown?.Text.ReplaceLineEndings(" / ")}";
}

/// <summary>A message in a conversation, with every look that it has had.</summary>
internal sealed class Posted(string conversation, string id, Shown first)
{
    private readonly List<Shown> looks = [first];

    public string Conversation => conversation;

    public string Id => id;

    public Shown First => looks[0];

    public Shown Now => looks[^1];

    public IReadOnlyList<Shown> Looks => looks;

    public void Redraw(Shown shown) => looks.Add(shown);
}

/// <summary>An answer other than the usual one.</summary>
/// <param name="Takes">Takes the message although the answer says otherwise, or says nothing.</param>
internal sealed record Answer(int Status, string? RetryAfter = null, string Body = "", bool Takes = false);

/// <summary>Holds one call until it is released.</summary>
internal sealed class Gate
{
    private readonly TaskCompletionSource<ConnectorCall> reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The call, once it is held.</summary>
    public Task<ConnectorCall> Reached => reached.Task;

    public void Release() => released.TrySetResult();

    public async Task HoldAsync(ConnectorCall call, CancellationToken aborted)
    {
        reached.TrySetResult(call);
        await released.Task.WaitAsync(aborted);
    }
}
