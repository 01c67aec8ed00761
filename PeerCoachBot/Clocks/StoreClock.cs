namespace PeerCoachBot.Clocks;

/// <summary>
/// The time as the service that keeps the data says it, so that replicas on machines with wrong clocks agree on what is
/// due and whose claim has run out. Between two answers it goes with the machine's timestamps, which nobody sets back.
/// </summary>
internal sealed class StoreClock(TimeProvider machine) : TimeProvider
{
    /// <summary>An answer says whole seconds, and took a while to come: so far apart they are still the same time.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan HalfASecond = TimeSpan.FromSeconds(0.5);

    private readonly Lock gate = new();
    private (DateTimeOffset Time, long Timestamp) known = (machine.GetUtcNow(), machine.GetTimestamp());

    public override TimeZoneInfo LocalTimeZone => machine.LocalTimeZone;

    public override long TimestampFrequency => machine.TimestampFrequency;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
            return known.Time + machine.GetElapsedTime(known.Timestamp);
    }

    public override long GetTimestamp() => machine.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        machine.CreateTimer(callback, state, dueTime, period);

    /// <summary>The service has just said what time it is there, in whole seconds.</summary>
    public void Note(DateTimeOffset said)
    {
        var there = said + HalfASecond;
        lock (gate)
        {
            var stamp = machine.GetTimestamp();
            var here = known.Time + machine.GetElapsedTime(known.Timestamp, stamp);
            if ((there - here).Duration() > Tolerance)
                known = (there, stamp);
        }
    }
}
