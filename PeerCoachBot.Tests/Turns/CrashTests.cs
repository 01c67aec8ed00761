using PeerCoachBot.Conversations;
using PeerCoachBot.Sessions;
using PeerCoachBot.Storage;
using PeerCoachBot.Tests.Support;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Tests.Turns;

/// <summary>
/// A pair's whole session, exchanging facts with an aggregate of another kind, in which the process is killed before
/// or after each of its inputs and outputs in turn. Another goes on over the same store, and the delivery is repeated.
/// </summary>
public sealed class CrashTests
{
    private static readonly Conversation Home = new("t1", "19:home@thread.v2", ConversationKind.GroupChat);
    private static readonly IReadOnlyList<Peer> Pair = [World.Peer("Ana"), World.Peer("Ben")];

    /// <summary>Who says what; in 1:1 where the name ends with a star; nobody for time that passes, in seconds.</summary>
    private static readonly IReadOnlyList<(string Who, string Text)> Script =
    [
        ("Ana", "start"), ("Ben", "join"), ("Ben", "begin"), ("Ana", "goal of Ana"), ("Ben*", "goal of Ben"), ("Ben", "next"),
        ("", "787"), ("Ana", "done"), ("", "61"), ("Ben", "done"), ("Ana*", "learning of Ana"), ("Ben", "learning of Ben"), ("Ana", "next"),
        ("Ana", "I will draft the plan by tomorrow"), ("Ben", "I will call Cem by tomorrow"), ("Ben", "next"), ("Ana", "hopeful"), ("Ana", "end"),
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Wherever_the_process_is_killed_nothing_is_lost_and_nothing_happens_twice(bool after)
    {
        var undisturbed = await PlayAsync(int.MaxValue, after);
        var cards = undisturbed.Copies.Keys.Order().ToList();
        Check(undisturbed, cards, "undisturbed");
        Assert.Empty(undisturbed.Extra);
        Assert.Equal(10, cards.Count);

        var crashes = 0;
        for (var at = 1; at <= undisturbed.Calls; at++)
        {
            var end = await PlayAsync(at, after);
            Check(end, cards, $"killed {(after ? "after" : "before")} call {at} of {undisturbed.Calls}");
            crashes += end.Crashed ? 1 : 0;
        }

        Assert.Equal(undisturbed.Calls, crashes);
    }

    private static void Check(End end, IReadOnlyList<string> cards, string when)
    {
        var said = end.Session.Answers.Select(a => $"{a.By.ObjectId}/{a.Question}: {a.Text}").Order();
        Assert.True(
            said.SequenceEqual(["ana/goal: goal of Ana", "ana/learning: learning of Ana", "ana/word: hopeful", "ben/goal: goal of Ben", "ben/learning: learning of Ben"]),
            $"{when}: {string.Join("; ", said)}");
        Assert.True(end.Session.NextSteps.Select(c => c.Text).SequenceEqual(["draft the plan", "call Cem"]), $"{when}: commitments");
        Assert.True(end.Session.HadTurn.Select(p => p.ObjectId).SequenceEqual(["ana", "ben"]), $"{when}: turns");
        Assert.True(end.Session.StepsDone.SequenceEqual(["gather", "ask:goal", "turns", "ask:learning", "commit"]), $"{when}: {string.Join(' ', end.Session.StepsDone)}");
        Assert.True(end.Session.ClosedAt is not null, $"{when}: open");
        Assert.True(end.Tallies.All(t => t.Facts.SequenceEqual(["entered", "recorded", "left"])), $"{when}: facts {string.Join(" | ", end.Tallies.Select(t => string.Join(' ', t.Facts)))}");
        Assert.True(end.Tallies.All(t => t.Notes.Count == 1), $"{when}: notes");
        Assert.True(cards.All(end.Copies.ContainsKey), $"{when}: never posted {string.Join(' ', cards.Where(c => !end.Copies.ContainsKey(c)))}");
        Assert.True(end.Extra.Sum(c => c.Value - 1) <= 1, $"{when}: extra {string.Join(' ', end.Extra.Keys)}");
        Assert.True(end.Pending == 0, $"{when}: {end.Pending} rows pending");

        // The one that offers the next session.
        Assert.True(end.Hints == 1, $"{when}: {end.Hints} hints left");
    }

    private static async Task<End> PlayAsync(int killedAt, bool after)
    {
        var memory = new MemoryStore();
        var clock = new FakeClock();
        var messenger = new RecordingMessenger();
        var fuse = new Fuse(killedAt, after);
        fuse.Guard(messenger);
        var epoch = 1;
        var world = new World(fuse.Guard(memory.As(new Replica("bot", epoch))), clock, messenger, others: [new TallyAggregate()]);
        foreach (var (step, n) in Script.Select((step, n) => (step, n)))
        {
            await KilledAsync(() => DeliverAsync(world, step, n));
            if (!fuse.IsBurnt || epoch > 1)
                continue;

            world.Dispose();
            messenger.Intercept = null;
            messenger.AfterEach = null;
            world = new World(memory.As(new Replica("bot", ++epoch)), clock, messenger, others: [new TallyAggregate()]);
            await DeliverAsync(world, step.Who.Length == 0 ? ("", "0") : step, n);
            await world.ScanAsync(CommitWriter.HintGrain);
        }

        await KilledAsync(async () =>
        {
            foreach (var pause in new[] { 61, 61, 90_000, 61 })
                await DeliverAsync(world, ("", $"{pause}"), 0);
        });
        if (fuse.IsBurnt && epoch == 1)
        {
            world.Dispose();
            messenger.Intercept = null;
            messenger.AfterEach = null;
            world = new World(memory.As(new Replica("bot", ++epoch)), clock, messenger, others: [new TallyAggregate()]);
            foreach (var pause in new[] { 61, 61, 90_000, 61 })
                await DeliverAsync(world, ("", $"{pause}"), 0);
        }

        var calls = fuse.Count;
        using var reader = new World(memory, clock, others: [new TallyAggregate()]);
        var session = (Session)(await reader.Turns.PeekAsync(SessionId.Of(Home), default))!;
        var ana = (Tally)(await reader.Turns.PeekAsync(TallyAggregate.IdOf("ana"), default))!;
        var ben = (Tally)(await reader.Turns.PeekAsync(TallyAggregate.IdOf("ben"), default))!;
        world.Dispose();
        return new End(
            session,
            [ana, ben],
            messenger.Messages.Where(m => m.Card is not null).CountBy(m => m.Card!).ToDictionary(),
            memory.OutboxRows.Count(r => r.IsPending),
            memory.Hints.Count,
            calls,
            fuse.IsBurnt);
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

    private static async Task DeliverAsync(World world, (string Who, string Text) step, int n)
    {
        if (step.Who.Length == 0)
        {
            world.Clock.Advance(TimeSpan.FromSeconds(int.Parse(step.Text)));
            await world.SettleAsync();
            await world.ScanAsync();
        }
        else
        {
            var who = step.Who.TrimEnd('*');
            var alone = who != step.Who;
            await world.Turns.HandleAsync(
                alone
                    ? new Turn(TallyAggregate.IdOf(who), $"message/{n}", new TallyEvent.Says(SessionId.Of(Home), Said.Words(new Conversation("t1", $"1:1 {who}", ConversationKind.Personal), null, who, step.Text, $"{n}")))
                    : Said.By(Home, Pair, who, step.Text, $"{n}"),
                default);
            await world.SettleAsync();
        }
    }

    private sealed record End(
        Session Session,
        IReadOnlyList<Tally> Tallies,
        IReadOnlyDictionary<string, int> Copies,
        int Pending,
        int Hints,
        int Calls,
        bool Crashed)
    {
        public Dictionary<string, int> Extra => Copies.Where(c => c.Value > 1).ToDictionary();
    }
}
