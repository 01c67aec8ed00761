using PeerCoachBot.Storage;
using PeerCoachBot.Tests.Support;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Tests.Turns;

/// <summary>Work that always fails, or that its process dies of, is left alone after its tries and stops no other.</summary>
public sealed class PoisonTests : IDisposable
{
    private readonly MemoryStore memory = new();
    private readonly TallyAggregate touchy = new();
    private int tries;
    private readonly World world;

    public PoisonTests() => world = new World(memory, others: [touchy]);

    public void Dispose() => world.Dispose();

    [Fact]
    public async Task A_wake_up_that_always_fails_is_left_alone_for_a_day_with_its_reason()
    {
        await WakeAtAsync("ana", 90);
        touchy.OnWoken = _ => Fail(new InvalidOperationException());
        await world.PassAsync(TimeSpan.FromMinutes(20));

        // The timer in memory, and then the hint.
        Assert.Equal(1 + Visits.MostTries, tries);
        Assert.Equal(nameof(InvalidOperationException), Assert.Single(memory.Hints).Claim?.Parked);
        touchy.OnWoken = null;
        await world.PassAsync(TimeSpan.FromHours(25));
        Assert.Equal(1, (await TallyAsync("ana")).Wakes);
    }

    [Fact]
    public async Task Others_are_woken_all_the_same()
    {
        await WakeAtAsync("ana", 90);
        await WakeAtAsync("ben", 91);
        touchy.OnWoken = tally =>
        {
            if (tally.Wake == FakeClock.Start.AddSeconds(90))
                Fail(new InvalidOperationException());
        };
        await world.PassAsync(TimeSpan.FromMinutes(4));
        Assert.Equal(1, (await TallyAsync("ben")).Wakes);
    }

    [Fact]
    public async Task Whoever_speaks_there_is_woken_again()
    {
        await WakeAtAsync("ana", 90);
        touchy.OnWoken = _ => Fail(new InvalidOperationException());
        await world.PassAsync(TimeSpan.FromMinutes(20));
        touchy.OnWoken = null;
        await world.Turns.HandleAsync(TallyAggregate.WakeAt(world.Clock.GetUtcNow().AddMinutes(2), "later"), default);
        await world.PassAsync(TimeSpan.FromMinutes(4));
        Assert.Equal(1, (await TallyAsync("ana")).Wakes);
    }

    [Fact]
    public async Task A_wake_up_that_its_processes_die_of_is_left_alone_as_well()
    {
        await WakeAtAsync("ana", 90);
        world.Clock.Advance(TimeSpan.FromSeconds(91));
        touchy.OnWoken = _ => Fail(new OperationCanceledException("the process is gone"));
        for (var life = 2; life < 12; life++)
        {
            using var anew = new World(memory.As(new Replica("r", life)), world.Clock, world.Messenger, others: [touchy]);
            await Record.ExceptionAsync(() => anew.ScanAsync());
        }

        Assert.Equal(Visits.MostTries, tries);
        Assert.NotNull(Assert.Single(memory.Hints).Claim?.Parked);
    }

    [Fact]
    public async Task A_store_that_fails_is_not_the_works_fault()
    {
        await WakeAtAsync("ana", 90);
        world.Clock.Advance(TimeSpan.FromSeconds(91));
        var tapped = new TappedStore(memory.As(new Replica("other", 1)));
        using var other = new World(tapped, world.Clock, world.Messenger, others: [touchy]);
        for (var n = 0; n < 10; n++)
        {
            tapped.Before = call => call is StoreCall.Load ? throw TappedStore.Unavailable() : Task.CompletedTask;
            await other.ScanAsync();
            world.Clock.Advance(TimeSpan.FromSeconds(61));
        }

        tapped.Before = null;
        await other.ScanAsync();
        Assert.Equal(1, ((Tally)(await other.Turns.PeekAsync(TallyAggregate.IdOf("ana"), default))!).Wakes);
    }

    [Fact]
    public async Task A_card_that_its_senders_die_of_is_parked_and_reported()
    {
        using var first = new World(memory.As(new Replica("r", 1)), world.Clock);
        await first.Turns.HandleAsync(Said.By(first, "Ana", "start"), default);
        var deadly = new RecordingMessenger();
        deadly.Intercept = (_, _) =>
        {
            Fail(new OperationCanceledException("the process is gone"));
            return null;
        };
        for (var life = 2; life < 12; life++)
        {
            using var anew = new World(memory.As(new Replica("r", life)), world.Clock, deadly);
            await anew.ScanAsync(CommitWriter.HintGrain);
            world.Clock.Advance(TimeSpan.FromSeconds(30));
        }

        Assert.Equal(Delivery.MostTries - 1, tries);
        Assert.Contains(memory.OutboxRows, r => r.Parked is not null);
    }

    private void Fail(Exception error)
    {
        tries++;
        throw error;
    }

    private Task<TurnResult> WakeAtAsync(string who, int seconds) => world.Turns.HandleAsync(
        new Turn(TallyAggregate.IdOf(who), "wake", new TallyEvent.WakeSet(FakeClock.Start.AddSeconds(seconds))),
        default);

    private async Task<Tally> TallyAsync(string who) => (Tally)(await world.Turns.PeekAsync(TallyAggregate.IdOf(who), default))!;
}
