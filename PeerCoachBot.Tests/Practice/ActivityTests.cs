using System.Text.Json.Nodes;
using PeerCoachBot.Practice.Activities;
using PeerCoachBot.Practice.State;

namespace PeerCoachBot.Tests.Practice;

/// <summary>Activities have the shapes that Teams' have.</summary>
public sealed class ActivityTests
{
    private const string ServiceUrl = "http://localhost:3978/practice/connector/";

    private static readonly DateTimeOffset Now = new(2026, 11, 23, 23, 30, 5, TimeSpan.Zero);

    private readonly RoomState room = NewRoom.Make();

    [Fact]
    public void A_message_in_a_group_chat_mentions_the_bot()
    {
        var activity = Write("group", "ana").Message(Said("@PeerCoach start"));
        Assert.Equal("<at>PeerCoach</at> start", (string?)activity["text"]);
        var mention = activity["entities"]!.AsArray().Single(e => (string?)e!["type"] == "mention")!;
        Assert.Equal((room.Bot, "<at>PeerCoach</at>"), ((string?)mention["mentioned"]!["id"], (string?)mention["text"]));
        Assert.Equal(
            ("message", "1795000000000", "msteams", ServiceUrl, "plain"),
            ((string?)activity["type"], (string?)activity["id"], (string?)activity["channelId"], (string?)activity["serviceUrl"], (string?)activity["textFormat"]));
        var ana = room.PersonCalled("ana")!;
        AssertJson($$"""{"id":"{{ana.Account}}","aadObjectId":"{{ana.ObjectId}}","name":"Ana Souza"}""", activity["from"]);
        AssertJson($$"""{"id":"{{room.Bot}}","name":"PeerCoach"}""", activity["recipient"]);
        AssertJson(
            $$"""{"conversationType":"groupChat","tenantId":"{{room.Tenant}}","id":"{{room.ChatCalled("group")!.Id}}","isGroup":true}""",
            activity["conversation"]);
        AssertJson($$$"""{"tenant":{"id":"{{{room.Tenant}}}"}}""", activity["channelData"]);
        Assert.StartsWith("<p><span itemtype=\"http://schema.skype.com/Mention\"", (string?)activity["attachments"]![0]!["content"], StringComparison.Ordinal);
    }

    [Fact]
    public void It_says_when_and_where_its_sender_is()
    {
        var activity = Write("group", "ana").Message(Said("x"));
        Assert.Equal("2026-11-23T23:30:05.0000000Z", (string?)activity["timestamp"]);
        Assert.Equal("2026-11-24T00:30:05.0000000+01:00", (string?)activity["localTimestamp"]);
        Assert.Equal(("Europe/Vienna", "de-AT"), ((string?)activity["localTimezone"], (string?)activity["locale"]));
        AssertJson("""[{"type":"clientInfo","locale":"de-AT","country":"AT","platform":"Web","timezone":"Europe/Vienna"}]""", activity["entities"]);
    }

    [Theory]
    [InlineData(null, null, "en-US", "UTC")]
    [InlineData("xx-not-a-language-at-all-but-far-too-long", "Nowhere/At_All", "en-US", "UTC")]
    [InlineData("pt", "America/Sao_Paulo", "pt", "America/Sao_Paulo")]
    [InlineData("<script>", "../etc", "en-US", "UTC")]
    public void A_browser_that_tells_nothing_of_use_is_somewhere(string? locale, string? zone, string expectedLocale, string expectedZone)
    {
        var device = Device.Of(locale, zone);
        Assert.Equal((expectedLocale, expectedZone), (device.Locale, device.ZoneName));
    }

    [Fact]
    public void A_message_in_a_channel_comes_from_its_thread()
    {
        var channel = room.ChatCalled("channel")!;
        var activity = Write("channel", "mei", thread: "1795000000000").Message(Said("@PeerCoach start"));
        Assert.Equal($"{channel.Id};messageid=1795000000000", (string?)activity["conversation"]!["id"]);
        Assert.Equal("channel", (string?)activity["conversation"]!["conversationType"]);
        Assert.Equal((channel.Team!.Id, channel.Id), ((string?)activity["channelData"]!["team"]!["id"], (string?)activity["channelData"]!["channel"]!["id"]));
    }

    [Fact]
    public void A_message_in_1_to_1_needs_no_mention()
    {
        var activity = Write("with-ben", "ben").Message(Said("help"));
        Assert.Equal(("help", "personal"), ((string?)activity["text"], (string?)activity["conversation"]!["conversationType"]));
        Assert.StartsWith("a:1", (string?)activity["conversation"]!["id"], StringComparison.Ordinal);
        Assert.Null(activity["conversation"]!["isGroup"]);
    }

    [Theory]
    [InlineData("<at>PeerCoach</at> start", "&lt;at&gt;PeerCoach&lt;/at&gt; start", false)]
    [InlineData("a < b & c", "a &lt; b &amp; c", false)]
    [InlineData("please @peercoach next", "please <at>PeerCoach</at> next", true)]
    [InlineData("@PeerCoach @PeerCoach", "<at>PeerCoach</at> @PeerCoach", true)]
    [InlineData("@PeerCoaching", "@PeerCoaching", false)]
    [InlineData("me@PeerCoach", "me@PeerCoach", false)]
    public void What_is_typed_stays_what_it_is(string typed, string text, bool mentions)
    {
        var words = new MessageText(typed);
        Assert.Equal((text, mentions), (words.Tagged, words.HasMention));
    }

    [Fact]
    public void A_press_that_acts_at_once_is_a_universal_action()
    {
        var press = Press.Read(Json("""{"kind":"execute","verb":"next","title":"Next","data":{"mark":{"revision":3},"answer":"7"}}"""));
        var execute = Assert.IsType<Press.Execute>(press);
        var activity = Write("group", "ana").Invoke("adaptiveCard/action", "1795", new JsonObject { ["action"] = execute.Action(), ["trigger"] = "manual" });
        AssertJson(
            """{"action":{"type":"Action.Execute","verb":"next","data":{"mark":{"revision":3},"answer":"7"},"title":"Next"},"trigger":"manual"}""",
            activity["value"]);
        Assert.Equal(("invoke", "1795", "message"), ((string?)activity["type"], (string?)activity["replyToId"], (string?)activity["channelData"]!["source"]!["name"]));
        Assert.StartsWith("f:", (string?)activity["id"], StringComparison.Ordinal);
        Assert.Null(activity["text"]);
    }

    [Fact]
    public void The_bot_is_introduced_to_a_team_with_its_name_and_group()
    {
        var team = room.ChatCalled("channel")!.Team!;
        var (installed, added) = Write("channel", "ana").Introduction().ToList() is [var one, var two] ? (one, two) : default;
        Assert.Equal(("installationUpdate", "add"), ((string?)installed!["type"], (string?)installed["action"]));
        Assert.Equal(room.ChatCalled("channel")!.Id, (string?)installed["channelData"]!["settings"]!["selectedChannel"]!["id"]);
        Assert.Equal("conversationUpdate", (string?)added!["type"]);
        AssertJson($$"""[{"id":"{{room.Bot}}"}]""", added["membersAdded"]);
        AssertJson($$"""{"id":"{{team.Id}}","name":"Everyone","aadGroupId":"{{team.GroupId}}"}""", added["channelData"]!["team"]);
        Assert.Equal("teamMemberAdded", (string?)added["channelData"]!["eventType"]);
    }

    [Fact]
    public void Ids_look_like_those_of_Teams()
    {
        Assert.All(room.People, p => Assert.Matches("^29:1[A-Za-z0-9_-]{60,}$", p.Account));
        Assert.All(room.People, p => Assert.True(Guid.TryParse(p.ObjectId, out _)));
        Assert.Matches(@"^19:[0-9a-f]{32}@thread\.v2$", room.ChatCalled("group")!.Id);
        Assert.Matches(@"^19:[0-9a-f]{32}@thread\.tacv2$", room.ChatCalled("channel")!.Id);
        Assert.Matches("^28:[0-9a-f-]{36}$", room.Bot);
    }

    private ActivityWriter Write(string chat, string who, string? thread = null) =>
        new(room, room.ChatCalled(chat)!, thread, room.PersonCalled(who)!, Device.Of("de-AT", "Europe/Vienna"), Now, ServiceUrl);

    private static Message Said(string text) => new("1795000000000", "ana", Now) { Text = text };

    private static System.Text.Json.JsonElement Json(string json) => System.Text.Json.JsonDocument.Parse(json).RootElement;

    private static void AssertJson(string expected, JsonNode? actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), $"Not {expected}, but {actual?.ToJsonString()}");
}
