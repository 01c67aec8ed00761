namespace PeerCoachBot.Tests.Support;

/// <summary>A path for a file of a test's own, which goes with everything beside it.</summary>
internal sealed class TemporaryFile : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("peercoach").FullName;

    public string Path => System.IO.Path.Combine(folder, "data", "peercoach.db");

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
