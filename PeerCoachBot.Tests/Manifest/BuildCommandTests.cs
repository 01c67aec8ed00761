using System.Diagnostics;
using PeerCoachBot.Tests.Node;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Manifest;

/// <summary>`node build.mjs`, as an administrator calls it.</summary>
public sealed class BuildCommandTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("peercoach-package-");

    private string Zip => Path.Combine(folder.FullName, "PeerCoach.zip");

    [NeedsNodeFact]
    public async Task Arguments_environment_and_a_file_make_the_same_package_wherever_it_is_built()
    {
        var settings = PackageBuilder.Settings();
        var (status, said) = await RunAsync([], [.. settings.SelectMany(s => new[] { $"--{s.Key}", (string)s.Value! })]);
        Assert.Equal((0, true), (status, said.Contains("PeerCoach 1.0.0", StringComparison.Ordinal)));
        var byArguments = await File.ReadAllBytesAsync(Zip);

        Dictionary<string, string> environment = settings.ToDictionary(s => s.Key, s => (string)s.Value!);
        environment["TZ"] = "Pacific/Kiritimati";
        environment["LANG"] = "tr_TR.UTF-8";
        File.Delete(Zip);
        Assert.Equal(0, (await RunAsync(environment)).Status);
        Assert.Equal(byArguments, await File.ReadAllBytesAsync(Zip));

        var file = Path.Combine(folder.FullName, "settings.json");
        await File.WriteAllTextAsync(file, settings.ToJsonString());
        File.Delete(Zip);
        Assert.Equal(0, (await RunAsync([], "--settings", file)).Status);
        Assert.Equal(byArguments, await File.ReadAllBytesAsync(Zip));
    }

    [NeedsNodeFact]
    public async Task A_package_that_cannot_be_built_leaves_none()
    {
        await File.WriteAllTextAsync(Zip, "of last week");
        var (status, said) = await RunAsync([], "--MicrosoftAppId", "peercoach");
        Assert.Equal(1, status);
        Assert.Contains("MicrosoftAppId is \"peercoach\" (from the arguments), but should be an id such as", said, StringComparison.Ordinal);
        Assert.Contains("TeamsPrivacyUrl is not set (your privacy notice): give the https address of a page", said, StringComparison.Ordinal);
        Assert.False(File.Exists(Zip));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private async Task<(int Status, string Said)> RunAsync(Dictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(Programs.Node!, [Path.Combine(NodePackages.Manifest, "build.mjs"), "--out", Zip, .. arguments])
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("Teams", StringComparison.Ordinal) || name == "MicrosoftAppId").ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var node = Process.Start(start)!;
        var errors = node.StandardError.ReadToEndAsync();
        var said = await node.StandardOutput.ReadToEndAsync().WaitAsync(Patience);
        await node.WaitForExitAsync().WaitAsync(Patience);
        return (node.ExitCode, said + await errors);
    }
}
