using PeerCoachBot.Commitments.Nudges;

namespace PeerCoachBot.Tests.Commitments.Nudges;

/// <summary>A moment at which a zone's clock is put forward or back.</summary>
internal sealed record Transition(string Zone, DateTimeOffset At, TimeSpan Before, TimeSpan After)
{
    private const int FirstYear = 2026;
    private const int LastYear = 2030;

    /// <summary>Nowhere is the clock put forward and back again within such a time.</summary>
    private static readonly TimeSpan Stride = TimeSpan.FromHours(6);

    /// <summary>Every transition of every zone that this machine knows, found by the clock alone.</summary>
    public static IReadOnlyList<Transition> All { get; } = [.. TimeZoneInfo.GetSystemTimeZones().SelectMany(Of)];

    /// <summary>The date that the clock shows just before.</summary>
    public DateOnly Day => DateOnly.FromDateTime(At.UtcDateTime + Before - TimeSpan.FromTicks(1));

    /// <summary>What the clock shows within a week of the transition.</summary>
    public DateTime Local(DateTimeOffset moment) => moment.UtcDateTime + (moment < At ? Before : After);

    public DateOnly DayAt(DateTimeOffset moment) => DateOnly.FromDateTime(Local(moment));

    /// <summary>From when until when a day is worked, said by the two offsets alone; null where nothing is left of it.</summary>
    public (DateTimeOffset Opens, DateTimeOffset Closes)? Hours(DateOnly day, WorkingTime time) =>
        time.Days.Contains(day.DayOfWeek) && FirstAt(day.ToDateTime(time.From)) is var opens && FirstAt(day.ToDateTime(time.To)) is var closes && opens < closes
            ? (opens, closes)
            : null;

    public override string ToString() => $"{Zone} {At:u} {Before} -> {After}";

    private static IEnumerable<Transition> Of(TimeZoneInfo zone)
    {
        var end = new DateTimeOffset(LastYear + 1, 1, 1, 0, 0, 0, TimeSpan.Zero);
        for (var from = new DateTimeOffset(FirstYear, 1, 1, 0, 0, 0, TimeSpan.Zero); from < end; from += Stride)
            if (zone.GetUtcOffset(from) is var before && zone.GetUtcOffset(from + Stride) is var after && before != after)
                yield return new Transition(zone.Id, Between(zone, from, from + Stride, before), before, after);
    }

    private static DateTimeOffset Between(TimeZoneInfo zone, DateTimeOffset low, DateTimeOffset high, TimeSpan before)
    {
        while (high - low > TimeSpan.FromMinutes(1))
        {
            var middle = low + TimeSpan.FromMinutes(Math.Floor((high - low).TotalMinutes / 2));
            (low, high) = zone.GetUtcOffset(middle) == before ? (middle, high) : (low, middle);
        }

        return high;
    }

    /// <summary>The first moment at which the clock has come so far.</summary>
    private DateTimeOffset FirstAt(DateTime local)
    {
        var before = new DateTimeOffset(local - Before, TimeSpan.Zero);
        var after = new DateTimeOffset(local - After, TimeSpan.Zero);
        return before < At ? before : after < At ? At : after;
    }
}
