using System.Net;
using System.Net.Sockets;
using PeerCoachBot.Tests.Support;
using static PeerCoachBot.Tests.Host.Somebody;

namespace PeerCoachBot.Tests.Host;

/// <summary>What the bot says when it starts, and when it will not.</summary>
public sealed class StartTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("peercoach-");

    private string File => Path.Combine(folder.FullName, "new", "bot.db");

    public void Dispose() => folder.Delete(recursive: true);

    [NeedsSqliteFact]
    public async Task It_says_where_it_listens_and_where_it_keeps_its_sessions()
    {
        await using var bot = BotProcess.Start(File);
        using var http = new HttpClient { BaseAddress = await bot.ListeningAsync() };
        Assert.Contains(bot.Output, line => line.Contains(File, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode);
        Assert.Empty(bot.Errors);
    }

    [Fact]
    public async Task Without_an_app_id_it_starts_in_development_only()
    {
        await using var bot = BotProcess.Start(File, environment: "Production");
        await AssertRefusalAsync(bot, "MicrosoftAppId");
    }

    [NeedsSqliteFact]
    public async Task On_a_file_that_another_bot_has_it_does_not_start()
    {
        await using var first = BotProcess.Start(File);
        await first.ListeningAsync();
        await using var second = BotProcess.Start(File);
        await AssertRefusalAsync(second, "Storage:File");
    }

    [NeedsSqliteFact]
    public async Task On_an_address_that_is_taken_it_does_not_start()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        await using var bot = BotProcess.Start(File, urls: $"http://{taken.LocalEndpoint}");
        Assert.Equal(1, await bot.ExitCodeAsync());
        Assert.Contains("ASPNETCORE_URLS", Assert.Single(bot.Errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{ not JSON")]
    [InlineData("""{ "key": "k", "steps": [ { "kind": "turns", "key": "t", "followUps": ["goal"] } ] }""")]
    public async Task With_a_guide_that_cannot_be_followed_it_does_not_start(string? json)
    {
        var guide = Path.Combine(folder.FullName, "guide.json");
        if (json is not null)
            await System.IO.File.WriteAllTextAsync(guide, json);
        await using var bot = BotProcess.Start(File, guide: guide);
        await AssertRefusalAsync(bot, "Coaching:Guide");
    }

    [NeedsSqliteFact]
    public async Task An_organisations_own_guide_is_followed()
    {
        var guide = Path.Combine(folder.FullName, "guide.json");
        await System.IO.File.WriteAllTextAsync(guide, """
            {
              "key": "retro",
              "steps": [
                { "kind": "gather", "key": "gather" },
                { "kind": "ask", "key": "ask:energy", "question": { "key": "energy", "answer": "Scale", "words": { "en": "How much energy do you bring?" } } }
              ]
            }
            """);
        await using var connector = await StubConnector.StartAsync(TimeProvider.System);
        await using var bot = BotProcess.Start(File, guide: guide);
        using var http = new HttpClient { BaseAddress = await bot.ListeningAsync() };
        var teams = new FakeTeams(http, connector, TimeProvider.System);
        foreach (var (who, words) in new[] { (Ana, "start"), (Ben, "join"), (Ana, "agree"), (Ben, "agree"), (Ana, "begin") })
            await teams.SayAsync(Spot.Group, who, words);
        await connector.SeeAsync(Spot.Group.Id, "How much energy do you bring?");
    }

    private static async Task AssertRefusalAsync(BotProcess bot, string setting)
    {
        Assert.Equal(1, await bot.ExitCodeAsync());
        Assert.Contains(setting, Assert.Single(bot.Errors), StringComparison.Ordinal);
        Assert.Empty(bot.Output);
    }
}
