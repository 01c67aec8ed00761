using System.Text;

namespace PeerCoachBot.Tests.OwnData;

/// <summary>Reads comma-separated values by the letter of RFC 4180, and nothing that is only like it.</summary>
internal static class StrictCsv
{
    public static List<string[]> Read(string text)
    {
        List<string[]> rows = [];
        List<string> row = [];
        var at = 0;
        while (at < text.Length)
        {
            row.Add(Quoted(text, ref at));
            if (at < text.Length && text[at] == ',')
            {
                at++;
                continue;
            }

            Assert.Equal("\r\n", text[at..Math.Min(at + 2, text.Length)]);
            at += 2;
            rows.Add([.. row]);
            row.Clear();
        }

        Assert.Empty(row);
        Assert.All(rows, r => Assert.Equal(rows[0].Length, r.Length));
        return rows;
    }

    private static string Quoted(string text, ref int at)
    {
        Assert.Equal('"', text[at++]);
        StringBuilder cell = new();
        while (true)
        {
            var quote = text.IndexOf('"', at);
            Assert.True(quote >= 0, "a cell does not end");
            cell.Append(text, at, quote - at);
            at = quote + 1;
            if (at >= text.Length || text[at] != '"')
                return cell.ToString();
            cell.Append('"');
            at++;
        }
    }
}
