using PeerCoachBot.Storage;
using PeerCoachBot.Tests.Support;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Tests.Turns;

/// <summary>What is left over from an outage is worked off in order and at a bounded rate.</summary>
public sealed class BacklogTests : IDisposable
{
    private const int Many = 130;

    /// <summary>So many aggregates are looked at in a second.</summary>
    private const int EachSecond = 25;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly MemoryStore memory = new();
    private readonly FakeClock clock = new();
    private readonly TallyAggregate tallies = new();
    private readonly List<DateTimeOffset> woken = [];
    private readonly World late;

    public BacklogTests()
    {
        late = new World(memory.As(new Replica("late", 1)), clock, others: [tallies]);
        tallies.OnWoken = tally => woken.Add(tally.Wake!.Value);
    }

    public void Dispose() => late.Dispose();

    [Fact]
    public async Task The_oldest_come_first_and_so_many_a_second()
    {
        await SetWakesAsync(n => FakeClock.Start.AddMinutes(30).AddSeconds(-n));
        clock.Advance(CommitWriter.HintGrain);
        await FinishAsync(late.ScanAsync());
        Assert.Empty(woken);
        clock.Advance(TimeSpan.FromHours(1));
        var scan = late.ScanAsync();
        Assert.Equal(EachSecond, woken.Count);
        clock.Advance(Second);
        Assert.Equal(2 * EachSecond, woken.Count);
        await FinishAsync(scan);
        Assert.Equal(Many, woken.Count);
        Assert.Equal(woken.Order(), woken);
    }

    [Fact]
    public async Task At_a_start_all_that_is_due_within_the_minute_is_looked_at_however_much_comes_early()
    {
        await SetWakesAsync(n => FakeClock.Start.AddSeconds(30).AddMilliseconds(n));
        var looked = new TappedStore(memory.As(new Replica("new", 1)));
        using var anew = new World(looked, clock, others: [tallies]);
        await FinishAsync(anew.ScanAsync(CommitWriter.HintGrain));
        Assert.Equal(Many, looked.Calls.OfType<StoreCall.Load>().Select(call => call.Id).Distinct().Count());
        Assert.Equal(Many, memory.Hints.Count);
    }

    private async Task SetWakesAsync(Func<int, DateTimeOffset> when)
    {
        using var gone = new World(memory.As(new Replica("gone", 1)), clock, others: [tallies]);
        for (var n = 0; n < Many; n++)
            await gone.Turns.HandleAsync(new Turn(TallyAggregate.IdOf($"p{n}"), "wake", new TallyEvent.WakeSet(when(n))), default);
    }

    private async Task FinishAsync(Task scan)
    {
        while (!scan.IsCompleted)
            clock.Advance(Second);
        await scan;
    }
}
