using System.Text;

namespace PeerCoachBot.Tests.Support;

/// <summary>A path for a file of a test's own, which goes with everything beside it.</summary>
internal sealed class TemporaryFile : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("peercoach").FullName;

    public string Path => System.IO.Path.Combine(folder, "data", "peercoach.db");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>The file, its log and its index; whichever of them hold such a text, in either of SQLite's encodings.</summary>
    public IReadOnlyList<string> Holding(string text) =>
    [
        .. from name in Directory.GetFiles(System.IO.Path.GetDirectoryName(Path)!)
           let bytes = Read(name)
           where bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0 || bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(text)) >= 0
           select System.IO.Path.GetFileName(name),
    ];

    private static byte[] Read(string name)
    {
        using FileStream stream = new(name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using MemoryStream bytes = new();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
