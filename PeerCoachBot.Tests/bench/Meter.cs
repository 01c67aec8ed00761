using System.Diagnostics;
using System.Globalization;

namespace PeerCoachBot.Bench;

/// <summary>What a process has used so far.</summary>
/// <param name="Cpu">User and system time together.</param>
/// <param name="Written">Bytes that it caused to be written to a disk.</param>
internal sealed record Meter(TimeSpan Cpu, long Written, double ResidentMb)
{
    private const double BytesOfMb = 1024 * 1024;

    public static Meter Of(Process process)
    {
        process.Refresh();
        var written = File.ReadLines($"/proc/{process.Id}/io").First(line => line.StartsWith("write_bytes: ", StringComparison.Ordinal));
        return new Meter(
            process.TotalProcessorTime,
            long.Parse(written.Split(' ')[1], CultureInfo.InvariantCulture),
            process.WorkingSet64 / BytesOfMb);
    }
}
