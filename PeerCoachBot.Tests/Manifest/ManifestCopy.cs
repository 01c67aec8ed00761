using System.Text.Json.Nodes;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Manifest;

/// <summary>A copy of what the app package is made of, to break something in.</summary>
internal sealed class ManifestCopy : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("peercoach-manifest-");

    public ManifestCopy()
    {
        foreach (var file in Parts)
        {
            var to = Path.Combine(root.FullName, file);
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(Path.Combine(Original, file), to);
        }
    }

    /// <summary>The folder in the repository.</summary>
    public static string Original { get; } = Path.Combine(Sources.Root, "manifest");

    public string Folder => root.FullName;

    private static IEnumerable<string> Parts =>
    [
        "manifest.json", "permissions.json", "README.md",
        .. new[] { "icons", "languages" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Original, folder)))
            .Select(file => Path.GetRelativePath(Original, file)),
    ];

    public string At(params string[] path) => Path.Combine([root.FullName, .. path]);

    /// <summary>Changes a JSON file.</summary>
    public void Edit(string file, Action<JsonNode> change)
    {
        var json = JsonNode.Parse(File.ReadAllText(At(file)))!;
        change(json);
        File.WriteAllText(At(file), json.ToJsonString());
    }

    public void Dispose() => root.Delete(recursive: true);
}
