using System.Net;
using System.Text.Json.Nodes;
using PeerCoachBot.Tests.Support;
using static PeerCoachBot.Tests.Host.Somebody;

namespace PeerCoachBot.Tests.Host;

/// <summary>JSON that is no activity to work with: refused with a reason or passed over, and never kept.</summary>
public sealed class MalformedActivityTests(BusyBot bot) : IClassFixture<BusyBot>
{
    private static readonly IReadOnlyList<string> Odd =
        ["null", "0", "-1e400", "true", "\"\"", "\" \"", "[]", "[[]]", "{}", "{\"id\":{}}", "[null,1,\"x\",{}]", "\"\\ud83d\"", "\"\\u0000\""];

    /// <summary>Every place of a message, as a path of names.</summary>
    public static TheoryData<string> Fields =>
    [
        "type", "id", "timestamp", "serviceUrl", "channelId", "text", "textFormat", "locale", "localTimestamp", "localTimezone",
        "attachments", "entities", "from", "from/id", "from/name", "from/aadObjectId", "recipient", "recipient/id", "recipient/name",
        "conversation", "conversation/id", "conversation/conversationType", "conversation/tenantId", "conversation/isGroup",
        "channelData", "channelData/tenant", "channelData/tenant/id", "entities/0", "entities/0/type", "entities/0/timezone",
        "entities/1", "entities/1/type", "entities/1/text", "entities/1/mentioned", "entities/1/mentioned/id", "entities/1/mentioned/name",
        "attachments/0", "replyToId", "value", "name", "membersAdded", "membersRemoved", "action",
    ];

    [NeedsSqliteTheory]
    [MemberData(nameof(Fields))]
    public async Task A_field_of_any_other_type_does_no_harm(string path)
    {
        foreach (var type in new[] { "message", "conversationUpdate" })
            foreach (var odd in Odd)
            {
                var activity = bot.Teams.Message(Spot.Group, Ana, "status");
                activity["type"] = type;
                Set(activity, path, "PLACEHOLDER");
                var answer = await bot.Teams.DeliverAsync(activity.ToJsonString().Replace("\"PLACEHOLDER\"", odd, StringComparison.Ordinal));
                await BusyBot.AssertPoliteAsync(answer);
            }

        await bot.Host.IdleAsync();
    }

    [NeedsSqliteTheory]
    [InlineData("type", "type is missing")]
    [InlineData("id", "id is missing or not an id")]
    [InlineData("conversation", "conversation.id is missing or not an id")]
    [InlineData("conversation/id", "conversation.id is missing or not an id")]
    [InlineData("from", "from.id is missing or not an id")]
    [InlineData("from/id", "from.id is missing or not an id")]
    [InlineData("serviceUrl", "serviceUrl is missing or not an address")]
    public async Task What_an_activity_cannot_do_without_is_named(string path, string reason)
    {
        var activity = Answer();
        Remove(activity, path);
        var answer = await bot.LeavesNoTraceAsync(activity.ToJsonString());
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(reason, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [NeedsSqliteFact]
    public async Task Words_cut_within_a_surrogate_pair_are_refused_rather_than_dropped()
    {
        var activity = Answer();
        activity["text"] = "PLACEHOLDER";
        var answer = await bot.LeavesNoTraceAsync(activity.ToJsonString().Replace("PLACEHOLDER", "cut \\ud83d", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("text is not Unicode", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [NeedsSqliteFact]
    public async Task A_tenant_is_needed_in_one_place_and_must_not_differ_in_the_other()
    {
        var none = Answer();
        Remove(none, "conversation/tenantId");
        Remove(none, "channelData");
        var different = Answer();
        Set(different, "channelData/tenant/id", "another-tenant");

        Assert.Equal(HttpStatusCode.BadRequest, (await bot.LeavesNoTraceAsync(none.ToJsonString())).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await bot.LeavesNoTraceAsync(different.ToJsonString())).StatusCode);
        foreach (var path in new[] { "conversation/tenantId", "channelData/tenant" })
        {
            var one = bot.Teams.Message(Spot.Group, Ana, "status");
            Remove(one, path);
            Assert.Equal(HttpStatusCode.OK, (await bot.LeavesNoTraceAsync(one.ToJsonString())).StatusCode);
        }
    }

    [NeedsSqliteTheory]
    [InlineData("id")]
    [InlineData("conversation/id")]
    [InlineData("from/id")]
    [InlineData("from/aadObjectId")]
    [InlineData("recipient/id")]
    [InlineData("conversation/tenantId")]
    [InlineData("serviceUrl")]
    public async Task An_id_too_long_or_with_control_characters_is_refused(string path)
    {
        foreach (var odd in new[] { new string('x', 1025), "a\u0000b", "a\nb", "a\u001bb", "a\u0085b" })
        {
            var activity = Answer();
            Set(activity, path, path == "serviceUrl" ? $"{bot.Host.Connector.Address}/{odd}" : odd);
            if (path == "conversation/tenantId")
                Set(activity, "channelData/tenant/id", odd);
            if (path == "recipient/id")
                Set(activity, "entities/1/mentioned/id", odd);
            Assert.Equal(HttpStatusCode.BadRequest, (await bot.LeavesNoTraceAsync(activity.ToJsonString())).StatusCode);
        }
    }

    [NeedsSqliteTheory]
    [InlineData("typing")]
    [InlineData("event")]
    [InlineData("messageReaction")]
    [InlineData("messageUpdate")]
    [InlineData("messageDelete")]
    [InlineData("endOfConversation")]
    [InlineData("trace")]
    [InlineData("Message")]
    [InlineData("x-of-tomorrow")]
    public async Task An_activity_of_another_type_is_taken_and_passed_over(string type)
    {
        var activity = Answer();
        activity["type"] = type;
        Assert.Equal(HttpStatusCode.OK, (await bot.LeavesNoTraceAsync(activity.ToJsonString())).StatusCode);
    }

    [NeedsSqliteTheory]
    [InlineData("""{"type":"quotedReply","quotedReply":{"messageId":"1"}}""")]
    [InlineData("""{"type":"https://schema.org/Message","citation":[[[]]]}""")]
    [InlineData("""{"type":"mention"}""")]
    [InlineData("""{"type":"mention","mentioned":"Ana","text":""}""")]
    [InlineData("""{"type":5}""")]
    [InlineData("\"text\"")]
    [InlineData("null")]
    public async Task Unknown_entities_and_fields_are_passed_over(string entity)
    {
        var activity = bot.Teams.Message(Spot.Group, Ana, "status");
        activity["entities"]!.AsArray().Add(JsonNode.Parse(entity));
        activity["ofTomorrow"] = JsonNode.Parse(entity);
        Assert.Equal(HttpStatusCode.OK, (await bot.LeavesNoTraceAsync(activity.ToJsonString())).StatusCode);
    }

    private JsonObject Answer() => bot.Teams.Message(Spot.Group, Ana, "An answer that must not be kept");

    private static void Set(JsonObject activity, string path, string value)
    {
        var names = path.Split('/');
        JsonNode at = activity;
        foreach (var name in names[..^1])
            at = at is JsonArray items ? items[int.Parse(name)]! : at[name]!;
        if (at is JsonArray array)
            array[int.Parse(names[^1])] = value;
        else
            at[names[^1]] = value;
    }

    private static void Remove(JsonObject activity, string path)
    {
        var names = path.Split('/');
        JsonNode at = activity;
        foreach (var name in names[..^1])
            at = at[name]!;
        at.AsObject().Remove(names[^1]);
    }
}
