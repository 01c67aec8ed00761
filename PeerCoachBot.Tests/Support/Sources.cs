using System.Runtime.CompilerServices;

namespace PeerCoachBot.Tests.Support;

/// <summary>The project's own files, for tests that read them.</summary>
internal static class Sources
{
    public static string Root { get; } = FindRoot();

    public static string Product { get; } = Path.Combine(Root, "PeerCoachBot");

    public static string Tests { get; } = Path.Combine(Root, "PeerCoachBot.Tests");

    /// <summary>The hand-written C# files in and below a folder.</summary>
    public static IReadOnlyList<SourceFile> In(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Select(path => new SourceFile(Path.GetRelativePath(Root, path).Replace('\\', '/'), File.ReadAllText(path)))
            .Where(file => !file.Path.Split('/').Any(part => part is "bin" or "obj"))
            .OrderBy(file => file.Path, StringComparer.Ordinal),
    ];

    private static string FindRoot([CallerFilePath] string source = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(source)!, "..", ".."));
}

/// <summary>One file.</summary>
/// <param name="Path">From the root of the repository, with slashes.</param>
internal sealed record SourceFile(string Path, string Text)
{
    public string Name => System.IO.Path.GetFileName(Path);

    public int Lines => Text.TrimEnd().Split('\n').Length;

    /// <summary>The code without its comments, so that words about it do not count.</summary>
    public string Code => string.Join('\n', Text.Split('\n').Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)));
}
