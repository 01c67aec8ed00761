using PeerCoachBot.Storage;
using PeerCoachBot.Tests.Support;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Tests.Turns;

/// <summary>Wake-ups go side by side. One that its process dies of takes the others with it, but only once.</summary>
public sealed class SharedFateTests : IDisposable
{
    private readonly MemoryStore memory = new();
    private readonly TallyAggregate tallies = new();
    private readonly FakeClock clock = new();
    private readonly World reader;

    /// <summary>The stores of those who read slowly: they are under way while the deadly one is woken.</summary>
    private readonly Queue<TaskCompletionSource> reading = [];
    private bool isDead;

    public SharedFateTests() => reader = new World(memory.As(new Replica("reader", 1)), clock, others: [new TallyAggregate()]);

    public void Dispose() => reader.Dispose();

    [Fact]
    public async Task A_wake_up_that_its_process_dies_of_does_not_park_those_beside_it()
    {
        var deadly = FakeClock.Start.AddSeconds(90);
        await WakeAtAsync("ben", deadly.AddSeconds(-2));
        await WakeAtAsync("cem", deadly.AddSeconds(-1));
        await WakeAtAsync("ana", deadly);
        clock.AdvanceTo(deadly);
        tallies.OnWoken = tally =>
        {
            if (tally.Wake == deadly)
            {
                isDead = true;
                throw new CrashException();
            }
        };

        List<int> others = [];
        for (var life = 1; life <= Visits.MostTries + 2; life++)
        {
            await LiveAsync(life);
            others.Add(await WakesAsync("ben") + await WakesAsync("cem"));
        }

        // The first time nobody could know. From then on each goes alone, and the deadly one last.
        Assert.Equal([0, 2], others.Take(2));
        var parked = Assert.Single(memory.Hints, hint => hint.Claim?.Parked is not null);
        Assert.Equal(TallyAggregate.IdOf("ana"), parked.Aggregate);
    }

    /// <summary>One process, from its start until it dies or has nothing more to do.</summary>
    private async Task LiveAsync(int life)
    {
        isDead = false;
        var store = new TappedStore(memory.As(new Replica("r", life)))
        {
            Before = async call =>
            {
                Check();
                if (call is not StoreCall.Load { Id: var id } || id == TallyAggregate.IdOf("ana"))
                    return;
                TaskCompletionSource slow = new();
                reading.Enqueue(slow);
                await slow.Task;
                Check();
            },
        };
        using World world = new(store, clock, others: [tallies]);
        var scan = Record.ExceptionAsync(() => world.ScanAsync());
        while (reading.TryDequeue(out var slow))
            slow.SetResult();
        await scan;
    }

    private void Check()
    {
        if (isDead)
            throw new CrashException();
    }

    private Task<TurnResult> WakeAtAsync(string who, DateTimeOffset at) =>
        reader.Turns.HandleAsync(new Turn(TallyAggregate.IdOf(who), "wake", new TallyEvent.WakeSet(at)), default);

    private async Task<int> WakesAsync(string who) => ((Tally)(await reader.Turns.PeekAsync(TallyAggregate.IdOf(who), again: true, default))!).Wakes;
}
