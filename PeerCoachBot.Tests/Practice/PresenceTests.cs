using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using PeerCoachBot.Hosting;
using PeerCoachBot.Tests.Host;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Practice;

/// <summary>Where there is a practice room, and where there is none.</summary>
public sealed class PresenceTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("peercoach-");

    private string File => Path.Combine(folder.FullName, "bot.db");

    public void Dispose() => folder.Delete(recursive: true);

    [NeedsSqliteFact]
    public async Task With_nothing_configured_the_bot_opens_it_and_without_Node_its_page_says_what_is_missing()
    {
        await using var bot = BotProcess.Start(File, practice: "", path: "");
        using var http = new HttpClient { BaseAddress = await bot.ListeningAsync() };
        Assert.Contains("practice room", await http.GetStringAsync(new Uri("/", UriKind.Relative)), StringComparison.Ordinal);
        await using var window = await RoomWindow.OpenAsync(http);
        var packages = await window.SeeAsync("packages", n => n["missing"] is not null || (bool)n["areReady"]!);
        Assert.True(packages["missing"] is null || ((string)packages["missing"]!).StartsWith("Node.js is missing", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode);
        Assert.Contains(bot.Output, line => line.Contains("A practice room is open at", StringComparison.Ordinal));
        Assert.Empty(bot.Errors);
    }

    [NeedsSqliteFact]
    public async Task Turned_off_it_is_not_there()
    {
        await using var bot = BotProcess.Start(File, practice: "false");
        using var http = new HttpClient { BaseAddress = await bot.ListeningAsync() };
        foreach (var path in new[] { "/", "/practice/api/live", "/practice/web/main.js", "/practice/connector/v3/conversations/x/members" })
            Assert.Equal((path, HttpStatusCode.NotFound), (path, (await http.GetAsync(new Uri(path, UriKind.Relative))).StatusCode));
        Assert.False(System.IO.File.Exists(Path.ChangeExtension(File, ".practice.json")));
    }

    [Fact]
    public async Task A_setting_that_is_neither_true_nor_false_stops_the_bot()
    {
        await using var bot = BotProcess.Start(File, practice: "perhaps");
        Assert.Equal(1, await bot.ExitCodeAsync());
        Assert.Contains("Practice:Enabled", Assert.Single(bot.Errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Development", null, null, true)]
    [InlineData("Development", null, "true", true)]
    [InlineData("Development", "", "True", true)]
    [InlineData("Development", null, "false", false)]
    [InlineData("Development", "00000000-0000-0000-0000-000000000009", null, false)]
    [InlineData("Development", "00000000-0000-0000-0000-000000000009", "true", false)]
    [InlineData("Production", null, "true", false)]
    [InlineData("Staging", null, null, false)]
    public void It_is_there_in_development_without_an_app_id_unless_turned_off(string environment, string? appId, string? enabled, bool isThere)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["MicrosoftAppId"] = appId, ["Practice:Enabled"] = enabled })
            .Build();
        Assert.Equal(isThere, BotOptions.Read(configuration).HasPracticeRoom(new Somewhere { EnvironmentName = environment }));
    }

    private sealed class Somewhere : IHostEnvironment
    {
        public required string EnvironmentName { get; set; }

        public string ApplicationName { get; set; } = "PeerCoachBot";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
