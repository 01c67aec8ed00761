using System.Net;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PeerCoachBot.Tests.Host;
using PeerCoachBot.Tests.Support;
using static PeerCoachBot.Tests.Host.Somebody;

namespace PeerCoachBot.Tests.Door;

/// <summary>Over HTTP: keys that change or cannot be had, with the bot's own client.</summary>
public sealed class MetadataTests
{
    [NeedsSqliteTheory]
    [InlineData("/redirect")]
    [InlineData("/keys-by-redirect")]
    [InlineData("/keys-elsewhere")]
    [InlineData("/keys-in-a-file")]
    [InlineData("/keys-nowhere")]
    [InlineData("/no-keys")]
    [InlineData("/text")]
    [InlineData("/list")]
    [InlineData("/large")]
    [InlineData("/large-keys")]
    [InlineData("/missing")]
    public async Task Without_keys_nobody_is_let_in_and_the_bot_is_not_ready(string path)
    {
        await using var server = await MetadataServer.StartAsync();
        await using var bot = await GuardedBot.StartAsync(("Teams:OpenIdMetadata", server.Address + path));
        using var answer = await bot.LeavesNoTraceAsync(bot.Teams.Message(Spot.Group, Ana, "start").ToJsonString(), $"Bearer {bot.Token()}");
        using var live = await bot.Host.Http.GetAsync(new Uri("/health/live", UriKind.Relative));
        using var ready = await bot.Host.Http.GetAsync(new Uri("/health/ready", UriKind.Relative));
        Assert.Equal(
            (HttpStatusCode.Unauthorized, HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable),
            (answer.StatusCode, live.StatusCode, ready.StatusCode));
        Assert.Equal(nameof(HealthStatus.Unhealthy), await ready.Content.ReadAsStringAsync());
        Assert.Equal(0, server.Fetches);
        Assert.Contains(bot.Log.Lines, line => line.Id == 1304);
    }

    [NeedsSqliteFact]
    public async Task The_Connector_may_change_its_key_and_the_metadata_may_be_down()
    {
        await using var bot = await GuardedBot.StartAsync();
        bot.Metadata.IsDown = true;
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(bot, Mint.Usual));
        bot.Metadata.IsDown = false;
        bot.Host.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(bot, Mint.Usual));
        Assert.Equal(1, bot.Metadata.Fetches);

        var next = Mint.Usual with { Id = "key-2" };
        bot.Metadata.Keys = [next];
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(bot, next));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(bot, Mint.Usual));

        for (var madeUp = 0; madeUp < 20; madeUp++)
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(bot, Mint.Usual with { Id = $"made-up-{madeUp}" }));
        Assert.Equal(2, bot.Metadata.Fetches);

        bot.Metadata.IsDown = true;
        bot.Host.Clock.Advance(TimeSpan.FromHours(20));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(bot, next));
        bot.Host.Clock.Advance(TimeSpan.FromHours(5));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(bot, next));
    }

    private static async Task<HttpStatusCode> StatusAsync(GuardedBot bot, Mint mint)
    {
        bot.Host.Http.DefaultRequestHeaders.Authorization = new("Bearer", mint.Token(bot.ServiceUrl, bot.Host.Clock.GetUtcNow()));
        using var answer = await bot.Teams.DeliverAsync(bot.Teams.Activity("typing", Spot.Group, Ana, bot.Teams.NextId()));
        return answer.StatusCode;
    }
}
