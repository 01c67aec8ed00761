using PeerCoachBot.Storage.Tables;
using PeerCoachBot.Tests.Host;

namespace PeerCoachBot.Tests.Replicas;

/// <summary>One chat of peers with its session.</summary>
internal sealed class Circle
{
    private const string Gathering = "Peer coaching session";

    public const string Goal = "What do we want to accomplish during this session?";

    private readonly Fleet fleet;
    private readonly int number;

    public Circle(Fleet fleet, int number, int peers = 8)
    {
        this.fleet = fleet;
        this.number = number;
        Here = new Spot($"19:circle{number}@thread.v2", "groupChat");
        Peers = [.. Enumerable.Range(1, peers).Select(n => PeerOf(number, n))];
        fleet.Connector.SetRoster(Here.Id, Peers);
    }

    public Spot Here { get; }

    /// <summary>How the tables' keys name the chat.</summary>
    public string Key => TableKey.Part(Here.Id);

    public IReadOnlyList<Somebody> Peers { get; }

    /// <summary>Which answers were acknowledged.</summary>
    public List<string> Acknowledged { get; } = [];

    /// <summary>What somebody answers: nobody else says that.</summary>
    public string WordsOf(Somebody who) => $"Goal of {who.Name} in circle {number}";

    /// <summary>All gather, agree to the ground rules and begin, each by whichever bot it happens to be.</summary>
    public async Task BeginAsync()
    {
        await fleet.SayAsync(number, Here, Peers[0], "start");
        await Task.WhenAll(Peers.Skip(1).Select((peer, n) => fleet.SayAsync(n, Here, peer, "join")));
        await Task.WhenAll(Peers.Select((peer, n) => fleet.SayAsync(n, Here, peer, "agree")));
        await fleet.SayAsync(number, Here, Peers[^1], "begin");
        await fleet.Connector.SeeAsync(Here.Id, Goal);
    }

    /// <summary>Opens the dialog with which everybody can answer, and gives the button that sends it.</summary>
    public async Task<Button> OpenAsync()
    {
        var card = fleet.Connector.In(Here.Id).Last(m => m.Now.Title == Goal).Now.Json;
        for (var to = number; ; to++)
            if (await fleet.TryAsync(fleet[to], async teams => (await teams.AnswerAsync(teams.Press(Here, Peers[0], Button.In(card, "Write my answer"))))!) is { } answer
                && answer["task"]!["type"]!.GetValue<string>() == "continue")
                return Button.In(new Dialog(answer).Card)[0];
    }

    /// <summary>Somebody sends the dialog; true where it closed, and so was acknowledged.</summary>
    public async Task<bool> SendAsync(Fleet.Member to, Somebody who, Button send)
    {
        // The answer of one who is gone is no closed dialog.
        var closed = await fleet.TryAsync(to, async teams => new Closed(await teams.AnswerAsync(teams.Submit(Here, who, send, ("answer", WordsOf(who)))) is null));
        if (closed is not { IsClosed: true })
            return false;
        lock (Acknowledged)
            Acknowledged.Add(WordsOf(who));
        fleet.Acknowledge();
        return true;
    }

    /// <summary>Sends until it is acknowledged, as somebody does whose dialog stays open, to whichever bot is there.</summary>
    public async Task InsistAsync(int first, Somebody who, Button send)
    {
        for (var to = first; !await SendAsync(fleet[to], who, send); to++)
        {
        }
    }

    /// <summary>Waits until all have answered. Every answer is kept exactly once, as it was given, and so everybody reads it.</summary>
    public async Task AssertKeptAsync()
    {
        var board = (await fleet.Connector.SeeAsync(Here.Id, WordsOf(Peers[0]))).Now;
        var session = await fleet.SessionAsync(Here);
        var all = Peers.Select(WordsOf).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(all, session.Answers.Select(a => a.Text).Order(StringComparer.Ordinal));
        Assert.Equal(Peers.Count, session.Answers.Select(a => a.By).Distinct().Count());
        Assert.All(all, words => Assert.Single(board.Lines, line => line.Contains(words, StringComparison.Ordinal)));
    }

    /// <summary>
    /// How many more cards came than should have: one to gather, the question, and its answers. Replies, such as the
    /// ground rules to whoever joins, are not stored and may be lost, so they are not counted.
    /// </summary>
    public int Copies() => fleet.Connector.In(Here.Id).Count(m => m.First.Title is Gathering or Goal) - 3;

    private static Somebody PeerOf(int circle, int n) =>
        new($"Peer {circle}-{n}", $"29:{circle}x{n}", $"00000000-0000-0000-{circle:0000}-{n:000000000000}", $"a:{circle}x{n}");

    private sealed record Closed(bool IsClosed);
}
