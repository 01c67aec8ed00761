using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Practice;

/// <summary>What the room's server serves to the page, and to nobody else.</summary>
public sealed class PageTests(SharedRoom shared) : IClassFixture<SharedRoom>
{
    private readonly PracticeHost host = shared.Host;

    private readonly int before = shared.Host.Room.ChatCalled("group")!.Messages.Count;

    [NeedsSqliteFact]
    public async Task The_page_and_everything_that_it_names_are_there()
    {
        var page = await host.Http.GetStringAsync(new Uri("/", UriKind.Relative));
        var named = System.Text.RegularExpressions.Regex.Matches(page, "(?:href|src)=\"(/practice/[^\"]+)\"").Select(m => m.Groups[1].Value).ToList();
        Assert.True(named.Count >= 5);
        foreach (var path in named.Concat(Modules()))
            Assert.Equal((path, HttpStatusCode.OK), (path, (await host.Http.GetAsync(new Uri(path, UriKind.Relative))).StatusCode));
        Assert.DoesNotMatch(@"<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=", page);
    }

    [NeedsSqliteTheory]
    [InlineData("/")]
    [InlineData("/practice/web/main.js")]
    [InlineData("/practice/web/nothing.js")]
    public async Task No_foreign_script_style_or_frame_is_allowed(string path)
    {
        using var answer = await host.Http.GetAsync(new Uri(path, UriKind.Relative));
        var policy = string.Join(';', answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
    }

    [NeedsSqliteTheory]
    [InlineData("/practice/web/package.json")]
    [InlineData("/practice/web/package-lock.json")]
    [InlineData("/practice/web/.npmrc")]
    [InlineData("/practice/web/index.html")]
    [InlineData("/practice/web/../PracticeRoom.cs")]
    [InlineData("/practice/web/%2e%2e/PracticeRoom.cs")]
    [InlineData("/practice/web/..%2fPracticeRoom.cs")]
    [InlineData("/practice/web/cards/..%5c..%5cmain.js")]
    [InlineData("/practice/web//etc/passwd")]
    [InlineData("/practice/web/node_modules/adaptivecards/dist/adaptivecards.min.js")]
    [InlineData("/practice/packages/swiper.js")]
    [InlineData("/practice/packages/..%2f..%2fpackage.json")]
    public async Task Nothing_else_of_the_folder_is_served(string path)
    {
        using var answer = await host.Http.GetAsync(new Uri(host.Http.BaseAddress!.GetLeftPart(UriPartial.Authority) + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [NeedsSqliteTheory]
    [InlineData("Origin", "https://example.com")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://localhost:1")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task A_foreign_page_can_do_nothing(string header, string value)
    {
        foreach (var what in new[] { "messages", "presses", "members", "clock", "reset", "packages" })
        {
            using var request = Request(what, Said());
            request.Headers.Add(header, value);
            using var answer = await host.Http.SendAsync(request);
            Assert.Equal((what, HttpStatusCode.Forbidden), (what, answer.StatusCode));
        }

        Assert.Equal(before, host.Room.ChatCalled("group")!.Messages.Count);
    }

    [NeedsSqliteFact]
    public async Task The_rooms_own_page_can()
    {
        using var request = Request("messages", Said());
        request.Headers.Add("Origin", host.Http.BaseAddress!.GetLeftPart(UriPartial.Authority));
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        Assert.Equal(HttpStatusCode.OK, (await host.Http.SendAsync(request)).StatusCode);
    }

    [NeedsSqliteTheory]
    [InlineData("messages", """{"as":"zoe","chat":"group","text":"x"}""", HttpStatusCode.NotFound)]
    [InlineData("messages", """{"as":"ana","chat":"nowhere","text":"x"}""", HttpStatusCode.NotFound)]
    [InlineData("messages", """{"as":"ana","chat":"channel","thread":"1","text":"x"}""", HttpStatusCode.NotFound)]
    [InlineData("messages", """{"as":"ana","chat":"group","thread":"1","text":"x"}""", HttpStatusCode.NotFound)]
    [InlineData("messages", """{"as":"mei","chat":"group","text":"x"}""", HttpStatusCode.Forbidden)]
    [InlineData("messages", """{"as":"ana","chat":"with-ben","text":"x"}""", HttpStatusCode.Forbidden)]
    [InlineData("messages", """{"as":"ana","chat":"group","text":" \n "}""", HttpStatusCode.BadRequest)]
    [InlineData("messages", """{"as":"ana","chat":"group"}""", HttpStatusCode.BadRequest)]
    [InlineData("messages", """{"as":"ana","chat":"group","text":7}""", HttpStatusCode.BadRequest)]
    [InlineData("messages", """{"as":"ana","chat":"group","text":"\ud800"}""", HttpStatusCode.BadRequest)]
    [InlineData("messages", """{"as":{},"chat":[],"text":null}""", HttpStatusCode.NotFound)]
    [InlineData("messages", "{", HttpStatusCode.BadRequest)]
    [InlineData("messages", "", HttpStatusCode.BadRequest)]
    [InlineData("messages", "[]", HttpStatusCode.BadRequest)]
    [InlineData("presses", """{"as":"ana","chat":"group","message":"1","kind":"execute"}""", HttpStatusCode.NotFound)]
    [InlineData("members", """{"as":"ana","chat":"group","person":"zoe"}""", HttpStatusCode.NotFound)]
    [InlineData("members", """{"as":"ana","chat":"channel","person":"ben"}""", HttpStatusCode.BadRequest)]
    [InlineData("clock", """{"minutes":0}""", HttpStatusCode.BadRequest)]
    [InlineData("clock", """{"minutes":-10}""", HttpStatusCode.BadRequest)]
    [InlineData("clock", """{"minutes":1e99}""", HttpStatusCode.BadRequest)]
    [InlineData("clock", """{"minutes":99999999}""", HttpStatusCode.BadRequest)]
    [InlineData("clock", """{"minutes":"10"}""", HttpStatusCode.BadRequest)]
    [InlineData("clock", "{}", HttpStatusCode.BadRequest)]
    [InlineData("nothing", "{}", HttpStatusCode.NotFound)]
    public async Task What_makes_no_sense_is_refused_and_says_why(string what, string body, HttpStatusCode expected)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await host.Http.PostAsync(new Uri($"/practice/api/{what}", UriKind.Relative), content);
        Assert.Equal(expected, answer.StatusCode);
        if (what != "nothing")
            Assert.NotEmpty((string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["error"]!);
        Assert.Equal(before, host.Room.ChatCalled("group")!.Messages.Count);
    }

    [NeedsSqliteFact]
    public async Task Only_JSON_that_is_not_too_large_is_read()
    {
        using var text = new StringContent(Said().ToJsonString(), Encoding.UTF8, "text/plain");
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await host.Http.PostAsync(new Uri("/practice/api/messages", UriKind.Relative), text)).StatusCode);
        var long20k = Said();
        long20k["text"] = new string('x', 20_001);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await host.PostAsync("messages", long20k)).StatusCode);
        long20k["text"] = new string('x', 80_000);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await host.PostAsync("messages", long20k)).StatusCode);
    }

    [NeedsSqliteFact]
    public async Task A_press_of_nothing_is_refused()
    {
        var (_, posted) = await host.ConnectorAsync(HttpMethod.Post, $"/{Uri.EscapeDataString(host.Room.ChatCalled("group")!.Id)}/activities", ConnectorTests.Card("x"));
        var press = new JsonObject { ["as"] = "ana", ["chat"] = "group", ["message"] = (string?)posted!["id"], ["kind"] = "stroke" };
        Assert.Equal(HttpStatusCode.BadRequest, (await host.PostAsync("presses", press)).StatusCode);
    }

    private static IEnumerable<string> Modules()
    {
        var web = Path.Combine(Sources.Product, "Practice", "web");
        return from file in Directory.EnumerateFiles(web, "*.js", SearchOption.AllDirectories)
               let path = Path.GetRelativePath(web, file).Replace('\\', '/')
               where !path.StartsWith("node_modules", StringComparison.Ordinal)
               select $"/practice/web/{path}";
    }

    private static JsonObject Said() => new() { ["as"] = "ana", ["chat"] = "group", ["text"] = "not for the bot" };

    private static HttpRequestMessage Request(string what, JsonObject body) =>
        new(HttpMethod.Post, new Uri($"/practice/api/{what}", UriKind.Relative)) { Content = JsonContent.Create(body) };
}
