using System.Net.Http.Headers;
using PeerCoachBot.Tests.Door;
using PeerCoachBot.Tests.Host;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Trust;

/// <summary>What the bot as a process of its own writes out where everything is logged.</summary>
public sealed class ProcessCanaryTests
{
    private static readonly (string Name, string Value)[] Talkative =
    [
        ("Logging__LogLevel__Default", "Trace"), ("Logging__LogLevel__Microsoft", "Trace"), ("Logging__LogLevel__System.Net.Http", "Trace"),
        ("Logging__LogLevel__PeerCoachBot.Teams.Door.TokenAuthentication", "Trace"), ("Logging__Console__FormatterOptions__IncludeScopes", "true"),
    ];

    [NeedsSqliteFact]
    public async Task A_process_writes_nothing_of_a_whole_session()
    {
        await using var connector = await StubConnector.StartAsync(TimeProvider.System);
        connector.SetRoster(Spot.Group.Id, Canary.People);
        using var file = new TemporaryFile();
        await using var bot = BotProcess.Start(file.Path, settings: Settings());
        using var http = new HttpClient { BaseAddress = await bot.ListeningAsync() };
        FakeTeams teams = new(http, connector, TimeProvider.System) { Region = $"/{Canary.Word}" };
        foreach (var line in Canary.Lines)
        {
            await teams.SayAsync(line.InPrivate ? Spot.With(line.Who) : Spot.Group, line.Who, line.Text);
            if (line.Shows is { } shown)
                await connector.SeeAsync(Spot.Group.Id, shown);
        }

        AssertNothing(bot, Canary.Word);
    }

    [NeedsSqliteFact]
    public async Task A_process_with_a_secret_writes_nothing_of_it_nor_of_callers_and_their_tokens()
    {
        await using var metadata = await MetadataServer.StartAsync();
        await using var connector = await StubConnector.StartAsync(TimeProvider.System);
        using var file = new TemporaryFile();
        await using var bot = BotProcess.Start(file.Path, appId: Mint.AppId, settings: Settings(
            ("MicrosoftAppType", "SingleTenant"), ("MicrosoftAppTenantId", FakeTeams.Tenant), ("MicrosoftAppPassword", Canary.Secret),
            ("Teams__OpenIdMetadata", metadata.Metadata), ("Teams__LoginAuthority", "https://127.0.0.1:9"), ("Teams__PersonLimit", "0"), ("Teams__TenantLimit", "0")));
        using var http = new HttpClient { BaseAddress = await bot.ListeningAsync() };
        FakeTeams teams = new(http, connector, TimeProvider.System) { Region = $"/{Canary.Word}" };
        var token = Mint.Usual.Token($"{connector.Address}{teams.Region}/", TimeProvider.System.GetUtcNow());
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        foreach (var line in Canary.Lines.Take(8))
            await teams.SayAsync(line.InPrivate ? Spot.With(line.Who) : Spot.Group, line.Who, line.Text);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", $"{token}zqx");
        using var refused = await teams.DeliverAsync(teams.Message(Spot.Group, Canary.People[0], Canary.Word));
        Assert.False(refused.IsSuccessStatusCode);
        AssertNothing(bot, [Canary.Word, .. token.Split('.')[1..]]);
    }

    private static void AssertNothing(BotProcess bot, params IReadOnlyList<string> words)
    {
        var written = bot.Output.Concat(bot.Errors).ToList();
        Assert.Contains(written, line => line.Contains("Request finished", StringComparison.Ordinal));
        Assert.DoesNotContain(written, line => words.Any(word => line.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }

    private static KeyValuePair<string, string>[] Settings(params IReadOnlyList<(string Name, string Value)> others) =>
        [.. Talkative.Concat(others).Select(s => KeyValuePair.Create(s.Name, s.Value))];
}
