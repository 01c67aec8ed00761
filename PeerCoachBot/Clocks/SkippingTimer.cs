namespace PeerCoachBot.Clocks;

/// <summary>A timer on a time that can skip, with a real one underneath.</summary>
internal sealed class SkippingTimer : ITimer
{
    private static long made;

    private readonly SkippingClock clock;
    private readonly TimerCallback callback;
    private readonly object? state;
    private readonly ITimer real;
    private TimeSpan period;
    private bool isDisposed;

    public SkippingTimer(SkippingClock clock, TimerCallback callback, object? state)
    {
        this.clock = clock;
        this.callback = callback;
        this.state = state;
        real = clock.CreateReal(_ => Rang());
    }

    /// <summary>Tells timers that are due at the same moment apart: the older fires first.</summary>
    public long Number { get; } = Interlocked.Increment(ref made);

    public DateTimeOffset Due { get; private set; } = DateTimeOffset.MaxValue;

    public bool IsPeriodic => period > TimeSpan.Zero;

    public bool Change(TimeSpan dueTime, TimeSpan period) => clock.AtRest(() =>
    {
        if (isDisposed)
            return false;
        this.period = period;
        SetDue(dueTime < TimeSpan.Zero ? DateTimeOffset.MaxValue : clock.GetUtcNow() + dueTime);
        return SetReal();
    });

    /// <summary>Sets the real timer for what is left; called at rest.</summary>
    public bool SetReal()
    {
        if (Due == DateTimeOffset.MaxValue)
            return real.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        // Rounded up, since a real timer counts whole milliseconds and would ring just before its moment.
        var left = Math.Max(0, Math.Ceiling((Due - clock.GetUtcNow()).TotalMilliseconds));
        return real.Change(TimeSpan.FromMilliseconds(left), Timeout.InfiniteTimeSpan);
    }

    /// <summary>Claims this firing, if it is time; whoever gets true fires. Called at rest.</summary>
    public bool TryTake()
    {
        if (Due > clock.GetUtcNow())
            return false;
        SetDue(IsPeriodic ? clock.GetUtcNow() + period : DateTimeOffset.MaxValue);
        SetReal();
        return true;
    }

    public void Fire() => callback(state);

    public void Dispose()
    {
        clock.AtRest(Retire);
        real.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        clock.AtRest(Retire);
        return real.DisposeAsync();
    }

    private bool Retire()
    {
        SetDue(DateTimeOffset.MaxValue);
        return isDisposed = true;
    }

    private void SetDue(DateTimeOffset due)
    {
        Due = due;
        clock.Note(this, isArmed: due < DateTimeOffset.MaxValue);
    }

    private void Rang()
    {
        if (clock.AtRest(IsTaken))
            Fire();
    }

    private bool IsTaken()
    {
        if (TryTake())
            return true;

        // It rang for a moment that was changed meanwhile: the one that holds now is set again.
        SetReal();
        return false;
    }
}
