using System.Text.Json.Nodes;
using PeerCoachBot.Tests.Support;
using static PeerCoachBot.Tests.Host.Somebody;

namespace PeerCoachBot.Tests.Host;

/// <summary>Every shape that Teams and the Agents Playground send, each with what must happen: at most a welcome, once.</summary>
public sealed class EveryActivityTests
{
    private const string Welcome = "Hello, I facilitate peer coaching";

    private static readonly Dictionary<string, (string WelcomedIn, Func<News, FakeTeams, IReadOnlyList<JsonObject>> Write)> Rows = new()
    {
        ["added to a group chat"] = (Spot.Group.Id, (n, _) => [n.Installation(Spot.Group, "add"), n.Added(Spot.Group, News.Bot)]),
        ["added to a group chat, told the other way round"] = (Spot.Group.Id, (n, _) => [n.Added(Spot.Group, News.Bot), n.Installation(Spot.Group, "add")]),
        ["added to a meeting's chat"] = (Spot.Meeting.Id, (n, _) => [n.Installation(Spot.Meeting, "add")]),
        ["added by one person for themselves"] = (Ana.Chat, (n, _) => [n.Installation(Spot.With(Ana), "add"), n.Added(Spot.With(Ana), News.Bot, Ana.InRoster())]),
        ["added to a team"] = (News.Team, (n, _) => [n.Installation(News.General, "add"), n.Added(News.General, News.Bot)]),
        ["added to a team, with a channel chosen"] = (News.Crafts.Id, (n, _) =>
            [n.Installation(News.General, "add", chosen: News.Crafts), n.Added(News.Crafts, News.Bot), n.Added(News.General, News.Bot)]),
        ["added, and told by a thread's id"] = (News.Crafts.Id, (n, _) => [n.Added(News.Thread, News.Bot)]),
        ["added and upgraded"] = (Spot.Group.Id, (n, _) => [n.Installation(Spot.Group, "add"), n.Installation(Spot.Group, "remove-upgrade"), n.Installation(Spot.Group, "add-upgrade")]),
        ["upgraded only"] = ("", (n, _) => [n.Installation(Spot.Group, "add-upgrade"), n.Added(Spot.Group, News.Bot)]),
        ["removed and added again"] = (Spot.Group.Id, (n, _) => [n.Installation(Spot.Group, "add"), n.Installation(Spot.Group, "remove"), n.Installation(Spot.Group, "add")]),
        ["removed"] = ("", (n, _) => [n.Installation(Spot.Group, "remove"), n.Removed(Spot.Group, News.Bot)]),
        ["an installation of tomorrow"] = ("", (n, _) => [n.Installation(Spot.Group, "add-for-a-day")]),
        ["somebody came to a chat"] = ("", (n, _) => [n.Added(Spot.Group, Dan.InRoster())]),
        ["somebody came to a team"] = ("", (n, _) => [n.Added(News.General, Dan.InRoster(), Ben.InRoster())]),
        ["somebody left a team"] = ("", (n, _) => [n.Removed(News.General, Dan.InRoster())]),
        ["somebody without an identity came and left"] = ("", (n, _) => [n.Added(Spot.Meeting, Guest.InRoster()), n.Removed(Spot.Meeting, Guest.InRoster())]),
        ["nobody came"] = ("", (n, _) => [n.Added(Spot.Group), n.Removed(Spot.Group)]),
        ["news without a sender"] = (Spot.Group.Id, (n, _) => [Without("from", n.Added(Spot.Group, News.Bot)), Without("from", n.Change(Spot.Group))]),
        ["news without channel data or kind"] = ("", (n, _) => [Without("channelData", n.Change(Spot.Group)), Without("conversationType", n.Added(Spot.Group, Ben.InRoster()))]),
        ["a team's and its channels' lives"] = ("", (n, _) =>
        [
            .. new[]
            {
                "teamRenamed", "teamArchived", "teamUnarchived", "teamDeleted", "teamRestored", "teamHardDeleted", "channelCreated", "channelRenamed", "channelDeleted",
                "channelRestored", "channelShared", "channelUnshared", "channelMemberAdded", "channelMemberRemoved", "of tomorrow",
            }.Select(kind => n.Change(News.General, kind)),
        ]),
        ["a reaction"] = ("", (_, t) => [With(t.Activity("messageReaction", Spot.Group, Ana, "f:1"), "reactionsAdded", """[{"type":"checkmark"}]""")]),
        ["a reaction taken back"] = ("", (_, t) => [With(t.Activity("messageReaction", Spot.Group, Ana, "f:1"), "reactionsRemoved", """[{"type":"like"}]""")]),
        ["an edit of a message of no session"] = ("", (n, _) => [n.Edit(Spot.Group, Ana, "1", "start"), n.Edit(Spot.With(Ana), Ana, "2", "start"), n.Edit(Spot.Meeting, Guest, "3", "start")]),
        ["a deletion"] = ("", (_, t) => [With(t.Activity("messageDelete", Spot.Group, Ana, "1"), "channelData", """{"eventType":"softDeleteMessage"}""")]),
        ["a meeting begins and ends"] = ("", (_, t) => [Meeting(t, "meetingStart"), Meeting(t, "meetingEnd"), Meeting(t, "meetingParticipantJoin"), Meeting(t, "readReceipt")]),
        ["somebody types"] = ("", (_, t) => [t.Activity("typing", Spot.Group, Ana, "f:1")]),
        ["what comes tomorrow, with nothing in it"] = ("", (_, _) => [new JsonObject { ["type"] = "ofTomorrow" }]),
        ["words for somebody else"] = ("", (_, t) => [Without("entities", t.Message(Spot.Group, Ana, "start"))]),
    };

    public static TheoryData<string> Names => [.. Rows.Keys];

    [NeedsSqliteTheory]
    [MemberData(nameof(Names))]
    public async Task It_is_taken_and_the_bot_says_no_more_than_a_welcome(string name)
    {
        await using var bot = await BotHost.StartAsync();
        foreach (var activity in Rows[name].Write(new News(bot.Teams), bot.Teams))
        {
            // Teams delivers again: with the same id, and with a new one.
            await bot.Teams.TakenAsync(activity);
            await bot.Teams.TakenAsync(activity);
            if (activity["type"]!.GetValue<string>() is "conversationUpdate" or "installationUpdate")
                activity["id"] = $"f:{Guid.NewGuid()}";
            await bot.Teams.TakenAsync(activity);
        }

        await bot.IdleAsync();
        var posts = bot.Connector.Calls.Where(c => c.Verb is not (Verb.Roster or Verb.Member)).ToList();
        Assert.All(posts, post => Assert.True(post.Shows(Welcome), post.ToString()));
        Assert.Equal(Rows[name].WelcomedIn, string.Join(' ', posts.Select(p => p.Conversation)));
        Assert.DoesNotContain(bot.Tables().Rows, row => row.Contains(": session|", StringComparison.Ordinal) && row.Contains("participants", StringComparison.Ordinal));
    }

    private static JsonObject Meeting(FakeTeams teams, string what) => With(
        With(teams.Activity("event", Spot.Meeting, Ana, "f:1"), "name", $"\"application/vnd.microsoft.{what}\""),
        "value",
        """{"Id":"MCMxOTptZWV0aW5n","MeetingType":"Scheduled","Title":"Weekly","StartTime":"2026-11-23T09:00:00Z"}""");

    private static JsonObject With(JsonObject activity, string name, string value)
    {
        activity[name] = JsonNode.Parse(value);
        return activity;
    }

    private static JsonObject Without(string name, JsonObject activity)
    {
        activity.Remove(name);
        activity["conversation"]?.AsObject().Remove(name);
        return activity;
    }
}
