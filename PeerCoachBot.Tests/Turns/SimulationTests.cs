using PeerCoachBot.Conversations;
using PeerCoachBot.Sessions;
using PeerCoachBot.Storage;
using PeerCoachBot.Tests.Support;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Tests.Turns;

/// <summary>
/// Two or three replicas over one store and clock: deliveries are doubled and shuffled, the store conflicts or does not
/// answer, the messenger fails, and processes are killed and started anew. A seed repeats a run exactly.
/// </summary>
public sealed class SimulationTests
{
    private static readonly string[] Names = ["Ana", "Ben", "Cem"];

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    [InlineData(100)]
    [InlineData(150)]
    public async Task A_session_comes_out_whole_whatever_fails(int first)
    {
        var kills = 0;
        for (var seed = first; seed < first + 50; seed++)
        {
            using var run = new Simulation(seed);
            try
            {
                await run.PlayAsync();
            }
            catch (Exception error)
            {
                throw new InvalidOperationException($"seed {seed}", error);
            }

            Check(await run.EndAsync(), run, $"seed {seed}");
            kills += run.Kills;
        }

        Assert.True(kills >= 50, $"only {kills} processes were killed");
    }

    private static void Check(Simulation.Outcome end, Simulation run, string when)
    {
        var session = end.Session;
        string[] answers = [.. from q in new[] { "goal", "learning" } from n in Names select $"{q} of {n}"];
        Assert.True(session.Answers.Select(a => a.Text).Order().SequenceEqual(answers.Order()), $"{when}: {string.Join("; ", session.Answers.Select(a => a.Text))}");
        Assert.True(session.StepsDone.SequenceEqual(["gather", "ask:goal", "turns", "ask:learning"]), $"{when}: {string.Join(' ', session.StepsDone)}");
        Assert.True(session.HadTurn.Order(Comparer<PersonId>.Create((a, b) => string.CompareOrdinal(a.ObjectId, b.ObjectId))).SequenceEqual(Names.Select(n => World.Peer(n).Id)), $"{when}: turns");
        Assert.True(session.Commitments.Count == 3, $"{when}: {session.Commitments.Count} commitments");
        Assert.True(session.ClosedAt is not null, $"{when}: open");
        Assert.True(end.Tallies.All(t => t.Facts.SequenceEqual(["entered", "left"])), $"{when}: facts {string.Join(" | ", end.Tallies.Select(t => string.Join(' ', t.Facts)))}");
        Assert.True(run.Memory.OutboxRows.All(r => !r.IsPending), $"{when}: pending {string.Join(' ', run.Memory.OutboxRows.Where(r => r.IsPending).Select(r => r.Id))}");
        Assert.True(run.Memory.Hints.Count == 0, $"{when}: hints left");
        var lost = run.Wanted.Except(run.Messenger.Messages.Select(m => m.Card!)).Except(run.Refused).ToList();
        Assert.True(lost.Count == 0, $"{when}: never posted {string.Join(' ', lost)}");
        var extra = run.Messenger.Messages.Where(m => m.Card is not null).CountBy(m => m.Card!).Sum(c => c.Value - 1);
        Assert.True(extra <= run.Kills, $"{when}: {extra} extra cards after {run.Kills} kills");
    }
}

/// <summary>One run of the simulation.</summary>
internal sealed class Simulation : IDisposable
{
    private static readonly Conversation Home = new("t1", "19:home@thread.v2", ConversationKind.GroupChat);
    private static readonly string[] Names = ["Ana", "Ben", "Cem"];
    private readonly Random random;
    private readonly FakeClock clock = new();
    private readonly List<Replicated> replicas = [];
    private readonly List<Turn> delivered = [];
    private Replicated? active;
    private bool calm;

    public Simulation(int seed)
    {
        random = new Random(seed);
        Messenger.Intercept = (to, card) =>
        {
            active?.Fuse.Before();
            var roll = calm ? 100 : random.Next(100);
            if (roll < 10)
                return new SendResult.Later("status 503", roll < 5 ? TimeSpan.FromSeconds(3) : null);
            if (roll >= 12)
                return null;
            if (to is not null && NamedCards.NameOf(card) is { } name)
                Refused.Add(name);
            return new SendResult.Refused("status 403");
        };
        Messenger.AfterEach = _ =>
        {
            active?.Fuse.After();
            return Task.CompletedTask;
        };
        for (var n = 0; n < 2 + (seed % 2); n++)
            replicas.Add(Start($"r{n}", 1));
    }

    public MemoryStore Memory { get; } = new();

    public RecordingMessenger Messenger { get; } = new();

    /// <summary>Every card that a commit ordered.</summary>
    public HashSet<string> Wanted { get; } = [];

    /// <summary>Cards that the messenger refused.</summary>
    public HashSet<string> Refused { get; } = [];

    public int Kills { get; private set; }

    public void Dispose()
    {
        foreach (var replica in replicas)
            replica.World.Dispose();
    }

    public async Task PlayAsync()
    {
        await PhaseAsync([("Ana", "start")]);
        await PhaseAsync([("Ben", "join"), ("Cem", "join")]);
        await PassAsync(100);
        await PhaseAsync([("Ben", "begin")]);
        await PhaseAsync([.. Names.Select(n => (n, $"goal of {n}"))]);
        await PhaseAsync([("Ben", "next")]);
        foreach (var _ in Names)
        {
            await PassAsync(20);
            var explorer = (await SessionAsync())?.Spotlight?.Explorer ?? throw new InvalidOperationException("no turn is under way");
            await PhaseAsync([(Names.Single(n => World.Peer(n).Id == explorer), "done")]);
        }

        await PhaseAsync([.. Names.Select(n => (n, $"learning of {n}"))]);
        await PhaseAsync([("Cem", "next")]);
        await PhaseAsync([.. Names.Select(n => (n, $"I will help {n} by tomorrow"))]);
        await PhaseAsync([("Ana", "end")]);
        calm = true;
        await PassAsync(240);
        clock.Advance(TimeSpan.FromHours(25));
        await PassAsync(120);
    }

    public async Task<Outcome> EndAsync()
    {
        using var reader = new World(Memory, clock, others: [new TallyAggregate()]);
        List<Tally> tallies = [];
        foreach (var name in Names)
            tallies.Add((Tally)(await reader.Turns.PeekAsync(TallyAggregate.IdOf(name), default))!);
        return new Outcome((await SessionAsync())!, tallies);
    }

    private async Task<Session?> SessionAsync()
    {
        using var reader = new World(Memory, clock, others: [new TallyAggregate()]);
        return await reader.Turns.PeekAsync(SessionId.Of(Home), default) as Session;
    }

    /// <summary>Things said in no particular order, some more than once, and earlier ones again.</summary>
    private async Task PhaseAsync(IReadOnlyList<(string Who, string Text)> said)
    {
        List<Turn> turns = [.. said.Select(s => Said.By(Home, [.. Names.Select(World.Peer)], s.Who, s.Text))];
        List<Turn> deliveries = [.. turns, .. turns.Where(_ => random.Next(3) == 0), .. delivered.Where(_ => random.Next(10) == 0)];
        foreach (var turn in deliveries.OrderBy(_ => random.Next()).ToList())
            while (!await DoAsync(random.Next(replicas.Count), async world =>
                (await world.Turns.HandleAsync(turn, default)).Outcome != TurnOutcome.NotSaved))
            {
                // Whoever is told that it was not saved, or nothing, says it again.
            }

        delivered.AddRange(turns);
        await PassAsync(6);
    }

    private async Task PassAsync(int seconds)
    {
        for (var passed = 0; passed < seconds; passed += 5)
        {
            clock.Advance(TimeSpan.FromSeconds(5));
            for (var n = 0; n < replicas.Count; n++)
                await DoAsync(n, async world =>
                {
                    await world.SettleAsync();
                    await world.ScanAsync();
                    return true;
                });
        }
    }

    /// <summary>Does something in a replica; false where that was killed, and has been started anew.</summary>
    private async Task<bool> DoAsync(int n, Func<World, Task<bool>> work)
    {
        var replica = active = replicas[n];
        try
        {
            if (await work(replica.World) && !replica.Fuse.IsBurnt)
                return true;
        }
        catch (CrashException)
        {
            // It is started anew.
        }
        finally
        {
            active = null;
        }

        if (!replica.Fuse.IsBurnt)
            return false;
        Kills++;
        replica.World.Dispose();
        replicas[n] = Start(replica.Name, replica.Epoch + 1);
        return false;
    }

    private Replicated Start(string name, int epoch)
    {
        var fuse = new Fuse(calm ? int.MaxValue : random.Next(20, 400), random.Next(2) == 0);
        var store = fuse.Guard(new TappedStore(Memory.As(new Replica(name, epoch))) { OnCommit = CommitAsync });
        var world = new World(store, clock, Messenger, null, new TallyAggregate());
        return new Replicated(name, epoch, fuse, world);
    }

    private async Task<CommitResult> CommitAsync(Commit commit, Func<Task<CommitResult>> go)
    {
        var roll = calm ? 100 : random.Next(100);
        if (roll < 10)
            return new CommitResult.Conflict();
        if (roll < 15)
            throw TappedStore.Unavailable();
        var result = await go();
        if (result is CommitResult.Committed)
            Wanted.UnionWith(commit.Put.Select(r => r.Work).OfType<OutboxWork.Post>().Select(p => p.Card));
        return roll < 20 ? throw TappedStore.Unavailable() : result;
    }

    internal sealed record Outcome(Session Session, IReadOnlyList<Tally> Tallies);

    private sealed record Replicated(string Name, int Epoch, Fuse Fuse, World World);
}
