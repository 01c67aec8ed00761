using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Simulation;

/// <summary>The clock of one machine, which may be minutes wrong. Its timers take as long as everybody's.</summary>
internal sealed class SkewedClock(FakeClock right, TimeSpan wrongBy) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => right.GetUtcNow() + wrongBy;

    public override long TimestampFrequency => right.TimestampFrequency;

    public override long GetTimestamp() => right.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        right.CreateTimer(callback, state, dueTime, period);
}
