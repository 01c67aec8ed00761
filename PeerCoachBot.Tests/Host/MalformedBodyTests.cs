using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using PeerCoachBot.Tests.Support;
using static PeerCoachBot.Tests.Host.Somebody;

namespace PeerCoachBot.Tests.Host;

/// <summary>Bodies that are no activity: refused with a reason, and forgotten.</summary>
public sealed class MalformedBodyTests(BusyBot bot) : IClassFixture<BusyBot>
{
    public static TheoryData<string> NotJson =>
        ["", " ", "{", "}", "[}", "{\"type\":}", "{\"type\":\"message\",}", "{'type':'message'}", "nul", "\u0000", "<xml/>", "{} {}", "type=message", "// note\n{}"];

    [NeedsSqliteTheory]
    [MemberData(nameof(NotJson))]
    public async Task What_is_not_JSON_is_refused(string body) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await bot.LeavesNoTraceAsync(body)).StatusCode);

    [NeedsSqliteTheory]
    [InlineData("[]")]
    [InlineData("[{\"type\":\"message\"}]")]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("5")]
    [InlineData("\"message\"")]
    public async Task What_is_not_an_object_is_refused(string body) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await bot.LeavesNoTraceAsync(body)).StatusCode);

    [NeedsSqliteFact]
    public async Task An_activity_cut_anywhere_is_refused()
    {
        var whole = Answer().ToJsonString();
        for (var length = 0; length < whole.Length; length += 10)
            Assert.Equal(HttpStatusCode.BadRequest, (await bot.LeavesNoTraceAsync(whole[..length])).StatusCode);
    }

    [NeedsSqliteTheory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/xml")]
    [InlineData("nonsense")]
    [InlineData("")]
    public async Task Another_content_type_is_refused(string contentType) =>
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await bot.LeavesNoTraceAsync(Answer().ToJsonString(), contentType)).StatusCode);

    [NeedsSqliteTheory]
    [InlineData("application/json")]
    [InlineData("application/json;+charset=utf-8")]
    [InlineData("Application/JSON; charset=\"UTF-8\"")]
    public async Task JSON_by_any_spelling_is_taken(string contentType) =>
        Assert.Equal(HttpStatusCode.OK, (await bot.LeavesNoTraceAsync(bot.Teams.Message(Spot.Group, Ana, "status").ToJsonString(), contentType)).StatusCode);

    [NeedsSqliteFact]
    public async Task A_body_over_256_KB_is_refused_and_one_below_is_read()
    {
        var padded = bot.Teams.Message(Spot.Group, Ana, "status");
        padded["padding"] = new string('x', 250 * 1024);
        Assert.Equal(HttpStatusCode.OK, (await bot.LeavesNoTraceAsync(padded.ToJsonString())).StatusCode);
        padded["padding"] = new string('x', 256 * 1024);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await bot.LeavesNoTraceAsync(padded.ToJsonString())).StatusCode);
    }

    [NeedsSqliteTheory]
    [InlineData(62, HttpStatusCode.OK)]
    [InlineData(64, HttpStatusCode.BadRequest)]
    [InlineData(5_000, HttpStatusCode.BadRequest)]
    public async Task JSON_deeper_than_64_is_refused(int deep, HttpStatusCode expected)
    {
        var nested = new string('[', deep) + new string(']', deep);
        var body = bot.Teams.Message(Spot.Group, Ana, "status").ToJsonString();
        Assert.Equal(expected, (await bot.LeavesNoTraceAsync($"{body[..^1]},\"deep\":{nested}}}")).StatusCode);
    }

    [NeedsSqliteTheory]
    [InlineData("\"type\":\"typing\"")]
    [InlineData("\"text\":5")]
    [InlineData("\"id\":null")]
    [InlineData("\"from\":{\"id\":\"29:other\"}")]
    [InlineData("\"conversation\":[]")]
    public async Task A_key_that_stands_twice_does_no_harm(string again)
    {
        var body = bot.Teams.Message(Spot.Group, Ana, "status").ToJsonString();
        await bot.LeavesNoTraceAsync($"{body[..^1]},{again}}}");
        await bot.LeavesNoTraceAsync($"{{{again},{body[1..]}");
    }

    [NeedsSqliteTheory]
    [InlineData("\\ud83d")]
    [InlineData("\\ude00")]
    [InlineData("t\\ud83dype")]
    [InlineData("\\u0000")]
    [InlineData("")]
    public async Task An_odd_key_does_no_harm(string key)
    {
        var body = bot.Teams.Message(Spot.Group, Ana, "status").ToJsonString();
        await bot.LeavesNoTraceAsync($"{{\"{key}\":1,{body[1..]}");
        await bot.LeavesNoTraceAsync($"{body[..^1]},\"{key}\":[{{}}]}}");
        await bot.LeavesNoTraceAsync(body.Replace("\"conversation\":{", $"\"conversation\":{{\"{key}\":1,", StringComparison.Ordinal));
        await bot.LeavesNoTraceAsync(body.Replace("\"mentioned\":{", $"\"mentioned\":{{\"{key}\":1,", StringComparison.Ordinal));
    }

    [NeedsSqliteFact]
    public async Task Bytes_that_are_no_UTF8_do_no_harm()
    {
        var bytes = Encoding.UTF8.GetBytes(bot.Teams.Message(Spot.Group, Ana, "status").ToJsonString());
        for (var at = 1; at < bytes.Length; at += 7)
        {
            byte[] broken = [.. bytes];
            broken[at] = 0xFF;
            using var content = new ByteArrayContent(broken);
            content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
            using var answer = await bot.Host.Http.PostAsync(new Uri("/api/messages", UriKind.Relative), content);
            await BusyBot.AssertPoliteAsync(answer);
        }
    }

    private JsonObject Answer() => bot.Teams.Message(Spot.Group, Ana, "An answer that must not be kept");
}
