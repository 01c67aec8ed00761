using System.Globalization;
using System.Text.RegularExpressions;

namespace PeerCoachBot.Commitments;

/// <summary>Reads a date out of words. What it does not know for certain it leaves to be asked back.</summary>
internal static partial class TargetDate
{
    private static readonly Dictionary<string, int> Days = new(StringComparer.OrdinalIgnoreCase)
    {
        ["today"] = 0,
        ["tomorrow"] = 1,
    };

    /// <summary>A date further ahead is a slip of the finger.</summary>
    private const int FurthestYears = 10;

    /// <summary>Reads today, tomorrow, a weekday (the next one after today) or an ISO date; null for anything else.</summary>
    public static DateOnly? Read(string words, DateOnly today)
    {
        var plain = words.Trim().TrimEnd('.', '!', '?').Trim();
        if (Days.TryGetValue(plain, out var days))
            return today.AddDays(days);
        if (Enum.GetNames<DayOfWeek>().FirstOrDefault(d => d.Equals(plain, StringComparison.OrdinalIgnoreCase)) is { } name)
            return NextAfter(today, Enum.Parse<DayOfWeek>(name));
        return DateOnly.TryParseExact(plain, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && date < today.AddYears(FurthestYears)
            ? date
            : null;
    }

    /// <summary>Divides "draft the plan by Friday" at its last "by", where a date follows; null where none does.</summary>
    public static (string Text, DateOnly Date)? ReadTail(string words, DateOnly today) =>
        LastBy().Match(words) is { Success: true } tail && Read(tail.Groups["date"].Value, today) is { } date
            ? (tail.Groups["text"].Value.Trim(), date)
            : null;

    private static DateOnly NextAfter(DateOnly today, DayOfWeek day)
    {
        var ahead = ((int)day - (int)today.DayOfWeek + 7) % 7;
        return today.AddDays(ahead == 0 ? 7 : ahead);
    }

    /// <summary>Any white space stands around "by": people write on a new line too.</summary>
    [GeneratedRegex(@"^(?<text>.*\S)\s+by\s+(?<date>.*)$", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex LastBy();
}
