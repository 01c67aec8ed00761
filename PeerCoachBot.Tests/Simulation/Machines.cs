using PeerCoachBot.Clocks;
using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions;
using PeerCoachBot.Storage;
using PeerCoachBot.Tests.Support;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Tests.Simulation;

/// <summary>Three replicas of the real machine over one store, connector and clock, on one thread. One that dies is started anew.</summary>
internal sealed class Machines(Faults faults, Bug? bug, IReadOnlyList<IAggregate> aggregates, SessionGuide? guide = null) : IDisposable
{
    private const int Replicas = 3;

    /// <summary>How wrong a machine's clock is at most, in seconds.</summary>
    private const int MostWrong = 300;

    private readonly List<SimulatedReplica> replicas = [];

    public FakeClock Clock { get; } = new();

    public MemoryStore Memory { get; } = new();

    public Posts Posts { get; } = new();

    public Trace Trace { get; } = new();

    public int Kills { get; private set; }

    /// <summary>When a process died last.</summary>
    public DateTimeOffset? LastDeath { get; private set; }

    /// <summary>Called with every commit that took effect.</summary>
    public required Action<Commit> Committed { get; init; }

    /// <summary>Called with what became of a turn.</summary>
    public required Action<Turn, TurnResult> Answered { get; init; }

    public void Start()
    {
        for (var n = 0; n < Replicas; n++)
            replicas.Add(Start($"r{n}", 1));
    }

    public void Dispose()
    {
        foreach (var replica in replicas)
            replica.World.Dispose();
        Trace.Dispose();
    }

    /// <summary>Whoever is told that it was not saved, or nothing, does it again.</summary>
    public async Task DeliverAsync(Turn turn)
    {
        for (var isTaken = false; !isTaken;)
            await DoAsync(faults.Random.Next(Replicas), async replica =>
            {
                var result = await replica.World.Turns.HandleAsync(turn, default);
                isTaken = result.Outcome != TurnOutcome.NotSaved;
                Answered(turn, result);
            });
    }

    /// <summary>Some time passes, and each replica does what waits to be done.</summary>
    public async Task StepAsync(TimeSpan time)
    {
        Clock.Advance(time);
        foreach (var replica in replicas.Where(_ => faults.Happens(Fault.ClockSet, 2)))
            replica.Machine.Offset = AnyOffset();
        for (var n = 0; n < Replicas; n++)
            await DoAsync(n, async replica =>
            {
                await replica.World.SettleAsync();
                await replica.World.ScanAsync();
            });
    }

    /// <summary>An aggregate's state, read by nobody's replica.</summary>
    public async Task<object?> ReadAsync(AggregateId id)
    {
        using var reader = new World(Memory, Clock, others: aggregates);
        return await reader.Turns.PeekAsync(id, default);
    }

    /// <summary>Does something in a replica; one that dies at it is started anew.</summary>
    private async Task DoAsync(int n, Func<SimulatedReplica, Task> work)
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
        LastDeath = Clock.GetUtcNow();
        Trace.Add($"{replica.Name} died");
        replica.World.Dispose();
        replicas[n] = Start(replica.Name, replica.Epoch + 1);
    }

    private SimulatedReplica Start(string name, int epoch)
    {
        var isAfter = faults.Random.Next(2) == 0;
        var fuse = new Fuse(faults.IsCalm ? int.MaxValue : faults.Random.Next(20, 400), isAfter)
        {
            OnBurn = () => Faults.Note(isAfter ? Fault.DiedAfter : Fault.DiedBefore),
        };
        var under = Bugs.Plant(bug, Memory.As(new Replica(name, epoch)));
        var machine = new SkewedClock(Clock) { Offset = faults.Happens(Fault.ClockWrong, 50) ? AnyOffset() : TimeSpan.Zero };
        var served = new StoreClock(machine);
        served.Note(WholeSecond(Clock.GetUtcNow()), served.GetTimestamp());
        var store = new SimulatedStore(under, faults, fuse, Trace)
        {
            Committed = Committed,
            NotRecorded = post => Posts.Doubt(Posts.NameOf(post)),
            Answered = () => served.Note(WholeSecond(Clock.GetUtcNow()), served.GetTimestamp()),
        };
        var messenger = new SimulatedMessenger(Posts, faults, fuse, Trace, name);
        var world = new World(store, Clock, messenger, guide, new NamesOnly(), bug is Bug.LocalTime ? machine : served, aggregates);
        return new SimulatedReplica(name, epoch, fuse, world, machine);
    }

    private TimeSpan AnyOffset() => TimeSpan.FromSeconds(faults.Random.Next(-MostWrong, MostWrong + 1));

    private static DateTimeOffset WholeSecond(DateTimeOffset moment) => new(moment.Ticks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, moment.Offset);
}

/// <summary>One process.</summary>
internal sealed record SimulatedReplica(string Name, int Epoch, Fuse Fuse, World World, SkewedClock Machine);
