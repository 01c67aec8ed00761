using System.Text.RegularExpressions;

namespace PeerCoachBot.Commitments.Dates;

/// <summary>Reads a date out of words. What it does not know for certain it leaves to be asked back.</summary>
internal static partial class TargetDate
{
    /// <summary>A date further ahead is a slip of the finger.</summary>
    private const int FurthestYears = 10;

    /// <summary>A longer phrase is no date.</summary>
    private const int Longest = 40;

    private const string By = "by ";

    /// <summary>Reads a phrase such as "Friday", "in two weeks", "12 December" or "2026-12-12"; null for anything else.</summary>
    public static DateOnly? Read(string words, DateOnly today)
    {
        if (Plain(words) is not { } plain)
            return null;
        var date = IsoDay.Read(plain)
            ?? new DatePhrase(DateWords.English, today).Read(plain);
        return date < today.AddYears(FurthestYears) ? date : null;
    }

    /// <summary>Reads a phrase that may begin with "by", as people answer who were asked for a date; null for anything else.</summary>
    public static DateOnly? ReadAlone(string words, DateOnly today) =>
        Read(words.StartsWith(By, StringComparison.OrdinalIgnoreCase) ? words[By.Length..] : words, today);

    /// <summary>True where the words say that there is to be no date.</summary>
    public static bool IsNone(string words) => Plain(words) is { } plain && DateWords.English.None.Contains(plain);

    /// <summary>Divides "draft the plan by Friday" at its last "by", where a date follows; null where none does.</summary>
    public static (string Text, DateOnly Date)? ReadTail(string words, DateOnly today) =>
        LastBy().Match(words) is { Success: true } tail && Read(tail.Groups["date"].Value, today) is { } date
            ? (tail.Groups["text"].Value.Trim(), date)
            : null;

    /// <summary>The words as they are looked up; null where they are too many to be a date.</summary>
    private static string? Plain(string words) =>
        words.Length <= 2 * Longest && Marks().Replace(words, " ").Trim().ToLowerInvariant() is { Length: <= Longest } plain ? plain : null;

    /// <summary>White space, a comma, and what may end a sentence.</summary>
    [GeneratedRegex(@"(\s|,(?=\s)|[.!?…]+\s*$)+", RegexOptions.CultureInvariant)]
    private static partial Regex Marks();

    /// <summary>Any white space stands around "by": people write on a new line too.</summary>
    [GeneratedRegex(@"^(?<text>.*\S)\s+by\s+(?<date>.*)$", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex LastBy();
}
