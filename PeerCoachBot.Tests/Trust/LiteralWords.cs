namespace PeerCoachBot.Tests.Trust;

/// <summary>What becomes of words by the rules of the README, told anew without the product's code.</summary>
internal static class LiteralWords
{
    public const char Isolate = '\u2068';
    public const char Pop = '\u2069';

    /// <summary>The characters that turn the direction of what follows them.</summary>
    public const string Turning = "\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

    /// <summary>As words are kept: all but control characters.</summary>
    public static string Kept(string words) => string.Concat(words.Where(c => c is '\n' or '\t' || !char.IsControl(c)));

    /// <summary>As they stand in their writer's dialog.</summary>
    public static string Unturned(string words) => string.Concat(words.Where(c => !Turning.Contains(c, StringComparison.Ordinal)));

    /// <summary>As a reader sees them, without what sets them apart and without spaces and the ends of lines.</summary>
    public static string Seen(string words) => string.Concat(words.Where(c => !char.IsControl(c) && !char.IsWhiteSpace(c) && c is not (Isolate or Pop) && !Turning.Contains(c, StringComparison.Ordinal)));

    /// <summary>Nothing in a text turns what stands beside it: isolates are closed on the line on which they were opened.</summary>
    public static bool IsCalm(string text)
    {
        var lines = text.Split('\n', '\u2028', '\u2029');
        return lines.Index().All(line => IsCalm(line.Item, isWithin: line.Index > 0 && line.Index < lines.Length - 1));
    }

    /// <param name="isWithin">Nothing but the same words can stand on this line where it has no isolates.</param>
    private static bool IsCalm(string line, bool isWithin)
    {
        var open = 0;
        var mayTurn = isWithin && !line.Contains(Isolate, StringComparison.Ordinal);
        foreach (var c in line)
        {
            open += c switch { Isolate => 1, Pop => -1, _ => 0 };
            if (open < 0 || (c is not (Isolate or Pop) && Turning.Contains(c, StringComparison.Ordinal)) || (open == 0 && IsRightToLeft(c) && !mayTurn))
                return false;
        }

        return open == 0;
    }

    private static bool IsRightToLeft(char c) => c is (>= '\u05D0' and <= '\u05EA') or (>= '\u0620' and <= '\u064A');
}
