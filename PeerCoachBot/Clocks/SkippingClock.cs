namespace PeerCoachBot.Clocks;

/// <summary>
/// A time that can skip: the real one, and ahead of it by what was skipped. On a skip every timer that becomes due
/// fires, in order and at its own moment; a periodic one fires once, at the end, as on a machine that has slept.
/// </summary>
internal class SkippingClock(TimeProvider real, TimeSpan ahead) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly Lock oneSkip = new();
    private readonly HashSet<SkippingTimer> armed = [];
    private TimeSpan ahead = ahead;

    /// <summary>How far this time is ahead of the real one. It only grows.</summary>
    public TimeSpan Ahead
    {
        get
        {
            lock (gate)
                return ahead;
        }
    }

    public override TimeZoneInfo LocalTimeZone => real.LocalTimeZone;

    public override long TimestampFrequency => real.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => real.GetUtcNow() + Ahead;

    public override long GetTimestamp() =>
        real.GetTimestamp() + (long)(Ahead.Ticks * (real.TimestampFrequency / (double)TimeSpan.TicksPerSecond));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SkippingTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Goes ahead. When this returns, every timer that was due by then has fired.</summary>
    public void Skip(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(by, TimeSpan.Zero);
        lock (oneSkip)
        {
            var target = Ahead + by;
            while (NextDue(target) is { } timer)
                timer.Fire();
            foreach (var timer in End(target))
                timer.Fire();
        }
    }

    /// <summary>Runs with the timers at rest.</summary>
    internal T AtRest<T>(Func<T> work)
    {
        lock (gate)
            return work();
    }

    internal void Note(SkippingTimer timer, bool isArmed)
    {
        if (isArmed)
            armed.Add(timer);
        else
            armed.Remove(timer);
    }

    internal ITimer CreateReal(TimerCallback callback) =>
        real.CreateTimer(callback, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>The next timer on the way, taken at its moment; null when none is left.</summary>
    private SkippingTimer? NextDue(TimeSpan target)
    {
        lock (gate)
        {
            var now = real.GetUtcNow();
            var next = armed.Where(t => !t.IsPeriodic && t.Due <= now + target).MinBy(t => (t.Due, t.Number));
            if (next is null)
                return null;
            ahead = next.Due - now > ahead ? next.Due - now : ahead;
            return next.TryTake() ? next : null;
        }
    }

    /// <summary>Arrives: the periodic timers that are due, each once, and the others set for what is left of their time.</summary>
    private List<SkippingTimer> End(TimeSpan target)
    {
        lock (gate)
        {
            ahead = target > ahead ? target : ahead;
            List<SkippingTimer> due = [.. armed.Where(t => t.Due <= GetUtcNow()).OrderBy(t => (t.Due, t.Number)).Where(t => t.TryTake())];
            foreach (var timer in armed)
                timer.SetReal();
            return due;
        }
    }
}
