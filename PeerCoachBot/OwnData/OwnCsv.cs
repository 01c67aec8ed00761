using System.Text;

namespace PeerCoachBot.OwnData;

/// <summary>Writes somebody's data as a table: one row for whatever was said, and for each entry of their own record.</summary>
internal static class OwnCsv
{
    /// <summary>By its mark at the beginning spreadsheets know that it is UTF-8.</summary>
    public static byte[] Write(PersonalData data) =>
        [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Csv.Row(OwnRow.Columns) + string.Concat(OwnRow.Of(data).Select(row => Csv.Row(row.Cells))))];
}
