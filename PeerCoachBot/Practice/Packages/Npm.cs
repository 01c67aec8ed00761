using System.ComponentModel;
using System.Diagnostics;

namespace PeerCoachBot.Practice.Packages;

/// <summary>Node's package manager, as it is installed on this machine.</summary>
/// <param name="path">The folders in which programs are looked for; by default those of this process.</param>
internal sealed class Npm(string? path = null)
{
    /// <summary>The end of what npm said is where its reason stands.</summary>
    private const int LongestReason = 2_000;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static readonly IReadOnlyList<string> Names = OperatingSystem.IsWindows() ? ["npm.cmd", "npm.exe"] : ["npm"];

    /// <summary>Where npm is; null where it is not.</summary>
    public string? Find() =>
        (from folder in (path ?? Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
         from name in Names
         let file = Path.Combine(folder, name)
         where Path.IsPathRooted(folder) && File.Exists(file)
         select file).FirstOrDefault();

    /// <summary>Installs exactly what a folder's lock file says, running no script of any package.</summary>
    /// <returns>Why it could not; null where it did.</returns>
    public static async Task<string?> InstallAsync(string npm, string folder, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(npm, ["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var timeout = new CancellationTokenSource(Patience, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
            process.StandardInput.Close();
            var said = process.StandardOutput.ReadToEndAsync(either.Token);
            var complained = process.StandardError.ReadToEndAsync(either.Token);
            await process.WaitForExitAsync(either.Token);
            return process.ExitCode == 0 ? null : Reason(process.ExitCode, await complained, await said);
        }
        catch (Win32Exception error)
        {
            return error.Message;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return $"npm did not finish within {Patience.TotalMinutes:0} minutes.";
        }
        finally
        {
            End(process);
        }
    }

    private static string Reason(int code, string complained, string said)
    {
        var reason = (complained.Trim() is { Length: > 0 } words ? words : said.Trim()) is { Length: > 0 } any ? any : "It gave no reason.";
        return $"npm ended with code {code}. {(reason.Length > LongestReason ? "…" + reason[^LongestReason..] : reason)}";
    }

    private static void End(Process process)
    {
        try
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It never started.
        }
    }
}
