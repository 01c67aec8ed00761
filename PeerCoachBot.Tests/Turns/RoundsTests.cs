using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions;
using PeerCoachBot.Storage;
using PeerCoachBot.Tests.Support;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Tests.Turns;

/// <summary>
/// The largest decision that a session can make has more effects than a transaction of a table takes rows: it is carried
/// out in rounds. The store in memory refuses what a table would refuse.
/// </summary>
public sealed class RoundsTests
{
    /// <summary>Of the calls at which a process may be killed, so many are passed over.</summary>
    private const int Stride = 3;

    private const int LongAnswer = Limits.AnswerLength;
    private const int LongStep = Limits.CommitmentLength - 10;
    private const int LongPart = LongStep / 2;

    /// <summary>What JSON, Markdown and XML write longer than it is.</summary>
    private const string Worst = "\"<&\\*_>'`~ ";

    private static readonly Conversation Channel = new("t1", "19:home@thread.tacv2;messageid=1", ConversationKind.Channel);
    private static readonly string[] Eight = ["Ana", "Ben", "Cem", "Dan", "Eva", "Fay", "Gus", "Hal"];

    [Fact]
    public async Task The_summaries_of_eight_who_wrote_all_that_they_may_reach_each_in_order()
    {
        MemoryStore store = new();
        using var world = await FullAsync(store);
        var posted = world.Messenger.Messages.Count;
        await world.SayAsync("Ana", "end");
        var summaries = Summaries(world.Messenger.Messages.Skip(posted));
        Assert.True(summaries.Sum(s => s.Value.Count) > 100, $"only {summaries.Sum(s => s.Value.Count)} pages");
        AssertWhole(summaries);
        Assert.InRange(store.LargestCommit, CommitWriter.MostPut, 100);
        Assert.DoesNotContain(store.OutboxRows, row => row.IsPending);
    }

    [Fact]
    public async Task What_comes_after_a_round_waits_for_it()
    {
        MemoryStore store = new();
        using var world = await FullAsync(store);
        await world.Turns.HandleAsync(Saying("Ana", "end", "e1"), default);
        await world.Turns.HandleAsync(Saying("Ben", "start", "e2"), default);
        Assert.Contains(store.OutboxRows, row => row.Work is OutboxWork.Rest);
        var posted = world.Messenger.Messages.Count;
        await world.SettleAsync();
        List<string> cards = [.. world.Messenger.Messages.Skip(posted).Select(m => m.Card ?? "")];
        Assert.Equal(cards.Count - 1, cards.FindIndex(card => card.StartsWith("e2/", StringComparison.Ordinal)));
        AssertWhole(Summaries(world.Messenger.Messages.Skip(posted)));
    }

    [Fact]
    public async Task While_another_replica_has_the_rest_nothing_overtakes_it()
    {
        MemoryStore store = new();
        using var world = await FullAsync(store);
        using World other = new(store.As(new Replica("other", 1)), world.Clock, world.Messenger) { Home = Channel };
        await world.Turns.HandleAsync(Saying("Ana", "end", "e1"), default);
        var posted = world.Messenger.Messages.Count;
        await other.WhisperAsync("Hal", "status", "w1");
        Assert.Contains(store.OutboxRows, row => row is { Work: OutboxWork.Post { To: Address.Private { Person.ObjectId: "hal" } }, Claim.Owner: "other" });
        Assert.Empty(Summaries(world.Messenger.Messages.Skip(posted)));
        await world.SettleAsync();
        await world.PassAsync(TimeSpan.FromMinutes(2));
        AssertWhole(Summaries(world.Messenger.Messages.Skip(posted)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Wherever_the_process_is_killed_every_page_arrives(bool after)
    {
        MemoryStore full = new();
        using var world = await FullAsync(full);
        var before = (await full.LoadAsync(SessionId.Of(Channel), default))!;
        var calls = await EndAsync(before, int.MaxValue, after);
        Assert.True(calls > 200, $"only {calls} calls");
        for (var at = after ? 1 : 2; at <= calls; at += Stride)
            await EndAsync(before, at, after);
    }

    /// <summary>Ends the session in a store of its own, in a process that is killed; gives the number of its calls.</summary>
    private static async Task<int> EndAsync(StoredAggregate before, int killedAt, bool after)
    {
        MemoryStore store = new();
        FakeClock clock = new();
        RecordingMessenger messenger = new();
        await store.CommitAsync(new Commit { Aggregate = before.Id, ETag = null, Document = before.Document, EventId = null, CommitId = "c", At = FakeClock.Start }, default);
        clock.Advance(TimeSpan.FromHours(1));
        Fuse fuse = new(killedAt, after);
        fuse.Guard(messenger);
        using (World world = new(fuse.Guard(store.As(new Replica("bot", 1))), clock, messenger) { Home = Channel })
            await KilledAsync(() => world.HandleAsync(Saying("Ana", "end", "e1")));
        messenger.Intercept = null;
        messenger.AfterEach = null;
        using World next = new(store.As(new Replica("bot", 2)), clock, messenger) { Home = Channel };
        await next.HandleAsync(Saying("Ana", "end", "e1"));
        await next.ScanAsync(CommitWriter.HintGrain);
        await next.PassAsync(TimeSpan.FromMinutes(2));
        AssertWhole(Summaries(messenger.Messages));
        Assert.DoesNotContain(store.OutboxRows, row => row.IsPending);
        return fuse.Count;
    }

    private static async Task KilledAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (CrashException)
        {
            // Another process takes over.
        }
    }

    private static Turn Saying(string who, string words, string id) => new(
        SessionId.Of(Channel),
        $"message/{id}",
        new SessionEvent.Heard(new Typed(World.Peer(who), words, Channel, id, DateOnly.FromDateTime(FakeClock.Start.UtcDateTime), "en-GB")));

    /// <summary>Each has the same pages, in their order; one that was posted by a process that died may be there twice.</summary>
    private static void AssertWhole(Dictionary<string, List<int>> summaries)
    {
        Assert.Equal(Eight.Select(n => n.ToLowerInvariant()), summaries.Keys.Order());
        var pages = summaries.Values.Max(p => p.Max());
        Assert.All(summaries.Values, its => Assert.Equal(Enumerable.Range(1, pages), its.Distinct()));
        Assert.InRange(summaries.Values.Sum(its => its.Count - pages), 0, 1);
    }

    private static Dictionary<string, List<int>> Summaries(IEnumerable<Message> messages) => messages
        .Select(m => SessionCard.Read(m.Card ?? ""))
        .OfType<SessionCard.Summary>()
        .Where(s => s.For.Length > 0)
        .GroupBy(s => s.For, s => s.Page)
        .ToDictionary(pages => pages.Key, pages => pages.ToList());

    /// <summary>Eight people in a channel, before the end of a session in which each wrote as much as a session takes.</summary>
    private static async Task<World> FullAsync(IStore store)
    {
        var world = new World(store) { Home = Channel };
        await SayAllAsync(world, ["start"], Eight[..1]);
        await SayAllAsync(world, ["join"], Eight[1..]);
        await SayAllAsync(world, ["agree"], Eight);
        await world.SayAsync("Ana", "begin");
        await SayAllAsync(world, [Long("goal", LongAnswer)], Eight);
        await world.SayAsync("Ana", "next");
        for (var turn = 0; turn < Eight.Length; turn++)
        {
            await world.PassAsync(TimeSpan.FromMinutes(2));
            await world.SayAsync((await world.SessionAsync())!.Find((await world.SessionAsync())!.Spotlight!.Explorer)!.Who.Name, "done");
        }

        await SayAllAsync(world, [Long("learning", LongAnswer)], Eight);
        await world.PassAsync(TimeSpan.FromMinutes(2));
        await world.SayAsync("Ana", "next");
        string[] steps = [$"I will {Long("one", LongStep)} by Friday", $"if {Long("one cue", LongPart)}, then {Long("one answer", LongPart)}"];
        await SayAllAsync(world, [.. steps, .. steps.Select(s => s.Replace("one", "two", StringComparison.Ordinal))], Eight);
        var session = (await world.SessionAsync())!;
        Assert.Equal((16, 16), (session.Answers.Count(a => a.Text.Length == LongAnswer), session.NextSteps.Count(s => s.Text.Length == LongStep && s.Plan?.Then.Length == LongPart)));
        return world;
    }

    private static string Long(string what, int length) => (what + " " + string.Concat(Enumerable.Repeat(Worst, length)))[..(length - 1)] + ".";

    private static async Task SayAllAsync(World world, IReadOnlyList<string> lines, IReadOnlyList<string> people)
    {
        foreach (var line in lines)
            foreach (var who in people)
                await world.SayAsync(who, line);
    }
}
