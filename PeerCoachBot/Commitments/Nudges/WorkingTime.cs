using System.Text.Json.Serialization;
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

    private const int DaysInWeek = 7;

    /// <summary>Whoever works at all works within a week; in the second, where the clock skipped that day's hours.</summary>
    private const int DaysLookedAt = 2 * DaysInWeek;

    private static readonly IReadOnlyList<DayOfWeek> WeekDays =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    public static WorkingTime Usual(string zone) => new(zone, WeekDays, new TimeOnly(9, 0), new TimeOnly(17, 0));

    /// <summary>False where nobody could work so: then nothing ever opens.</summary>
    [JsonIgnore]
    public bool IsPossible => Days.Count > 0 && From < To;

    /// <summary>The date on their calendar.</summary>
    public DateOnly DayAt(DateTimeOffset now) => DateOnly.FromDateTime(LocalTime(now));

    public bool IsWorkingDay(DateOnly day) => Days.Contains(day.DayOfWeek);

    /// <summary>True while they work.</summary>
    public bool IsOpen(DateTimeOffset now) => HoursOn(DayAt(now)) is { } hours && hours.Opens <= now && now < hours.Closes;

    /// <summary>When a working day begins; null where no such day is worked, or nothing is left of it.</summary>
    public DateTimeOffset? OpensOn(DateOnly day) => HoursOn(day)?.Opens;

    /// <summary>The first moment at which they work, from a moment on; not on an earlier day of theirs. Null where they never do.</summary>
    public DateTimeOffset? NextOpening(DateTimeOffset now, DateOnly notBefore)
    {
        var day = DayAt(now) > notBefore ? DayAt(now) : notBefore;
        for (var looked = 0; looked < DaysLookedAt; looked++, day = day.AddDays(1))
            if (HoursOn(day) is { } hours && now < hours.Closes)
                return hours.Opens > now ? hours.Opens : now;
        return null;
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

    /// <summary>Where no day is worked, any will do: nothing opens on it.</summary>
    private DateOnly Walk(DateOnly day, int step)
    {
        for (var passed = 0; passed < DaysInWeek && !IsWorkingDay(day); passed++)
            day = day.AddDays(step);
        return day;
    }

    /// <summary>
    /// From when until when a day is worked: without a break, although the clock is put back and says "not yet" again.
    /// </summary>
    private (DateTimeOffset Opens, DateTimeOffset Closes)? HoursOn(DateOnly day)
    {
        if (!IsPossible || !IsWorkingDay(day))
            return null;
        var zone = Find();
        var (opens, closes) = (MomentOf(day.ToDateTime(From), zone), MomentOf(day.ToDateTime(To), zone));
        return opens < closes ? (opens, closes) : null;
    }

    private DateTime LocalTime(DateTimeOffset now) => TimeZoneInfo.ConvertTime(now, Find()).DateTime;

    private TimeZoneInfo Find() => TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out var zone) ? zone : TimeZoneInfo.Utc;

    /// <summary>
    /// The first moment at which the clock says this; where it skips that, the one at which it goes on. It is asked moment
    /// by moment: what .NET says of local times is wrong where a zone's standard time changes, as in Morocco.
    /// </summary>
    private static DateTimeOffset MomentOf(DateTime local, TimeZoneInfo zone)
    {
        var said = new DateTimeOffset(local, TimeSpan.Zero);
        var (before, after) = (zone.GetUtcOffset(said.AddDays(-1)), zone.GetUtcOffset(said.AddDays(1)));
        if (before == after)
            return said - before;

        var (first, second) = before > after ? (said - before, said - after) : (said - after, said - before);
        if (first + zone.GetUtcOffset(first) == said)
            return first;
        return second + zone.GetUtcOffset(second) == said ? second : MomentOf(local.AddMinutes(1), zone);
    }
}
