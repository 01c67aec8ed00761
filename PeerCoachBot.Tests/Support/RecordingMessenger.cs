using System.Globalization;
using PeerCoachBot.Decisions;
using PeerCoachBot.Storage;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Tests.Support;

/// <summary>Keeps what would have gone out, as people would see it.</summary>
internal sealed class RecordingMessenger : IMessenger
{
    private int lastId;

    /// <summary>Every message, in order of posting.</summary>
    public List<Message> Messages { get; } = [];

    /// <summary>Every call in order: posts and updates.</summary>
    public List<Call> Calls { get; } = [];

    /// <summary>Answers instead of the connector, if it gives a result; runs before anything is recorded.</summary>
    public Func<Address?, OutgoingCard, SendResult?>? Intercept { get; set; }

    /// <summary>Answers in place of the connector where a card that is gone goes up anew.</summary>
    public Func<SendResult?>? InterceptAgain { get; set; }

    /// <summary>Runs after a call was recorded and before its result is known to the bot.</summary>
    public Func<Call, Task>? AfterEach { get; set; }

    public async Task<SendResult> PostAsync(Address to, OutgoingCard card, CancellationToken cancellation)
    {
        if (Intercept?.Invoke(to, card) is { } instead)
            return instead;

        var conversation = to switch
        {
            Address.Shared shared => shared.Conversation.Id,
            Address.Private alone => $"1:1 {alone.Person.ObjectId}",
            _ => throw new InvalidOperationException(),
        };
        var message = new Message(conversation, $"m{(++lastId).ToString(CultureInfo.InvariantCulture)}") { Card = NamedCards.NameOf(card), Shown = Shown.Of(card) };
        Messages.Add(message);
        await RecordAsync(new Call("post", message, message.Shown));
        return new SendResult.Sent(new PostedCard(conversation, message.Id));
    }

    public async Task<SendResult> UpdateAsync(string tenant, PostedCard at, OutgoingCard card, CancellationToken cancellation)
    {
        if (Intercept?.Invoke(null, card) is { } instead)
            return instead;
        if (Messages.Find(m => m.Id == at.Activity) is not { } message)
            return new SendResult.Gone("status 404");
        message.Shown = Shown.Of(card);
        await RecordAsync(new Call("update", message, message.Shown));
        return new SendResult.Sent(at);
    }

    public async Task<SendResult> PostAgainAsync(string tenant, PostedCard gone, OutgoingCard card, CancellationToken cancellation)
    {
        var message = new Message(gone.Conversation, $"m{(++lastId).ToString(CultureInfo.InvariantCulture)}") { Card = NamedCards.NameOf(card), Shown = Shown.Of(card) };
        Messages.Add(message);
        await RecordAsync(new Call("again", message, message.Shown));
        return InterceptAgain?.Invoke() ?? new SendResult.Sent(new PostedCard(gone.Conversation, message.Id));
    }

    private async Task RecordAsync(Call call)
    {
        Calls.Add(call);
        if (AfterEach is { } after)
            await after(call);
    }
}

/// <summary>One message, as it looks now.</summary>
internal sealed record Message(string Conversation, string Id)
{
    /// <summary>The name of the aggregate's card; null for a reply.</summary>
    public string? Card { get; init; }

    public required Shown Shown { get; set; }
}

/// <summary>One call of the connector.</summary>
internal sealed record Call(string Kind, Message Message, Shown Shown);
