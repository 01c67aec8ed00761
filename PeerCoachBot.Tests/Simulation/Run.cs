using PeerCoachBot.Clocks;
using PeerCoachBot.Conversations;
using PeerCoachBot.Sessions;
using PeerCoachBot.Sessions.Pressing;
using PeerCoachBot.Storage;
using PeerCoachBot.Tests.Support;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Tests.Simulation;

/// <summary>
/// One run: three replicas of the real machine over one store, connector and clock, on one thread. Its seed decides
/// everything that goes wrong.
/// </summary>
internal sealed class Run : IDisposable
{
    public static readonly string[] Names = ["Ana", "Ben", "Cem"];

    private const int Replicas = 3;

    /// <summary>How wrong a machine's clock is at most, in seconds.</summary>
    private const int MostWrong = 300;

    private static readonly Conversation Home = new("t1", "19:home@thread.v2", ConversationKind.GroupChat);

    private readonly FakeClock clock = new();
    private readonly List<SimulatedReplica> replicas = [];
    private readonly List<Turn> delivered = [];
    private readonly Bug? bug;
    private readonly MemoryStore memory = new();
    private int anew;

    public Run(int seed, Bug? bug = null)
    {
        this.bug = bug;
        Faults = new Faults(seed);
        Laws = new Laws(memory, Posts, clock);
        for (var n = 0; n < Replicas; n++)
            replicas.Add(Start($"r{n}", 1));
    }

    public Faults Faults { get; }

    public Posts Posts { get; } = new();

    public Trace Trace { get; } = new();

    public Laws Laws { get; }

    public int Kills { get; private set; }

    public void Dispose()
    {
        foreach (var replica in replicas)
            replica.World.Dispose();
        Trace.Dispose();
    }

    /// <summary>Three peers go through a whole session by words and buttons; then all comes to rest, and the laws are checked.</summary>
    public async Task PlayAsync()
    {
        await PhaseAsync(Say("Ana", "start"));
        await PhaseAsync(Say("Ben", "join"), Say("Cem", "join"));
        await PassAsync(100);
        await PhaseAsync([.. Names.Select(n => Say(n, "agree"))]);
        await PhaseAsync(Say("Ben", "begin"));
        await PhaseAsync([.. Names.Select(n => Say(n, $"goal of {n}"))]);
        await PhaseAsync(await PressAsync("Ben", Verbs.Next));
        foreach (var _ in Names)
        {
            await PassAsync(Faults.Random.Next(4) == 0 ? 900 : 20);
            if ((await SessionAsync())?.Spotlight?.Explorer is { } explorer)
                await PhaseAsync(await PressAsync(Names.Single(n => World.Peer(n).Id == explorer), Verbs.Done));
        }

        await PhaseAsync([.. Names.Select(n => Say(n, $"learning of {n}"))]);
        await PhaseAsync(await PressAsync("Cem", Verbs.Next));
        await PhaseAsync([.. Names.Select(n => Say(n, $"I will help {n} by tomorrow"))]);
        await PhaseAsync(Say("Ana", "end"));

        Faults.IsCalm = true;
        Laws.CalmSince = clock.GetUtcNow();
        await PassAsync(240);
        clock.Advance(TimeSpan.FromHours(25));
        await PassAsync(120);
        Laws.CheckAtRest(await SessionAsync(), await TalliesAsync(), Kills);
    }

    private Turn Say(string who, string text) => Said.By(Home, [.. Names.Select(World.Peer)], who, text);

    /// <summary>A press of the button that the living card shows now.</summary>
    private async Task<Turn> PressAsync(string who, string verb)
    {
        var session = await SessionAsync() ?? throw new InvalidOperationException("There is no session.");
        var at = Guides.ThreeQuestions().LivingCard(session).Name();
        var id = $"{who} {verb} {at}";
        var press = new Press(
            World.Peer(who),
            verb,
            new CardMark(Home.Id, session.Key, at, at, session.Revision),
            new Dictionary<string, string>(),
            Home,
            id,
            DateOnly.FromDateTime(FakeClock.Start.UtcDateTime),
            "en-GB",
            [.. Names.Select(World.Peer)]);
        return new Turn(SessionId.Of(Home), $"invoke/{id}", new SessionEvent.Pressed(press));
    }

    /// <summary>Things said and pressed at one moment: in any order, some more than once, some earlier ones again.</summary>
    private async Task PhaseAsync(params IReadOnlyList<Turn> turns)
    {
        List<Turn> deliveries =
        [
            .. turns,
            .. turns.Where(_ => Faults.Happens(Fault.DeliveredTwice, 30)),
            .. turns.Where(_ => Faults.Happens(Fault.DeliveredAnew, 20)).Select(Anew),
            .. delivered.Where(_ => Faults.Happens(Fault.Late, 10)),
        ];
        var shuffled = deliveries.OrderBy(_ => Faults.Random.Next()).ToList();
        if (!shuffled.SequenceEqual(deliveries))
            Faults.Note(Fault.Reordered);
        foreach (var turn in shuffled)
            await DeliverAsync(turn);

        delivered.AddRange(turns);
        await PassAsync(6);
    }

    /// <summary>Whoever is told that it was not saved, or nothing, does it again.</summary>
    private async Task DeliverAsync(Turn turn)
    {
        for (var isTaken = false; !isTaken;)
            await DoAsync(Faults.Random.Next(Replicas), async replica =>
            {
                var result = await replica.World.Turns.HandleAsync(turn, default);
                isTaken = result.Outcome != TurnOutcome.NotSaved;
                Laws.Note(turn, result);
                return true;
            });
    }

    /// <summary>The same words or press under a new id, as Teams delivers them after half a minute.</summary>
    private Turn Anew(Turn turn) => turn with { EventId = $"{turn.EventId} anew {++anew}" };

    private async Task PassAsync(int seconds)
    {
        for (var passed = 0; passed < seconds; passed += 5)
        {
            clock.Advance(TimeSpan.FromSeconds(5));
            foreach (var replica in replicas.Where(_ => Faults.Happens(Fault.ClockSet, 2)))
                replica.Machine.Offset = AnyOffset();
            for (var n = 0; n < Replicas; n++)
                await DoAsync(n, async replica =>
                {
                    await replica.World.SettleAsync();
                    await replica.World.ScanAsync();
                    return true;
                });
            Laws.CheckOnTheWay();
        }
    }

    /// <summary>Does something in a replica; one that dies at it is started anew.</summary>
    private async Task DoAsync(int n, Func<SimulatedReplica, Task<bool>> work)
    {
        var replica = replicas[n];
        try
        {
            await work(replica);
        }
        catch (CrashException)
        {
            // It is started anew.
        }
        catch (StoreUnavailableException)
        {
            // A background loop goes on after a while.
        }

        if (!replica.Fuse.IsBurnt)
            return;
        Kills++;
        Laws.LastDeath = clock.GetUtcNow();
        Trace.Add($"{replica.Name} died");
        replica.World.Dispose();
        replicas[n] = Start(replica.Name, replica.Epoch + 1);
    }

    private SimulatedReplica Start(string name, int epoch)
    {
        var isAfter = Faults.Random.Next(2) == 0;
        var fuse = new Fuse(Faults.IsCalm ? int.MaxValue : Faults.Random.Next(20, 400), isAfter)
        {
            OnBurn = () => Faults.Note(isAfter ? Fault.DiedAfter : Fault.DiedBefore),
        };
        var under = Bugs.Plant(bug, memory.As(new Replica(name, epoch)));
        var machine = new SkewedClock(clock) { Offset = Faults.Happens(Fault.ClockWrong, 50) ? AnyOffset() : TimeSpan.Zero };
        var served = new StoreClock(machine);
        served.Note(WholeSecond(clock.GetUtcNow()), served.GetTimestamp());
        var store = new SimulatedStore(under, Faults, fuse, Trace)
        {
            Committed = Laws.NoteCommit,
            NotRecorded = Posts.Doubt,
            Answered = () => served.Note(WholeSecond(clock.GetUtcNow()), served.GetTimestamp()),
        };
        var messenger = new SimulatedMessenger(Posts, Faults, fuse, Trace, name);
        var world = new World(store, clock, messenger, cards: new NamesOnly(), seen: bug is Bug.LocalTime ? machine : served, others: Bugs.Aggregates(bug));
        return new SimulatedReplica(name, epoch, fuse, world, machine);
    }

    private TimeSpan AnyOffset() => TimeSpan.FromSeconds(Faults.Random.Next(-MostWrong, MostWrong + 1));

    private static DateTimeOffset WholeSecond(DateTimeOffset moment) => new(moment.Ticks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, moment.Offset);

    private async Task<Session?> SessionAsync()
    {
        using var reader = new World(memory, clock, others: [new TallyAggregate()]);
        return await reader.Turns.PeekAsync(SessionId.Of(Home), default) as Session;
    }

    private async Task<IReadOnlyList<Tally>> TalliesAsync()
    {
        using var reader = new World(memory, clock, others: [new TallyAggregate()]);
        List<Tally> tallies = [];
        foreach (var name in Names)
            tallies.Add((Tally)(await reader.Turns.PeekAsync(TallyAggregate.IdOf(name), default))!);
        return tallies;
    }
}

/// <summary>One process.</summary>
internal sealed record SimulatedReplica(string Name, int Epoch, Fuse Fuse, World World, SkewedClock Machine);
