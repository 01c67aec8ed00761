using System.Diagnostics;

namespace PeerCoachBot.Tests.Support;

/// <summary>Programs of the machine that some tests need.</summary>
internal static class Programs
{
    private const int OldestNode = 18;

    private static readonly string[] Endings = OperatingSystem.IsWindows() ? [".exe", ".cmd"] : [""];

    public static string? Node { get; } = Find("node", "nodejs");

    public static string? Npm { get; } = Find("npm");

    public static string? Chromium { get; } = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } chosen
        ? chosen
        : Find("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge", "microsoft-edge");

    /// <summary>Why tests that need Node cannot run here, and what to do; null where they can.</summary>
    public static string? WhyNoNode { get; } = (Node, Npm) switch
    {
        (null, _) => $"Node is missing: install Node {OldestNode} or later (apt-get install nodejs npm).",
        (_, null) => "npm is missing: install it beside Node (apt-get install npm).",
        ({ } node, _) when VersionOf(node) is var version && version < OldestNode =>
            $"Node {version} is too old: install Node {OldestNode} or later.",
        _ => null,
    };

    /// <summary>Why tests that need a browser cannot run here, and what to do; null where they can.</summary>
    public static string? WhyNoBrowser { get; } = Chromium switch
    {
        null => "Chromium is missing: install it (apt-get install chromium), or set CHROMIUM to the path of one.",
        { } path when !File.Exists(path) => $"There is no browser at {path}, to which CHROMIUM is set.",
        _ => null,
    };

    private static string? Find(params string[] names) =>
    (
        from name in names
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        from ending in Endings
        let path = Path.Combine(folder, name + ending)
        where File.Exists(path)
        select path
    ).FirstOrDefault();

    private static int VersionOf(string node)
    {
        using var process = Process.Start(new ProcessStartInfo(node, "--version") { RedirectStandardOutput = true, UseShellExecute = false })!;
        var version = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return int.TryParse(version.TrimStart('v').Split('.')[0], out var major) ? major : 0;
    }
}
