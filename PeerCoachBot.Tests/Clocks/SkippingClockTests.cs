using PeerCoachBot.Clocks;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Clocks;

/// <summary>The clock that skips ahead, over a real one that the test moves.</summary>
public sealed class SkippingClockTests
{
    private static readonly TimeSpan Never = Timeout.InfiniteTimeSpan;

    private readonly FakeClock real = new();
    private readonly List<string> fired = [];

    private SkippingClock Clock { get; }

    public SkippingClockTests() => Clock = new SkippingClock(real, TimeSpan.Zero);

    [Fact]
    public void It_goes_with_the_real_one_and_ahead_of_it_by_what_was_skipped()
    {
        var clock = new SkippingClock(real, TimeSpan.FromDays(1));
        Assert.Equal(FakeClock.Start.AddDays(1), clock.GetUtcNow());
        var begin = clock.GetTimestamp();
        clock.Skip(TimeSpan.FromMinutes(10));
        real.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(FakeClock.Start.AddDays(1).AddMinutes(15), clock.GetUtcNow());
        Assert.Equal(TimeSpan.FromMinutes(15), clock.GetElapsedTime(begin));
    }

    [Fact]
    public void Timers_that_become_due_fire_in_order_and_each_at_its_moment()
    {
        Timer("third", seconds: 300);
        Timer("first", seconds: 60);
        Timer("second", seconds: 120);
        Timer("later", seconds: 900);
        Clock.Skip(TimeSpan.FromMinutes(10));
        Assert.Equal(["first at 60", "second at 120", "third at 300"], fired);
    }

    [Fact]
    public void Timers_of_the_same_moment_fire_as_they_were_made()
    {
        foreach (var name in "abcdef")
            Timer(name.ToString(), seconds: 60);
        Clock.Skip(TimeSpan.FromMinutes(1));
        Assert.Equal(["a at 60", "b at 60", "c at 60", "d at 60", "e at 60", "f at 60"], fired);
    }

    [Fact]
    public void What_is_not_yet_due_fires_after_what_is_left_of_its_time()
    {
        Timer("later", seconds: 900);
        Clock.Skip(TimeSpan.FromMinutes(10));
        real.Advance(TimeSpan.FromSeconds(299));
        Assert.Empty(fired);
        real.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(["later at 900"], fired);
    }

    [Fact]
    public void Without_a_skip_a_timer_fires_in_its_time_and_once()
    {
        Timer("once", seconds: 60);
        real.Advance(TimeSpan.FromMinutes(5));
        Clock.Skip(TimeSpan.FromMinutes(5));
        Assert.Equal(["once at 60"], fired);
    }

    [Fact]
    public void A_timer_that_is_set_on_the_way_fires_on_the_way()
    {
        using var next = Clock.CreateTimer(_ => Note("next"), null, Never, Never);
        using var first = Clock.CreateTimer(
            _ =>
            {
                Note("first");
                next.Change(TimeSpan.FromMinutes(2), Never);
            },
            null,
            TimeSpan.FromMinutes(1),
            Never);
        Clock.Skip(TimeSpan.FromMinutes(10));
        Assert.Equal(["first at 60", "next at 180"], fired);
    }

    [Fact]
    public void A_timer_can_be_set_anew_and_called_off()
    {
        var moved = Timer("moved", seconds: 60);
        var off = Timer("off", seconds: 60);
        moved.Change(TimeSpan.FromSeconds(240), Never);
        off.Change(Never, Never);
        Clock.Skip(TimeSpan.FromMinutes(10));
        Assert.Equal(["moved at 240"], fired);
    }

    [Fact]
    public async Task A_disposed_timer_never_fires()
    {
        var first = Timer("first", seconds: 60);
        var second = Timer("second", seconds: 60);
        first.Dispose();
        await second.DisposeAsync();
        Assert.False(first.Change(TimeSpan.FromSeconds(1), Never));
        Clock.Skip(TimeSpan.FromMinutes(10));
        real.Advance(TimeSpan.FromMinutes(10));
        Assert.Empty(fired);
    }

    [Fact]
    public void A_timer_disposed_on_the_way_does_not_fire()
    {
        var victim = Timer("victim", seconds: 120);
        using var other = Clock.CreateTimer(_ => victim.Dispose(), null, TimeSpan.FromSeconds(60), Never);
        Clock.Skip(TimeSpan.FromMinutes(10));
        Assert.Empty(fired);
    }

    [Fact]
    public void A_periodic_timer_fires_once_at_the_end_of_a_skip_and_goes_on()
    {
        using var tick = Clock.CreateTimer(_ => Note("tick"), null, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5));
        real.Advance(TimeSpan.FromSeconds(11));
        Clock.Skip(TimeSpan.FromSeconds(1000));
        real.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(["tick at 5", "tick at 10", "tick at 1011", "tick at 1016"], fired);
    }

    [Fact]
    public void Skips_at_once_add_up_and_fire_each_timer_once()
    {
        var count = 0;
        foreach (var minute in Enumerable.Range(1, 100))
            Clock.CreateTimer(_ => Interlocked.Increment(ref count), null, TimeSpan.FromMinutes(minute), Never);

        // The first skip is held under way until the others wait for it, or have run through it.
        List<Thread> others = [.. Enumerable.Range(0, 3).Select(_ => new Thread(() => Clock.Skip(TimeSpan.FromMinutes(25))))];
        using var hold = Clock.CreateTimer(
            _ =>
            {
                others.ForEach(t => t.Start());
                Assert.True(SpinWait.SpinUntil(
                    () => others.All(t => (t.ThreadState & (ThreadState.WaitSleepJoin | ThreadState.Stopped)) != 0),
                    Host.StubConnector.Patience));
            },
            null,
            TimeSpan.FromSeconds(30),
            Never);
        Clock.Skip(TimeSpan.FromMinutes(25));
        Assert.All(others, t => Assert.True(t.Join(Host.StubConnector.Patience)));
        Assert.Equal((100, FakeClock.Start.AddMinutes(100)), (count, Clock.GetUtcNow()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-60)]
    public void It_never_goes_back(int seconds)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Clock.Skip(TimeSpan.FromSeconds(seconds)));
        Assert.Equal(FakeClock.Start, Clock.GetUtcNow());
    }

    [Fact]
    public async Task Waiting_ends_when_its_time_is_skipped()
    {
        var wait = Task.Delay(TimeSpan.FromHours(1), Clock);
        using var tick = new PeriodicTimer(TimeSpan.FromHours(1), Clock);
        var next = tick.WaitForNextTickAsync().AsTask();
        Clock.Skip(TimeSpan.FromHours(1));
        await Task.WhenAll(wait, next).WaitAsync(Host.StubConnector.Patience);
    }

    [Fact]
    public async Task On_the_systems_clock_timers_fire_too()
    {
        var clock = new SkippingClock(TimeProvider.System, TimeSpan.FromDays(7));
        await Task.Delay(TimeSpan.FromMilliseconds(20), clock).WaitAsync(Host.StubConnector.Patience);
        var wait = Task.Delay(TimeSpan.FromHours(1), clock);
        clock.Skip(TimeSpan.FromHours(2));
        await wait.WaitAsync(Host.StubConnector.Patience);
    }

    private ITimer Timer(string name, int seconds) => Clock.CreateTimer(_ => Note(name), null, TimeSpan.FromSeconds(seconds), Never);

    private void Note(string name) => fired.Add($"{name} at {(Clock.GetUtcNow() - FakeClock.Start).TotalSeconds}");
}
