using PeerCoachBot.Storage;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Turns;

/// <summary>Timers that people watch run in memory where the aggregate was handled last; the hint is their fallback.</summary>
public sealed class Rule7_TimerTests : IDisposable
{
    private static readonly DateTimeOffset Due = FakeClock.Start.AddSeconds(90);
    private readonly MemoryStore memory = new();
    private readonly FakeClock clock = new();
    private readonly World one;
    private readonly World two;

    public Rule7_TimerTests()
    {
        one = new World(memory.As(new Replica("one", 1)), clock, others: [new TallyAggregate()]);
        two = new World(memory.As(new Replica("two", 1)), clock, others: [new TallyAggregate()]);
    }

    public void Dispose()
    {
        one.Dispose();
        two.Dispose();
    }

    [Fact]
    public async Task A_timer_fires_on_time_without_any_look_at_hints()
    {
        await SetAsync(one, Due, "set");
        Assert.Equal(Due, clock.NextTimer());
        clock.AdvanceTo(Due.AddTicks(-1));
        await one.SettleAsync();
        Assert.Equal(0, await WakesAsync());
        clock.AdvanceTo(Due);
        await one.SettleAsync();
        Assert.Equal(1, await WakesAsync());
    }

    [Fact]
    public async Task It_fires_in_the_replica_that_handled_the_aggregate_last()
    {
        await SetAsync(one, Due.AddMinutes(1), "set");
        await SetAsync(two, Due, "sooner");
        clock.AdvanceTo(Due);
        await one.SettleAsync();
        Assert.Equal(0, await WakesAsync());
        await two.SettleAsync();
        Assert.Equal(1, await WakesAsync());
    }

    [Theory]
    [InlineData(30)]
    [InlineData(150)]
    public async Task A_timer_that_was_moved_fires_at_its_new_time_only(int seconds)
    {
        await SetAsync(one, Due, "set");
        await SetAsync(one, FakeClock.Start.AddSeconds(seconds), "moved");
        Assert.Equal(FakeClock.Start.AddSeconds(seconds), clock.NextTimer());
        clock.Advance(TimeSpan.FromSeconds(seconds));
        await one.SettleAsync();
        Assert.Equal(1, await WakesAsync());
        Assert.Null(clock.NextTimer());
    }

    [Fact]
    public async Task A_timer_that_was_taken_back_does_not_fire()
    {
        await SetAsync(one, Due, "set");
        await SetAsync(one, null, "off");
        Assert.Null(clock.NextTimer());
    }

    [Fact]
    public async Task Where_its_replica_is_gone_the_hint_brings_another()
    {
        await SetAsync(one, Due, "set");
        one.Dispose();
        await two.PassAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(Due, clock.NextTimer());
        await two.PassAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(1, await WakesAsync());
    }

    [Fact]
    public async Task What_is_far_ahead_is_left_to_its_hint()
    {
        await SetAsync(one, FakeClock.Start.AddHours(5), "set");
        Assert.Null(clock.NextTimer());
        await one.PassAsync(TimeSpan.FromHours(5));
        Assert.Equal(1, await WakesAsync());
    }

    private static Task SetAsync(World world, DateTimeOffset? at, string id) =>
        world.Turns.HandleAsync(TallyAggregate.WakeAt(at, id), default);

    private async Task<int> WakesAsync()
    {
        using var fresh = new World(memory, clock, others: [new TallyAggregate()]);
        return ((Tally)(await fresh.Turns.PeekAsync(TallyAggregate.IdOf("ana"), default))!).Wakes;
    }
}
