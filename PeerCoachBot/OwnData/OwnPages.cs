using System.Text;
using System.Text.Json.Nodes;
using PeerCoachBot.Cards;

namespace PeerCoachBot.OwnData;

/// <summary>Divides somebody's data over messages, between its rows and never within one.</summary>
internal static class OwnPages
{
    /// <summary>The words of one message, in bytes of UTF-16 as JSON writes them. Teams takes 28 KB, with what stands around.</summary>
    public const int MostBytes = 20 * 1024;

    private const string Between = "\n\n";

    public static IReadOnlyList<string> Of(PersonalData data)
    {
        List<string> pages = [];
        StringBuilder page = new();
        var size = 0;
        foreach (var text in OwnRow.Of(data).Select(Text))
        {
            var more = Size(text + Between);
            if (page.Length > 0 && size + more > MostBytes)
            {
                pages.Add(page.ToString());
                page.Clear();
                size = 0;
            }

            page.Append(page.Length > 0 ? Between : "").Append(text);
            size += more;
        }

        return page.Length > 0 ? [.. pages, page.ToString()] : pages;
    }

    /// <summary>A row as lines of name and value.</summary>
    public static string Text(OwnRow row) => string.Join(
        '\n',
        OwnRow.Columns.Zip(row.Cells).Where(cell => cell.Second.Length > 0).Select(cell => $"{cell.First}: {cell.Second}"));

    public static int Size(string text) => Encoding.Unicode.GetByteCount(CompactJson.Write(JsonValue.Create(text)));
}
