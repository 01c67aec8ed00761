using PeerCoachBot.Decisions;

namespace PeerCoachBot.Commitments.Nudges;

/// <summary>When somebody works: the only time at which they are nudged.</summary>
/// <param name="Zone">An IANA zone; one that is not known counts as UTC.</param>
/// <param name="Days">The days of the week, at least one.</param>
/// <param name="From">When their day begins, by their clock; nudges come then.</param>
/// <param name="To">When it ends; later than <paramref name="From"/>.</param>
internal sealed record WorkingTime(string Zone, IReadOnlyList<DayOfWeek> Days, TimeOnly From, TimeOnly To) : Extensible
{
    public const string Utc = "Etc/UTC";

    private static readonly IReadOnlyList<DayOfWeek> WeekDays =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    public static WorkingTime Usual(string zone) => new(zone, WeekDays, new TimeOnly(9, 0), new TimeOnly(17, 0));

    /// <summary>The date on their calendar.</summary>
    public DateOnly DayAt(DateTimeOffset now) => DateOnly.FromDateTime(LocalTime(now));

    public bool IsWorkingDay(DateOnly day) => Days.Contains(day.DayOfWeek);

    /// <summary>True while they work.</summary>
    public bool IsOpen(DateTimeOffset now) =>
        LocalTime(now) is var local
        && IsWorkingDay(DateOnly.FromDateTime(local))
        && TimeOnly.FromDateTime(local) is var time
        && time >= From
        && time < To;

    /// <summary>
    /// When a working day begins. Where the clock is put forward over that time, at the next moment that exists; where it
    /// is put back, at the first of the two. Null where no such day is worked, or nothing is left of it.
    /// </summary>
    public DateTimeOffset? OpensOn(DateOnly day)
    {
        if (!IsWorkingDay(day))
            return null;
        var (zone, local) = (Find(), day.ToDateTime(From));
        var opens = new DateTimeOffset(local, OffsetAt(zone, local)).ToUniversalTime();
        return IsOpen(opens) && DayAt(opens) == day ? opens : null;
    }

    /// <summary>The first moment at which they work, from a moment on; not on an earlier day of theirs.</summary>
    public DateTimeOffset NextOpening(DateTimeOffset now, DateOnly notBefore)
    {
        if (DayAt(now) >= notBefore && IsOpen(now))
            return now;
        for (var day = DayAt(now) > notBefore ? DayAt(now) : notBefore; ; day = day.AddDays(1))
            if (OpensOn(day) is { } opens && opens >= now)
                return opens;
    }

    public DateOnly WorkingDayBefore(DateOnly day) => Walk(day.AddDays(-1), -1);

    public DateOnly WorkingDayFrom(DateOnly day) => Walk(day, 1);

    /// <summary>The day after so many working days.</summary>
    public DateOnly After(DateOnly day, int workingDays)
    {
        for (var n = 0; n < workingDays; n++)
            day = Walk(day.AddDays(1), 1);
        return day;
    }

    private DateOnly Walk(DateOnly day, int step)
    {
        while (!IsWorkingDay(day))
            day = day.AddDays(step);
        return day;
    }

    private DateTime LocalTime(DateTimeOffset now) => TimeZoneInfo.ConvertTime(now, Find()).DateTime;

    private TimeZoneInfo Find() => TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out var zone) ? zone : TimeZoneInfo.Utc;

    /// <summary>The offset with which a time is read: in a gap that of before it, so that it falls behind it.</summary>
    private static TimeSpan OffsetAt(TimeZoneInfo zone, DateTime local)
    {
        if (zone.IsAmbiguousTime(local))
            return zone.GetAmbiguousTimeOffsets(local).Max();
        if (!zone.IsInvalidTime(local))
            return zone.GetUtcOffset(local);

        // The next moment that exists, said by the clock as it was put forward.
        var valid = local;
        while (zone.IsInvalidTime(valid))
            valid = valid.AddMinutes(1);
        return zone.GetUtcOffset(valid) - (valid - local);
    }
}
