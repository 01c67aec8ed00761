namespace PeerCoachBot.Clocks;

/// <summary>
/// The time that a test says: it stands still until told to go on, and then every timer on the way fires. Only waits for
/// an answer, or before another try, pass in real time, since a turn is under way meanwhile.
/// </summary>
internal sealed class TestingClock(DateTimeOffset start) : SkippingClock(new StandingClock(start), TimeSpan.Zero)
{
    /// <summary>No wait for an answer is longer.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(15);

    /// <summary>A wait is a timer that is made with its time and rings once, as <c>Task.Delay</c> and time-outs make it.</summary>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        period <= TimeSpan.Zero && dueTime > TimeSpan.Zero && dueTime <= LongestWait
            ? System.CreateTimer(callback, state, dueTime, period)
            : base.CreateTimer(callback, state, dueTime, period);

    /// <summary>Goes on to a moment; every timer that was due by then has fired when this returns. Time never goes back.</summary>
    public void GoTo(DateTimeOffset moment)
    {
        if (moment - GetUtcNow() is { Ticks: > 0 } ahead)
            Skip(ahead);
    }
}
