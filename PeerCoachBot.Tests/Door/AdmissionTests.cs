using System.Net;
using System.Text.Json.Nodes;
using PeerCoachBot.Teams.Outbound;
using PeerCoachBot.Tests.Host;
using PeerCoachBot.Tests.Support;
using static PeerCoachBot.Tests.Host.Somebody;

namespace PeerCoachBot.Tests.Door;

/// <summary>Over HTTP: a valid token is for one connector, and this bot for some tenants.</summary>
public sealed class AdmissionTests(GuardedBot bot) : IClassFixture<GuardedBot>
{
    private const string Served = FakeTeams.Tenant;
    private const string Stranger = "99999999-9999-4999-8999-999999999999";

    /// <summary>In development connectors may be on this machine; and a token for nowhere is none.</summary>
    public static TheoryData<string> Elsewhere =>
        [.. ConnectorHostsTests.Tricks.Where(url => url.Length > 0 && !ServiceAddress.IsLoopback(url))];

    [NeedsSqliteTheory]
    [InlineData(Stranger, Stranger)]
    [InlineData(Stranger, Served)]
    [InlineData(Served, Stranger)]
    [InlineData(Stranger, null)]
    [InlineData(null, Stranger)]
    [InlineData(null, null)]
    [InlineData("", "")]
    [InlineData("", Served)]
    [InlineData(Served, "")]
    [InlineData(Served + " ", Served)]
    [InlineData("11111111222233334444555555555555", null)]
    [InlineData("*", "*")]
    public async Task Another_tenant_is_not_served(string? inConversation, string? inChannelData) =>
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(Of(inConversation, inChannelData)));

    [NeedsSqliteTheory]
    [InlineData(Served, GuardedBot.OtherTenant)]
    [InlineData(GuardedBot.OtherTenant, Served)]
    public async Task Tenants_that_contradict_each_other_are_refused(string inConversation, string inChannelData) =>
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(Of(inConversation, inChannelData)));

    [NeedsSqliteTheory]
    [InlineData(GuardedBot.OtherTenant, GuardedBot.OtherTenant)]
    [InlineData(GuardedBot.OtherTenant, null)]
    [InlineData(null, GuardedBot.OtherTenant)]
    public async Task Every_allowed_tenant_is_served(string? inConversation, string? inChannelData)
    {
        var invoke = Of(inConversation, inChannelData);
        invoke["type"] = "invoke";
        Assert.Equal("not supported", await ReasonAsync(invoke));
    }

    [NeedsSqliteTheory]
    [InlineData("webchat")]
    [InlineData("emulator")]
    [InlineData("directline")]
    [InlineData("MSTEAMS")]
    [InlineData("msteams ")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Another_channel_is_not_served(string? channel)
    {
        var activity = bot.Teams.Message(Spot.Group, Ana, "start");
        activity["channelId"] = channel;
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(activity));
    }

    [NeedsSqliteTheory]
    [InlineData("https://smba.trafficmanager.net/emea/")]
    [InlineData("http://127.0.0.1:9/")]
    [InlineData("")]
    [InlineData(null)]
    public async Task A_token_for_another_connector_is_refused(string? serviceUrl)
    {
        var activity = bot.Teams.Message(Spot.Group, Ana, "start");
        activity["serviceUrl"] = serviceUrl;
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(activity));
        activity["serviceUrl"] = bot.ServiceUrl.TrimEnd('/');
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(activity));
        activity["serviceUrl"] = new JsonArray(bot.ServiceUrl);
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(activity));
    }

    [NeedsSqliteTheory]
    [MemberData(nameof(Elsewhere))]
    public async Task A_connector_that_is_none_is_refused_though_its_token_is_good(string serviceUrl)
    {
        var activity = bot.Teams.Message(Spot.Group, Ana, "start");
        activity["serviceUrl"] = serviceUrl;
        using var answer = await bot.LeavesNoTraceAsync(activity.ToJsonString(), $"Bearer {Mint.Usual.Token(serviceUrl, bot.Host.Clock.GetUtcNow())}");
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [NeedsSqliteTheory]
    [InlineData("type", "\"type\":\"typing\"")]
    [InlineData("type", "\"\\u0074ype\":\"typing\"")]
    [InlineData("id", "\"id\":\"1\"")]
    [InlineData("channelId", "\"channelId\":\"webchat\"")]
    [InlineData("serviceUrl", "\"serviceUrl\":\"https://evil.example/\"")]
    [InlineData("from", "\"from\":{\"id\":\"29:1x2\",\"aadObjectId\":\"00000000-0000-0000-0000-000000000002\"}")]
    [InlineData("recipient", "\"recipient\":{}")]
    [InlineData("conversation", "\"conversation\":{\"id\":\"19:other@thread.v2\"}")]
    [InlineData("channelData", "\"channelData\":null")]
    [InlineData("tenantId", "\"tenantId\":\"99999999-9999-4999-8999-999999999999\"")]
    [InlineData("aadObjectId", "\"aadObjectId\":\"00000000-0000-0000-0000-000000000002\"")]
    [InlineData("tenant", "\"tenant\":{\"id\":\"99999999-9999-4999-8999-999999999999\"}")]
    [InlineData("entities", "\"entities\":[]")]
    [InlineData("text", "\"text\":\"end\"")]
    public async Task A_name_that_stands_twice_is_refused(string name, string again)
    {
        var body = bot.Teams.Message(Spot.Group, Ana, "start").ToJsonString();
        var at = body.IndexOf($"\"{name}\":", StringComparison.Ordinal);
        using var answer = await bot.LeavesNoTraceAsync(body.Insert(at, again + ","), $"Bearer {bot.Token()}");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("twice", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private JsonObject Of(string? inConversation, string? inChannelData)
    {
        var activity = bot.Teams.Message(Spot.Group, Ana, "start");
        activity["conversation"]!["tenantId"] = inConversation;
        activity["channelData"]!["tenant"]!["id"] = inChannelData;
        return activity;
    }

    private async Task<HttpStatusCode> StatusAsync(JsonObject activity)
    {
        using var answer = await bot.LeavesNoTraceAsync(activity.ToJsonString(), $"Bearer {bot.Token()}");
        await BusyBot.AssertPoliteAsync(answer);
        return answer.StatusCode;
    }

    private async Task<string> ReasonAsync(JsonObject activity)
    {
        using var answer = await bot.LeavesNoTraceAsync(activity.ToJsonString(), $"Bearer {bot.Token()}");
        return (await answer.Content.ReadAsStringAsync()).Contains("not supported", StringComparison.Ordinal) ? "not supported" : $"{answer.StatusCode}";
    }
}
