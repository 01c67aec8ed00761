using PeerCoachBot.Clocks;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Clocks;

/// <summary>The time that a test says.</summary>
public sealed class TestingClockTests
{
    private readonly TestingClock clock = new(FakeClock.Start);

    [Fact]
    public void It_stands_until_it_is_told_to_go_on_and_never_goes_back()
    {
        Assert.Equal(FakeClock.Start, clock.GetUtcNow());
        clock.GoTo(FakeClock.Start.AddMinutes(3));
        clock.GoTo(FakeClock.Start.AddMinutes(1));
        Assert.Equal(FakeClock.Start.AddMinutes(3), clock.GetUtcNow());
    }

    [Fact]
    public void Timers_fire_on_the_way_each_at_its_moment()
    {
        List<string> fired = [];
        using var later = clock.CreateTimer(_ => fired.Add($"later {clock.GetUtcNow():T}"), null, TimeSpan.FromMinutes(2), Timeout.InfiniteTimeSpan);
        using var sooner = clock.CreateTimer(_ => fired.Add($"sooner {clock.GetUtcNow():T}"), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        sooner.Change(TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        clock.GoTo(FakeClock.Start.AddMinutes(3));
        Assert.Equal(["sooner 09:00:01", "later 09:02:00"], fired);
    }

    [Fact]
    public async Task A_wait_before_another_try_passes_by_itself()
    {
        await Task.Delay(TimeSpan.FromMilliseconds(1), clock);
        Assert.Equal(FakeClock.Start, clock.GetUtcNow());
    }

    [Fact]
    public async Task A_longer_wait_does_not()
    {
        var wait = Task.Delay(TimeSpan.FromMinutes(1), clock);
        clock.GoTo(FakeClock.Start.AddSeconds(59));
        Assert.False(wait.IsCompleted);
        clock.GoTo(FakeClock.Start.AddSeconds(60));
        await wait;
    }
}
