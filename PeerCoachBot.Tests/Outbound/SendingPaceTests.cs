using PeerCoachBot.Teams.Outbound;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Outbound;

/// <summary>No conversation and no tenant is called more often than Teams takes.</summary>
public sealed class SendingPaceTests
{
    private readonly FakeClock clock = new();
    private readonly SendingPace pace;

    public SendingPaceTests() => pace = new SendingPace(clock);

    [Theory]
    [InlineData(1, 7)]
    [InlineData(2, 8)]
    [InlineData(30, 60)]
    [InlineData(3600, 1800)]
    public void A_conversation_gets_so_many_calls_in_so_long_whatever_is_asked_for(int seconds, int most)
    {
        List<DateTimeOffset> calls = [];
        for (var end = clock.GetUtcNow().AddSeconds(seconds * 2.5); clock.GetUtcNow() < end;)
            if (pace.Take("t1", "c1") is { Ticks: > 0 } wait)
                clock.Advance(wait);
            else
                calls.Add(clock.GetUtcNow());

        var within = TimeSpan.FromSeconds(seconds);
        Assert.All(calls.Skip(most).Zip(calls), pair => Assert.True(pair.First - pair.Second >= within, $"{most + 1} calls in {pair.First - pair.Second}"));
        Assert.True(calls.Count >= most);
    }

    [Fact]
    public void A_tenant_gets_25_a_second_and_another_its_own()
    {
        for (var n = 0; n < 25; n++)
            Assert.Equal(TimeSpan.Zero, pace.Take("t1", $"c{n}"));
        Assert.Equal(TimeSpan.FromSeconds(1), pace.Take("t1", "another"));
        Assert.Equal(TimeSpan.Zero, pace.Take("t2", "c1"));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(TimeSpan.Zero, pace.Take("t1", "another"));
    }

    [Fact]
    public void Whoever_was_told_to_wait_waits_and_others_do_not()
    {
        pace.Hold("t1", "c1", TimeSpan.FromSeconds(40));
        pace.Hold("t1", "c1", TimeSpan.FromSeconds(10));
        clock.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal(TimeSpan.FromSeconds(25), pace.Take("t1", "c1"));
        Assert.Equal(TimeSpan.Zero, pace.Take("t1", "c2"));
        Assert.Equal(TimeSpan.Zero, pace.Take("t2", "c1"));
        clock.Advance(TimeSpan.FromSeconds(25));
        Assert.Equal(TimeSpan.Zero, pace.Take("t1", "c1"));
    }
}
