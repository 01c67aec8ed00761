namespace PeerCoachBot.Tests.Support;

/// <summary>
/// A clock that moves when it is told to. Pauses shorter than a second, such as the jitter between two tries, pass at
/// once and take the same short time however long they were meant to be, so that a run can be repeated exactly.
/// </summary>
internal sealed class FakeClock : TimeProvider
{
    /// <summary>A Monday morning.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    private static readonly TimeSpan PassesByItself = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan ShortPause = TimeSpan.FromMilliseconds(10);

    private readonly Lock gate = new();
    private readonly List<Timer> timers = [];
    private DateTimeOffset now = Start;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
            return now;
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves on, stopping at every timer on the way.</summary>
    public void Advance(TimeSpan by) => AdvanceTo(GetUtcNow() + by);

    public void AdvanceTo(DateTimeOffset to)
    {
        while (true)
        {
            Timer? due;
            lock (gate)
            {
                due = timers.Where(t => t.Due <= to).MinBy(t => t.Due);
                if (due is null)
                {
                    now = to > now ? to : now;
                    return;
                }

                now = due.Due > now ? due.Due : now;
                due.Rearm();
            }

            due.Fire();
        }
    }

    /// <summary>When the next timer is due; null where there is none.</summary>
    public DateTimeOffset? NextTimer()
    {
        lock (gate)
            return timers.Where(t => t.Due < DateTimeOffset.MaxValue).Select(t => (DateTimeOffset?)t.Due).Min();
    }

    private sealed class Timer(FakeClock clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan period;

        public DateTimeOffset Due { get; private set; } = DateTimeOffset.MaxValue;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            DateTimeOffset due;
            var passesByItself = dueTime >= TimeSpan.Zero && dueTime < PassesByItself;
            lock (clock.gate)
            {
                this.period = period;
                Due = due = dueTime < TimeSpan.Zero ? DateTimeOffset.MaxValue
                    : passesByItself && dueTime > TimeSpan.Zero ? clock.now + ShortPause
                    : clock.now + dueTime;
                if (!clock.timers.Contains(this))
                    clock.timers.Add(this);
            }

            if (passesByItself)
                clock.AdvanceTo(due);
            return true;
        }

        public void Rearm() => Due = period > TimeSpan.Zero ? clock.now + period : DateTimeOffset.MaxValue;

        public void Fire() => callback(state);

        public void Dispose()
        {
            lock (clock.gate)
                clock.timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
