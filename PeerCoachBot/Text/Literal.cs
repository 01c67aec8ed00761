using System.Text;

namespace PeerCoachBot.Text;

/// <summary>Makes people's text safe to stand between other text: nothing in it acts on what is around it.</summary>
internal static class Literal
{
    private const char FirstStrongIsolate = '\u2068';
    private const char PopDirectionalIsolate = '\u2069';

    private static readonly char[] LineEnds = ['\n', '\u2028', '\u2029'];

    /// <summary>
    /// The text without controls; set apart where it is written from right to left. The end of a line ends whatever sets
    /// apart, so its first and last line, which have something beside them, are set apart each.
    /// </summary>
    public static string Of(string text)
    {
        var shown = new StringBuilder(text.Length + 2);
        var from = 0;
        for (; text.IndexOfAny(LineEnds, from) is >= 0 and var end; from = end + 1)
            shown.Append(LineOf(text[from..end], setApart: from == 0)).Append(text[end]);
        return shown.Append(LineOf(text[from..])).ToString();
    }

    /// <summary>The same of a text that stands within a sentence: on one line, so that it cannot pass for more than itself.</summary>
    public static string Inline(string text) => LineOf(string.Join(' ', text.Split(LineEnds)));

    /// <summary>The text without controls, for an input: there is nothing around it, and what is added would be sent back.</summary>
    public static string Alone(string text) => string.Concat(text.EnumerateRunes().Where(rune => !IsControl(rune)));

    private static string LineOf(string text, bool setApart = true)
    {
        var shown = new StringBuilder(text.Length + 2);
        var rightToLeft = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsControl(rune))
                continue;
            rightToLeft |= IsRightToLeft(rune.Value);
            shown.Append(rune.ToString());
        }

        return rightToLeft && setApart
            ? shown.Insert(0, FirstStrongIsolate).Append(PopDirectionalIsolate).ToString()
            : shown.ToString();
    }

    private static bool IsControl(Rune rune) =>
        (Rune.IsControl(rune) && rune.Value is not ('\n' or '\t'))
        || rune.Value is 0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);

    private static bool IsRightToLeft(int value) =>
        value is (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFF)
            or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF);
}
