using System.Text.Json.Nodes;
using PeerCoachBot.Tests.Support;
using static PeerCoachBot.Tests.Host.Somebody;

namespace PeerCoachBot.Tests.Host;

/// <summary>Activities in the shapes of Microsoft's Agents Playground: ids are GUIDs, and no thread or prefix tells a conversation's kind.</summary>
public sealed class PlaygroundTests
{
    private const string Bot = "00000000-0000-0000-0000-00000000000011";
    private const string Group = "a2220000-1111-4222-8333-444444444444";
    private const string Personal = "22f20000-1111-4222-8333-444444444444";
    private const string Channel = "team-id;messageid=1795242432320";

    [NeedsSqliteTheory]
    [InlineData(Group, "groupChat")]
    [InlineData(Channel, "channel")]
    public async Task A_mention_without_a_space_after_it_starts_a_session(string conversation, string type)
    {
        await using var bot = await BotHost.StartAsync();
        bot.Connector.SetRoster(Group, Ana, Ben);
        await bot.Teams.TakenAsync(Text(bot, conversation, type, Ana, "<at>Test Bot</at>start"));
        var gather = await bot.Connector.SeeAsync(conversation, "Taking part: Ana Lee.");
        Assert.Contains(type == "channel" ? "Everybody in this channel can read here." : "Your words go to each of you in 1:1", gather.Now.Text, StringComparison.Ordinal);
        Assert.All(bot.Connector.Calls, c => Assert.Equal("/_connector", c.Region));
    }

    [NeedsSqliteFact]
    public async Task A_pair_answers_in_1_to_1_and_in_the_group_chat()
    {
        await using var bot = await BotHost.StartAsync();
        bot.Connector.Bot = FakeTeams.Bot with { Id = Bot };
        bot.Connector.SetRoster(Group, Ana, Ben);
        foreach (var (who, text) in new[] { (Ana, "start"), (Ben, "join"), (Ana, "agree"), (Ben, "agree"), (Ana, "begin"), (Ben, "Bake brioche") })
            await bot.Teams.TakenAsync(Text(bot, Group, "groupChat", who, $"<at>Test Bot</at> {text}"));
        await bot.Connector.SeeAsync(Group, "Answered: Ben Ito.");
        await bot.Teams.TakenAsync(Text(bot, Personal, "personal", Ana, "Grow apricots"));
        await bot.Connector.SeeAsync(Personal, "Noted.");
        var board = await bot.Connector.SeeAsync(Group, "Grow apricots");
        Assert.Contains("Bake brioche", board.Now.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(bot.Connector.Calls, c => c.Verb == Verb.Open);
    }

    [NeedsSqliteFact]
    public async Task Opening_a_window_sends_both_install_events_at_once_and_the_bot_welcomes_once()
    {
        await using var bot = await BotHost.StartAsync();
        bot.Connector.SetRoster(Group, Ana, Ben);
        foreach (var (conversation, type) in new[] { (Personal, "personal"), (Group, "groupChat"), ("team-id", "channel") })
        {
            var installed = Activity(bot, "installationUpdate", conversation, type, Ana);
            installed["action"] = "add";
            var updated = Activity(bot, "conversationUpdate", conversation, type, Ana);
            updated["membersAdded"] = new JsonArray(new JsonObject { ["id"] = Bot, ["name"] = "Test Bot" });
            foreach (var activity in new[] { installed, updated })
                activity["from"]!.AsObject().Remove("name");
            await Task.WhenAll(new[] { installed, updated, installed.DeepClone().AsObject() }.Select(bot.Teams.TakenAsync));
        }

        await bot.IdleAsync();
        Assert.Equal(
            [Personal, Group, "team-id"],
            bot.Connector.Calls.Where(c => c.Verb is Verb.Post or Verb.Update).Select(c => c.Conversation));
    }

    private static JsonObject Text(BotHost bot, string conversation, string type, Somebody who, string text)
    {
        var activity = Activity(bot, "message", conversation, type, who);
        activity["text"] = text;
        activity["textFormat"] = "plain";
        activity["entities"] = new JsonArray(new JsonObject { ["type"] = "clientInfo", ["locale"] = "en-US", ["country"] = "US", ["platform"] = "Web", ["timezone"] = "UTC" });
        if (type != "personal")
            activity["entities"]!.AsArray().Insert(0, new JsonObject
            {
                ["type"] = "mention",
                ["mentioned"] = new JsonObject { ["id"] = Bot, ["name"] = "Test Bot" },
                ["text"] = "<at>Test Bot</at>",
            });
        return activity;
    }

    private static JsonObject Activity(BotHost bot, string kind, string conversation, string type, Somebody who)
    {
        var activity = new JsonObject
        {
            ["type"] = kind,
            ["id"] = Guid.NewGuid().ToString(),
            ["from"] = new JsonObject { ["id"] = who.Id, ["name"] = who.Name, ["aadObjectId"] = who.ObjectId },
            ["timestamp"] = "2026-11-23T09:00:00.833Z",
            ["localTimestamp"] = "2026-11-23T09:00:00.833+00:00",
            ["localTimezone"] = "UTC",
            ["locale"] = "en-US",
            ["serviceUrl"] = $"{bot.Connector.Address}/_connector",
            ["channelId"] = "msteams",
            ["conversation"] = new JsonObject { ["conversationType"] = type, ["tenantId"] = FakeTeams.Tenant, ["id"] = conversation },
            ["recipient"] = new JsonObject { ["id"] = Bot, ["name"] = "Test Bot" },
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = FakeTeams.Tenant } },
        };
        if (type != "personal")
            activity["conversation"]!["isGroup"] = true;
        return activity;
    }
}
