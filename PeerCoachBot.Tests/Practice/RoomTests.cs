using System.Text.Json.Nodes;
using PeerCoachBot.Practice.State;
using PeerCoachBot.Tests.Support;
using Message = PeerCoachBot.Practice.State.Message;

namespace PeerCoachBot.Tests.Practice;

/// <summary>The room with the whole bot behind it, over HTTP both ways.</summary>
public sealed class RoomTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("peercoach-");

    public void Dispose() => folder.Delete(recursive: true);

    [NeedsSqliteFact]
    public async Task A_session_starts_with_a_mention_in_the_group_chat()
    {
        await using var host = PracticeHost.Start(folder);
        await using var window = await RoomWindow.OpenAsync(host.Http);
        var said = await host.SayAsync("ana", "group", "@PeerCoach start");
        Assert.Equal("Taken", (string?)said["delivery"]);
        await window.SeeCardAsync("group", "Ana Souza");
        Assert.All(host.Wire.Addresses, a => Assert.Equal("/api/messages", a.AbsolutePath));
        Assert.All(host.Wire.Sent, a => Assert.Equal($"{host.Http.BaseAddress}practice/connector/", (string?)a["serviceUrl"]));
    }

    [NeedsSqliteFact]
    public async Task A_session_starts_with_a_new_post_in_the_channel_and_lives_in_its_thread()
    {
        await using var host = PracticeHost.Start(folder);
        await using var window = await RoomWindow.OpenAsync(host.Http);
        var post = (string?)(await host.SayAsync("mei", "channel", "@PeerCoach start"))["id"];
        Assert.Equal(post, (string?)(await window.SeeCardAsync("channel", "Mei Lin"))["thread"]);
        await host.SayAsync("yusuf", "channel", "@PeerCoach join", post);
        Assert.EndsWith($";messageid={post}", (string?)host.Wire.Last("message")["conversation"]!["id"], StringComparison.Ordinal);
        await window.SeeCardAsync("channel", "Yusuf Demir");
    }

    [NeedsSqliteFact]
    public async Task Without_a_mention_the_bot_hears_nothing_but_in_1_to_1()
    {
        await using var host = PracticeHost.Start(folder);
        await using var window = await RoomWindow.OpenAsync(host.Http);
        Assert.Equal("None", (string?)(await host.SayAsync("ana", "group", "start"))["delivery"]);
        Assert.Equal("None", (string?)(await host.SayAsync("ana", "channel", "start"))["delivery"]);
        Assert.DoesNotContain(host.Wire.Sent, a => (string?)a["type"] == "message");
        Assert.Equal("Taken", (string?)(await host.SayAsync("ana", "with-ana", "help"))["delivery"]);
        await window.SeeCardAsync("with-ana");
    }

    [NeedsSqliteFact]
    public async Task The_bot_is_introduced_to_every_conversation_once()
    {
        await using (var host = PracticeHost.Start(folder))
        {
            await host.IntroducedAsync();
            foreach (var type in new[] { "conversationUpdate", "installationUpdate" })
                Assert.Equal(
                    host.Room.Chats.Select(c => c.Id).Order(StringComparer.Ordinal),
                    host.Wire.Sent.Where(a => (string?)a["type"] == type).Select(a => (string)a["conversation"]!["id"]!).Order(StringComparer.Ordinal));
        }

        await using var again = PracticeHost.Start(folder);
        await again.SayAsync("ana", "with-ana", "help");
        Assert.Equal(["message"], again.Wire.Sent.Select(a => (string?)a["type"]));
    }

    [NeedsSqliteFact]
    public async Task Whoever_joins_or_leaves_the_group_chat_is_told_of_and_listed()
    {
        await using var host = PracticeHost.Start(folder);
        await host.IntroducedAsync();
        await host.DoAsync("members", Moves("mei", isMember: true));
        Assert.Equal(["ana", "ben", "chidi", "mei"], host.Room.ChatCalled("group")!.Members);
        Assert.Equal(host.Room.PersonCalled("mei")!.Account, (string?)host.Wire.Last("conversationUpdate")["membersAdded"]?[0]?["id"]);
        await host.DoAsync("members", Moves("mei", isMember: false));
        Assert.Equal(["ana", "ben", "chidi"], host.Room.ChatCalled("group")!.Members);
        Assert.Equal(host.Room.PersonCalled("mei")!.Account, (string?)host.Wire.Last("conversationUpdate")["membersRemoved"]?[0]?["id"]);
    }

    [NeedsSqliteFact]
    public async Task A_press_brings_the_bots_own_answer()
    {
        await using var host = PracticeHost.Start(folder);
        await using var window = await RoomWindow.OpenAsync(host.Http);
        await host.SayAsync("ana", "group", "@PeerCoach start");
        var card = (string?)(await window.SeeCardAsync("group"))["id"];
        var answer = await host.DoAsync("presses", new JsonObject
        {
            ["as"] = "ben",
            ["chat"] = "group",
            ["message"] = card,
            ["kind"] = "execute",
            ["verb"] = "of-tomorrow",
            ["data"] = new JsonObject { ["n"] = 1 },
        });
        Assert.Equal(200, (int?)answer["status"]);
        Assert.NotNull(answer["body"]!["statusCode"]);
        var invoke = host.Wire.Last("invoke");
        Assert.Equal((card, "adaptiveCard/action"), ((string?)invoke["replyToId"], (string?)invoke["name"]));
        Assert.Equal(host.Room.PersonCalled("ben")!.ObjectId, (string?)invoke["from"]!["aadObjectId"]);
    }

    [NeedsSqliteFact]
    public async Task Skipping_ahead_makes_the_sessions_timers_speak_and_its_wake_ups_come()
    {
        await using var host = PracticeHost.Start(folder);
        await using var window = await RoomWindow.OpenAsync(host.Http);
        await host.IntroducedAsync();
        var before = Instant((await window.SeeAsync("room"))["now"]);
        await host.SayAsync("ana", "group", "@PeerCoach start");
        var first = (string?)(await window.SeeCardAsync("group", "Taking part"))["id"];
        await host.DoAsync("clock", new JsonObject { ["minutes"] = 10 });
        Assert.Equal(TimeSpan.FromMinutes(10), host.Room.Ahead);
        var timeUp = await NextAsync(window, first);

        // What is due on the way comes at its own moment.
        Assert.InRange(Instant(timeUp["at"]), before.AddMinutes(4), before.AddMinutes(11));
        await host.DoAsync("clock", new JsonObject { ["minutes"] = 2 * 24 * 60 });
        Assert.InRange(Instant((await NextAsync(window, first, (string?)timeUp["id"]))["at"]), before.AddDays(1), before.AddDays(1.1));
    }

    [NeedsSqliteFact]
    public async Task A_restart_shows_the_conversation_again_at_the_same_time_of_the_room()
    {
        string room;
        await using (var host = PracticeHost.Start(folder))
        {
            await using var window = await RoomWindow.OpenAsync(host.Http);
            await host.SayAsync("ana", "group", "@PeerCoach start");
            await window.SeeCardAsync("group");
            await host.DoAsync("clock", new JsonObject { ["minutes"] = 60 });
            await host.IntroducedAsync();
            room = host.Room.Tenant;
        }

        await using var again = PracticeHost.Start(folder);
        Assert.Equal((room, TimeSpan.FromHours(1)), (again.Room.Tenant, again.Room.Ahead));
        var messages = again.Room.ChatCalled("group")!.Messages;
        Assert.Equal("@PeerCoach start", messages[0].Text);
        Assert.Contains(messages, m => m.From == Message.Bot && m.Cards.Any(c => c.GetRawText().Contains("Ana Souza", StringComparison.Ordinal)));

        await using var later = await RoomWindow.OpenAsync(again.Http);
        await again.SayAsync("ben", "group", "@PeerCoach join");
        await later.SeeCardAsync("group", "Ben Okafor");
    }

    [NeedsSqliteFact]
    public async Task After_a_reset_nobody_and_nothing_is_known_and_the_time_stays()
    {
        await using var host = PracticeHost.Start(folder);
        await using var window = await RoomWindow.OpenAsync(host.Http);
        await host.SayAsync("ana", "group", "@PeerCoach start");
        await window.SeeCardAsync("group");
        await host.DoAsync("clock", new JsonObject { ["minutes"] = 10 });
        var before = host.Room;
        await host.DoAsync("reset", []);
        var after = host.Room;
        Assert.Equal((before.Ahead, before.Bot), (after.Ahead, after.Bot));
        Assert.Empty(Ids(before).Intersect(Ids(after)));
        Assert.All(after.Chats, c => Assert.DoesNotContain(c.Messages, m => m.From != Message.Bot));
        Assert.Equal(after.Tenant, (string?)(await window.SeeAsync("room"))["room"]!["tenant"]);

        // The bot has never met them: what it is asked for begins anew.
        await host.SayAsync("ben", "group", "@PeerCoach start");
        var begun = await window.SeeCardAsync("group", "Ben Okafor");
        Assert.DoesNotContain("Ana Souza and Ben", begun.ToJsonString(), StringComparison.Ordinal);
    }

    [NeedsSqliteFact]
    public async Task What_the_old_room_still_gets_after_a_reset_is_refused()
    {
        await using var host = PracticeHost.Start(folder);
        var old = Uri.EscapeDataString(host.Room.ChatCalled("group")!.Id);
        await host.DoAsync("reset", []);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await host.ConnectorAsync(HttpMethod.Post, $"/{old}/activities", ConnectorTests.Card("late"))).Status);
    }

    private static IEnumerable<string> Ids(RoomState room) =>
        [room.Tenant, .. room.Chats.Select(c => c.Id), .. room.People.SelectMany(p => new[] { p.Account, p.ObjectId })];

    /// <summary>Waits for a card that is none of these.</summary>
    private static async Task<JsonNode> NextAsync(RoomWindow window, params string?[] known)
    {
        while (true)
        {
            if (await window.SeeCardAsync("group") is var card && !known.Contains((string?)card["id"]))
                return card;
        }
    }

    private static DateTimeOffset Instant(JsonNode? instant) =>
        DateTimeOffset.Parse((string)instant!, System.Globalization.CultureInfo.InvariantCulture);

    private static JsonObject Moves(string who, bool isMember) =>
        new() { ["as"] = "ana", ["chat"] = "group", ["person"] = who, ["isMember"] = isMember };
}
