using System.Net;
using PeerCoachBot.Tests.Support;
using static PeerCoachBot.Tests.Host.Somebody;

namespace PeerCoachBot.Tests.Host;

/// <summary>Who may knock, and where answers may go.</summary>
public sealed class DoorTests(BusyBot bot) : IClassFixture<BusyBot>
{
    [NeedsSqliteTheory]
    [InlineData("https://smba.trafficmanager.net/emea/")]
    [InlineData("http://example.com/")]
    [InlineData("http://127.0.0.1.example.com/")]
    [InlineData("http://localhost.example.com/")]
    [InlineData("http://localhost@example.com/")]
    [InlineData("http://user:word@127.0.0.1/")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://0.0.0.0/")]
    [InlineData("http://169.254.169.254/latest")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("//127.0.0.1/")]
    [InlineData("/emea")]
    [InlineData("nonsense")]
    public async Task A_service_address_elsewhere_is_refused(string serviceUrl)
    {
        foreach (var type in new[] { "message", "conversationUpdate", "invoke" })
        {
            var activity = bot.Teams.Message(Spot.Group, Ana, "status");
            activity["type"] = type;
            activity["serviceUrl"] = serviceUrl;
            Assert.Equal(HttpStatusCode.Forbidden, (await bot.LeavesNoTraceAsync(activity.ToJsonString())).StatusCode);
        }
    }

    [NeedsSqliteTheory]
    [InlineData("Host", "bot.example.com")]
    [InlineData("Host", "localhost.example.com")]
    [InlineData("Host", "10.0.0.1:3978")]
    [InlineData("Origin", "https://example.com")]
    [InlineData("Origin", "http://localhost.example.com")]
    [InlineData("Origin", "null")]
    [InlineData("Forwarded", "for=10.0.0.1")]
    [InlineData("X-Forwarded-For", "10.0.0.1")]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("X-Forwarded-Host", "localhost")]
    [InlineData("X-Forwarded-Proto", "https")]
    [InlineData("X-Real-IP", "127.0.0.1")]
    public async Task Whoever_comes_from_elsewhere_is_refused(string header, string value)
    {
        var before = bot.Host.Tables();
        using var request = Request(header, value);
        using var answer = await bot.Host.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        await BusyBot.AssertPoliteAsync(answer);
        Assert.Empty(before.Changes(bot.Host.Tables()));
    }

    [NeedsSqliteTheory]
    [InlineData("Host", "localhost:3978")]
    [InlineData("Host", "[::1]:3978")]
    [InlineData("Origin", "http://localhost:56150")]
    [InlineData("Authorization", "Bearer whatever")]
    public async Task Whoever_is_on_this_machine_is_let_in(string header, string value)
    {
        using var request = Request(header, value);
        using var answer = await bot.Host.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [NeedsSqliteTheory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task The_bots_health_can_be_asked_for(string path)
    {
        using var answer = await bot.Host.Http.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal((HttpStatusCode.OK, "Healthy"), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
    }

    [NeedsSqliteFact]
    public async Task Other_methods_and_paths_are_not_there()
    {
        using var get = await bot.Host.Http.GetAsync(new Uri("/api/messages", UriKind.Relative));
        using var root = await bot.Host.Http.GetAsync(new Uri("/", UriKind.Relative));
        Assert.Equal((HttpStatusCode.MethodNotAllowed, HttpStatusCode.NotFound), (get.StatusCode, root.StatusCode));
    }

    [NeedsSqliteTheory]
    [InlineData("adaptiveCard/action", HttpStatusCode.OK, "{\"statusCode\":400,\"type\":\"application/vnd.microsoft.error\",\"value\":{\"code\":\"BadRequest\"")]
    [InlineData("task/fetch", HttpStatusCode.OK, "You are not in this session")]
    [InlineData("task/submit", HttpStatusCode.OK, "You are not in this session")]
    [InlineData("composeExtension/fetchTask", HttpStatusCode.OK, "I do not know this button")]
    [InlineData("composeExtension/submitAction", HttpStatusCode.OK, "I do not know this button")]
    [InlineData("signin/tokenExchange", HttpStatusCode.BadRequest, "not supported")]
    [InlineData("of/tomorrow", HttpStatusCode.BadRequest, "not supported")]
    [InlineData(null, HttpStatusCode.BadRequest, "not supported")]
    public async Task An_invoke_gets_an_answer_that_its_client_can_show(string? name, HttpStatusCode status, string shows)
    {
        var invoke = bot.Teams.Activity("invoke", Spot.Group, Ana, "f:1");
        if (name is not null)
            invoke["name"] = name;
        var answer = await bot.LeavesNoTraceAsync(invoke.ToJsonString());
        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(shows, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private HttpRequestMessage Request(string header, string value)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/messages", UriKind.Relative))
        {
            Content = new StringContent(bot.Teams.Message(Spot.Group, Ana, "status").ToJsonString(), System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation(header, value);
        return request;
    }
}
