using Microsoft.Extensions.Logging.Abstractions;
using PeerCoachBot.Practice;
using PeerCoachBot.Practice.Packages;
using PeerCoachBot.Practice.Page;
using PeerCoachBot.Practice.State;

namespace PeerCoachBot.Tests.Practice;

/// <summary>Fetching the page's packages, with an npm of the test's own.</summary>
public sealed class PackageFetcherTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("peercoach-");
    private readonly string web;
    private readonly string programs;

    public PackageFetcherTests()
    {
        web = folder.CreateSubdirectory("web").FullName;
        programs = folder.CreateSubdirectory("programs").FullName;
        File.WriteAllText(Path.Combine(web, "package-lock.json"), "first");
    }

    private string Runs => Path.Combine(folder.FullName, "runs");

    public void Dispose() => folder.Delete(recursive: true);

    [UnixFact]
    public async Task What_is_missing_is_fetched_once()
    {
        Npm(Installs());
        Assert.Equal(new RoomNews.Packages(AreReady: true), await FetchAsync());
        Assert.Equal(new RoomNews.Packages(AreReady: true), await FetchAsync());
        Assert.Equal(["ci --ignore-scripts --no-audit --no-fund"], File.ReadAllLines(Runs));
    }

    [UnixFact]
    public async Task Another_lock_file_and_a_missing_file_are_fetched_for()
    {
        Npm(Installs());
        await FetchAsync();
        File.WriteAllText(Path.Combine(web, "package-lock.json"), "second");
        await FetchAsync();
        File.Delete(Path.Combine(web, "node_modules", WebFiles.OfPackages["markdown-it.js"]));
        Assert.True((await FetchAsync()).AreReady);
        Assert.Equal(3, File.ReadAllLines(Runs).Length);
    }

    [UnixFact]
    public async Task Two_at_once_fetch_once()
    {
        Npm(Installs());
        Assert.All(await Task.WhenAll(FetchAsync(), FetchAsync(), FetchAsync()), outcome => Assert.True(outcome.AreReady));
        Assert.Single(File.ReadAllLines(Runs));
    }

    [UnixFact]
    public async Task An_npm_that_fails_is_quoted_and_tried_again_later()
    {
        Npm("echo 'npm error: no registry here' >&2; exit 7");
        var outcome = await FetchAsync();
        Assert.Equal((false, "npm ended with code 7. npm error: no registry here"), (outcome.AreReady, outcome.Reason));
        Assert.Contains("version 20 or later", outcome.Remedy, StringComparison.Ordinal);
        Npm(Installs());
        Assert.True((await FetchAsync()).AreReady);
    }

    [Fact]
    public async Task Without_npm_it_says_what_to_install()
    {
        var outcome = await FetchAsync();
        Assert.False(outcome.AreReady);
        Assert.StartsWith("Node.js is missing", outcome.Missing, StringComparison.Ordinal);
        Assert.StartsWith("Install Node.js 20 or later", outcome.Remedy, StringComparison.Ordinal);
        Assert.Contains("PATH", outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_its_folder_it_says_which()
    {
        File.Delete(Path.Combine(web, "package-lock.json"));
        var outcome = await FetchAsync();
        Assert.Contains(web, outcome.Remedy, StringComparison.Ordinal);
    }

    private Task<RoomNews.Packages> FetchAsync()
    {
        var file = new RoomFile(Path.Combine(folder.FullName, "room.json"), NullLogger<RoomFile>.Instance);
        var room = new LiveRoom(file, NewRoom.Make(), TimeProvider.System);
        var fetcher = new PackageFetcher(room, new WebFiles(web), new Npm(programs), NullLogger<PackageFetcher>.Instance);
        return fetcher.FetchAsync(CancellationToken.None);
    }

    private string Installs() => string.Join('\n',
    [
        $"echo \"$*\" >> '{Runs}'",
        .. WebFiles.OfPackages.Values.Select(path => $"/bin/mkdir -p \"$(/usr/bin/dirname 'node_modules/{path}')\" && echo x > 'node_modules/{path}'"),
    ]);

    private void Npm(string script)
    {
        var path = Path.Combine(programs, "npm");
        File.WriteAllText(path, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>A test whose npm is a shell script.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class UnixFactAttribute : FactAttribute
    {
        public UnixFactAttribute() => Skip = OperatingSystem.IsWindows() ? "The stand-in for npm is a shell script." : null!;
    }
}
