using System.Text;

namespace PeerCoachBot.OwnData;

/// <summary>
/// Comma-separated values by RFC 4180, each in quotes. Spreadsheets take some beginnings for a formula, so before these,
/// and before an apostrophe, an apostrophe is put; whoever takes one off again has the words as they were.
/// </summary>
internal static class Csv
{
    private const char Guard = '\'';

    /// <summary>What may begin a formula, or is passed over before one: also in its full width.</summary>
    private const string Beginnings = "=+-@\t\r\n\0\uFF1D\uFF0B\uFF0D\uFF20'";

    public static string Row(params IReadOnlyList<string> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    public static string Cell(string text)
    {
        StringBuilder cell = new("\"", text.Length + 3);
        if (text.Length > 0 && Beginnings.Contains(text[0], StringComparison.Ordinal))
            cell.Append(Guard);
        return cell.Append(text.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"').ToString();
    }
}
