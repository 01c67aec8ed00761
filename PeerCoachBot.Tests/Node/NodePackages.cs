using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Node;

/// <summary>
/// The npm packages of the tests and of the app package, fetched once by whichever test needs them first, exactly as the
/// lock files name them. Nothing of theirs is run while they are fetched.
/// </summary>
internal static class NodePackages
{
    private static readonly Lazy<string> Ready = new(() => Fetch(Path.Combine(Sources.Tests, "Node")));
    private static readonly Lazy<string> ManifestReady = new(() => Fetch(Path.Combine(Sources.Root, "manifest")));

    /// <summary>The folder of the scripts, once the packages are there.</summary>
    public static string Folder => Ready.Value;

    /// <summary>The folder that builds the app package, once its packages are there.</summary>
    public static string Manifest => ManifestReady.Value;

    /// <summary>A file of a package.</summary>
    public static string File(params string[] path) => Path.Combine([Folder, "node_modules", .. path]);

    private static string Fetch(string folder)
    {
        var wanted = Hash(System.IO.File.ReadAllText(Path.Combine(folder, "package-lock.json")));
        var stamp = Path.Combine(folder, "node_modules", ".fetched");

        // Two runs of the tests may be under way in one checkout.
        using var oneAtATime = new Mutex(initiallyOwned: false, $@"Global\peercoach-npm-{Hash(folder)[..16]}");
        try
        {
            oneAtATime.WaitOne();
        }
        catch (AbandonedMutexException)
        {
            // Whoever had it was killed; what it left half done has no stamp.
        }

        try
        {
            if (!System.IO.File.Exists(stamp) || System.IO.File.ReadAllText(stamp) != wanted)
            {
                Install(folder);
                System.IO.File.WriteAllText(stamp, wanted);
            }
        }
        finally
        {
            oneAtATime.ReleaseMutex();
        }

        return folder;
    }

    private static void Install(string folder)
    {
        using var npm = Process.Start(new ProcessStartInfo(Programs.Npm!, ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;
        var errors = npm.StandardError.ReadToEndAsync();
        var output = npm.StandardOutput.ReadToEnd();
        npm.WaitForExit();
        if (npm.ExitCode != 0)
            throw new InvalidOperationException($"npm ci in {folder} failed with {npm.ExitCode}:\n{output}{errors.Result}");
    }

    private static string Hash(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
