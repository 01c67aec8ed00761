namespace PeerCoachBot.Clocks;

/// <summary>
/// The time as the service that keeps the data says it, so that replicas on machines with wrong clocks agree on what is
/// due and whose claim has run out. Between two answers it goes with the machine's timestamps, which nobody sets back.
/// </summary>
internal sealed class StoreClock(TimeProvider machine) : TimeProvider
{
    /// <summary>An answer says whole seconds, and took a while to come: so far apart they are still the same time.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);

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

    /// <summary>
    /// The service said what time it was there, in whole seconds. How long ago that was nobody knows, but no longer than the
    /// question is: an answer that lay about while its process stood still does not set the clock back.
    /// </summary>
    /// <param name="asked">The timestamp at which it was asked.</param>
    public void Note(DateTimeOffset said, long asked)
    {
        lock (gate)
        {
            var stamp = machine.GetTimestamp();
            var here = known.Time + machine.GetElapsedTime(known.Timestamp, stamp);
            var latest = said + OneSecond + machine.GetElapsedTime(asked, stamp);
            if (here < said - Tolerance || here > latest + Tolerance)
                known = (said + ((latest - said) / 2), stamp);
        }
    }
}
