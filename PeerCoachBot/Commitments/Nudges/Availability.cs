namespace PeerCoachBot.Commitments.Nudges;

/// <summary>When somebody may be nudged.</summary>
/// <param name="Time">When they work.</param>
/// <param name="PausedUntil">The day on which they are back; null where they were never away.</param>
/// <param name="IsOff">They want no nudges.</param>
/// <param name="NudgedOn">The last day on which they were; null for never.</param>
internal sealed record Availability(WorkingTime Time, DateOnly? PausedUntil = null, bool IsOff = false, DateOnly? NudgedOn = null)
{
    /// <summary>The first day on which they may be nudged again.</summary>
    public DateOnly? NotBefore => NudgedOn?.AddDays(1) is { } next && !(next < PausedUntil) ? next : PausedUntil;

    public bool IsThere(DateTimeOffset now) => !IsOff && !(Time.DayAt(now) < NotBefore) && Time.IsOpen(now);
}
