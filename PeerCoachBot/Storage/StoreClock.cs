namespace PeerCoachBot.Storage;

/// <summary>
/// The time by which replicas agree: this machine's, corrected by what the store's answers say it is. What is due, and
/// how long a claim holds, is judged by it, so that a machine whose clock is wrong neither wakes anybody early nor takes
/// what another still works on. How long something takes is measured by this machine alone.
/// </summary>
internal sealed class StoreClock(TimeProvider local) : TimeProvider
{
    /// <summary>An answer's time is told in whole seconds, and was a moment on its way.</summary>
    public static readonly TimeSpan Grain = TimeSpan.FromSeconds(3);

    private long correction;

    /// <summary>How far this machine's clock is behind the store's.</summary>
    public TimeSpan Correction => new(Interlocked.Read(ref correction));

    public override TimeZoneInfo LocalTimeZone => local.LocalTimeZone;

    public override long TimestampFrequency => local.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => local.GetUtcNow() + Correction;

    public override long GetTimestamp() => local.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        local.CreateTimer(callback, state, dueTime, period);

    /// <summary>Takes note of the time that an answer of the store bore.</summary>
    public void Learn(DateTimeOffset storeTime)
    {
        var measured = storeTime - local.GetUtcNow();
        if ((measured - Correction).Duration() > Grain)
            Interlocked.Exchange(ref correction, measured.Ticks);
    }
}
