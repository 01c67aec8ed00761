using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Browser;

/// <summary>Pictures that a run leaves for people to look at. They are rewritten by the next run and belong to no commit.</summary>
internal static class Artifacts
{
    /// <summary>A file in <c>artifacts/</c>, whose folder is there.</summary>
    public static string File(params string[] path)
    {
        var file = Path.Combine([Sources.Root, "artifacts", .. path]);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        return file;
    }
}
