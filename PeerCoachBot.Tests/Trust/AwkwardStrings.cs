using System.Text;

namespace PeerCoachBot.Tests.Trust;

/// <summary>Texts in which something is unusual: the same ones in every run.</summary>
internal static class AwkwardStrings
{
    private static readonly string[] Pieces =
    [
        "a", "é", "e\u0301", "\u1E9B\u0323", "ﬁ", "ǆ", "İ", "ß", "Å", "\u212B", "가", "\u1100\u1161", "ｆｕｌｌ", "𝔣", "\U00020000",
        "👩‍👩‍👧‍👦", "🏴‍☠️", "🇫🇷", "👍🏿", "1️⃣", "\uFE0F", "\u200D", "\u200B", "\u200C", "\u2060", "\uFEFF", "\u00AD", "\u034F", "\u180E",
        "שלום", "مرحبا", "\u0660", "\u202E", "\u202A", "\u202C", "\u2066", "\u2067", "\u2068", "\u2069", "\u200E", "\u200F", "\u061C",
        "\0", "\u0001", "\b", "\u001B", "\u007F", "\u0085", "\r\n", "\r", "\n", "\t", "\v", "\u2028", "\u2029", "\u00A0", "\u3000", "\u1680",
        "\uE000", "\uF8FF", "\U000F0000", "\U0010FFFD", "\uFFFE", "\uFFFF", "\uFDD0", "\U0001FFFE", "\U0010FFFF", "\uFFFD", "\uFFF9", "\U000E0041",
        "\"", "\\", "/", "'", "<", "&amp;", "\\u0000", "\\ud800", "%00", "${x}", "]]>", "null", "🤦🏽‍♂️",
    ];

    /// <summary>Valid texts of one to many pieces, each beginning and ending with a letter.</summary>
    public static IReadOnlyList<string> Of(int count)
    {
        var seed = 20_261_121u;
        List<string> all = [];
        for (var n = 0; n < count; n++)
        {
            StringBuilder text = new($"{n}:");
            if (n < Pieces.Length)
                text.Append(Pieces[n]);
            else if (n % 50 == 0)
                text.Append('o').Insert(text.Length, "\u0301\u0323\u0338", 500);
            else
                for (var left = Next(ref seed, n % 10 == 0 ? 200 : 12) + 2; left > 0; left--)
                    text.Append(Pieces[Next(ref seed, Pieces.Length)]);
            all.Add(Fit(text.ToString()) + "z");
        }

        return all;
    }

    /// <summary>Not longer than an answer may be, and not cut within a pair.</summary>
    private static string Fit(string text) => text.Length < 1990 ? text : text[..(char.IsHighSurrogate(text[1989]) ? 1989 : 1990)];

    private static int Next(ref uint seed, int below)
    {
        seed = (seed * 1_664_525) + 1_013_904_223;
        return (int)((seed >> 8) % (uint)below);
    }
}
