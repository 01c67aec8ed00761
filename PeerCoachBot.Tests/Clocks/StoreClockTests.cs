using PeerCoachBot.Clocks;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Clocks;

/// <summary>The time that the store's service says, on a machine whose own clock is wrong.</summary>
public sealed class StoreClockTests
{
    private readonly FakeClock machine = new();
    private readonly StoreClock clock;

    public StoreClockTests() => clock = new StoreClock(machine);

    [Theory]
    [InlineData(-300)]
    [InlineData(300)]
    [InlineData(86_400)]
    public void It_goes_by_the_service_however_wrong_the_machine_is(int seconds)
    {
        var there = machine.GetUtcNow().AddSeconds(seconds);
        clock.Note(there, clock.GetTimestamp());
        Assert.InRange(clock.GetUtcNow(), there, there.AddSeconds(1));
        machine.Advance(TimeSpan.FromMinutes(1));
        Assert.InRange(clock.GetUtcNow(), there.AddSeconds(60), there.AddSeconds(61));
    }

    [Fact]
    public void It_does_not_tremble_with_whole_seconds()
    {
        var before = clock.GetUtcNow();
        clock.Note(before.AddSeconds(-1), clock.GetTimestamp());
        clock.Note(before.AddSeconds(2), clock.GetTimestamp());
        Assert.Equal(before, clock.GetUtcNow());
    }

    [Fact]
    public void An_answer_that_lay_about_does_not_set_it_back()
    {
        var (said, asked) = (clock.GetUtcNow(), clock.GetTimestamp());
        machine.Advance(TimeSpan.FromMinutes(3));
        clock.Note(said, asked);
        Assert.Equal(said.AddMinutes(3), clock.GetUtcNow());
    }

    [Fact]
    public void A_machine_whose_clock_is_set_back_does_not_take_it_along()
    {
        var skewed = new SkewedClock(machine);
        var steady = new StoreClock(skewed);
        skewed.Offset = TimeSpan.FromMinutes(-5);
        machine.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(FakeClock.Start.AddMinutes(1), steady.GetUtcNow());
    }
}
