using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using PeerCoachBot.Teams.Door;
using PeerCoachBot.Tests.Host;
using PeerCoachBot.Tests.Support;
using static PeerCoachBot.Tests.Host.Somebody;

namespace PeerCoachBot.Tests.Door;

/// <summary>Over HTTP: whoever bears no valid token is refused before anything is read, and leaves no trace.</summary>
public sealed class CallersTests(GuardedBot bot) : IClassFixture<GuardedBot>
{
    public static TheoryData<string> Tokens => [.. TokenRows.All.Select(row => row.Name)];

    [NeedsSqliteTheory]
    [MemberData(nameof(Tokens))]
    public async Task A_token_is_judged_before_anything_is_read(string name)
    {
        var row = TokenRows.All.Single(r => r.Name == name);
        var token = row.Make(bot.ServiceUrl, bot.Host.Clock.GetUtcNow());
        var invoke = bot.Teams.Activity("invoke", Spot.Group, Ana, "f:1").ToJsonString();

        // By what a body that is no JSON is answered, one sees whether it was read.
        using var answer = await bot.LeavesNoTraceAsync("no JSON", $"Bearer {token}");
        if (row.Fault is null)
        {
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            using var whole = await bot.LeavesNoTraceAsync(invoke, $"bearer {token}");
            Assert.Contains("not supported", await whole.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            return;
        }

        await AssertUnauthorisedAsync(answer);
        using var other = await bot.LeavesNoTraceAsync(invoke, $"Bearer {token}");
        await AssertUnauthorisedAsync(other);
        AssertLogged(row.Fault.ToString()!, token);
    }

    [NeedsSqliteFact]
    public async Task Whoever_bears_no_token_is_refused()
    {
        var (body, token) = (bot.Teams.Message(Spot.Group, Ana, "start").ToJsonString(), bot.Token());
        foreach (var headers in new string[][]
        {
            [], [""], ["Bearer"], ["Bearer "], ["Basic dXNlcjp3b3Jk"], [token], [$"Basic {token}"], [$"Bearer:{token}"], [$"Bearer  {token}"],
            [$"Bearer {token}", $"Bearer {token}"], [$"Bearer {token}", "Basic dXNlcjp3b3Jk"], [$"Basic dXNlcjp3b3Jk, Bearer {token}"], [$"Token {token}"],
        })
        {
            using var answer = await bot.LeavesNoTraceAsync(body, headers);
            await AssertUnauthorisedAsync(answer);
        }

        AssertLogged(nameof(TokenFault.Missing), token);
    }

    [NeedsSqliteTheory]
    [InlineData(1, "HTTP/1.1 415 Unsupported Media Type")]
    [InlineData(2, "HTTP/1.1 401 Unauthorized")]
    public async Task Two_tokens_on_lines_of_their_own_are_refused(int times, string expected)
    {
        // An HTTP client would join them.
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(bot.Host.Http.BaseAddress!.Host, bot.Host.Http.BaseAddress.Port);
        var lines = string.Concat(Enumerable.Repeat($"Authorization: Bearer {bot.Token()}\r\n", times));
        await using var stream = tcp.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /api/messages HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n{lines}Connection: close\r\n\r\n"));
        using var reader = new StreamReader(stream);
        Assert.Equal(expected, await reader.ReadLineAsync());
    }

    [NeedsSqliteFact]
    public async Task A_token_is_not_taken_from_anywhere_else()
    {
        var token = bot.Token();
        using var http = new HttpClient { BaseAddress = bot.Host.Http.BaseAddress };
        http.DefaultRequestHeaders.Add("Cookie", $"access_token={token}");
        http.DefaultRequestHeaders.Add("X-MS-TOKEN-AAD-ID-TOKEN", token);
        http.DefaultRequestHeaders.Add("x-ms-tenant-id", FakeTeams.Tenant);
        using var content = new FormUrlEncodedContent([new("access_token", token)]);
        using var answer = await http.PostAsync(new Uri($"/api/messages?access_token={token}", UriKind.Relative), content);
        await AssertUnauthorisedAsync(answer);
    }

    [NeedsSqliteTheory]
    [InlineData("/health/live", HttpStatusCode.OK)]
    [InlineData("/health/ready", HttpStatusCode.OK)]
    [InlineData("/", HttpStatusCode.Unauthorized)]
    [InlineData("/api/messages", HttpStatusCode.Unauthorized)]
    [InlineData("/room", HttpStatusCode.Unauthorized)]
    [InlineData("/web/room.js", HttpStatusCode.Unauthorized)]
    public async Task Only_the_bots_health_is_told_to_everybody(string path, HttpStatusCode status)
    {
        using var http = new HttpClient { BaseAddress = bot.Host.Http.BaseAddress };
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(status, answer.StatusCode);
    }

    [NeedsSqliteFact]
    public async Task With_its_token_Teams_holds_a_session()
    {
        foreach (var line in TriadScript.Lines.Take(2))
            await bot.Teams.SayAsync(Spot.Meeting, line.Who, line.Text);
        await bot.Host.Connector.SeeAsync(Spot.Meeting.Id, "Taking part: Ana Lee");
        await bot.Host.IdleAsync();
    }

    private static async Task AssertUnauthorisedAsync(HttpResponseMessage answer)
    {
        Assert.Equal((HttpStatusCode.Unauthorized, "Bearer"), (answer.StatusCode, answer.Headers.WwwAuthenticate.ToString()));
        Assert.Equal("a valid token of the Bot Connector is needed", (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["error"]);
    }

    /// <summary>The log names the reason, and nowhere the token.</summary>
    private void AssertLogged(string reason, string token)
    {
        Assert.Contains(bot.Log.Lines, line => line.Id == 1303 && line.Text.Contains(reason, StringComparison.Ordinal));
        if (token.Length > 20)
            Assert.DoesNotContain(bot.Log.Lines, line => line.Text.Contains(token[^20..], StringComparison.Ordinal));
    }
}
