using System.Globalization;

namespace PeerCoachBot.Commitments;

/// <summary>Reads a date out of words. What it does not know for certain it leaves to be asked back.</summary>
internal static class TargetDate
{
    private static readonly Dictionary<string, int> Days = new(StringComparer.OrdinalIgnoreCase)
    {
        ["today"] = 0,
        ["tomorrow"] = 1,
    };

    /// <summary>Reads today, tomorrow, a weekday (the next one after today) or an ISO date; null for anything else.</summary>
    public static DateOnly? Read(string words, DateOnly today)
    {
        var plain = words.Trim().TrimEnd('.', '!', '?').Trim();
        if (Days.TryGetValue(plain, out var days))
            return today.AddDays(days);
        if (Enum.GetNames<DayOfWeek>().FirstOrDefault(d => d.Equals(plain, StringComparison.OrdinalIgnoreCase)) is { } name)
            return NextAfter(today, Enum.Parse<DayOfWeek>(name));
        return DateOnly.TryParseExact(plain, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;
    }

    /// <summary>Divides "draft the plan by Friday" at the last "by" that is followed by a date; null where there is none.</summary>
    public static (string Text, DateOnly Date)? ReadTail(string words, DateOnly today)
    {
        const string By = " by ";
        var at = words.LastIndexOf(By, StringComparison.OrdinalIgnoreCase);
        return at > 0 && Read(words[(at + By.Length)..], today) is { } date ? (words[..at].Trim(), date) : null;
    }

    private static DateOnly NextAfter(DateOnly today, DayOfWeek day)
    {
        var ahead = ((int)day - (int)today.DayOfWeek + 7) % 7;
        return today.AddDays(ahead == 0 ? 7 : ahead);
    }
}
