using System.Globalization;
using System.Text;

namespace PeerCoachBot.Bench;

/// <summary>Medians, percentiles, and tables to paste into the README.</summary>
internal static class Figures
{
    public static double Median(IEnumerable<double> values) => Percentile([.. values.Order()], 0.5);

    /// <param name="sorted">In ascending order.</param>
    public static double Percentile(IReadOnlyList<double> sorted, double share) =>
        sorted.Count == 0 ? double.NaN : sorted[(int)Math.Min(sorted.Count - 1, Math.Floor(sorted.Count * share))];

    public static string Say(double number) => number switch
    {
        double.NaN => "",
        >= 100 or <= -100 => number.ToString("#,0", CultureInfo.InvariantCulture),
        >= 10 => number.ToString("0.0", CultureInfo.InvariantCulture),
        _ => number.ToString("0.00", CultureInfo.InvariantCulture),
    };

    public static string Table(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows)
    {
        StringBuilder table = new();
        table.AppendLine(CultureInfo.InvariantCulture, $"| {string.Join(" | ", head)} |");
        table.AppendLine(CultureInfo.InvariantCulture, $"| --- |{string.Concat(Enumerable.Repeat(" ---: |", head.Count - 1))}");
        foreach (var row in rows)
            table.AppendLine(CultureInfo.InvariantCulture, $"| {string.Join(" | ", row)} |");
        return table.ToString();
    }
}
