using System.Text.Json.Nodes;
using PeerCoachBot.Tests.Support;
using static PeerCoachBot.Tests.Host.Somebody;

namespace PeerCoachBot.Tests.Host;

/// <summary>How the bot reads what Teams sends: mentions, names, dates, and what is not for it.</summary>
public sealed class ReadingTests
{
    [NeedsSqliteTheory]
    [InlineData("<at>PeerCoach</at> Learn Go", "Learn Go")]
    [InlineData("Learn <at>PeerCoach</at> Go", "Learn   Go")]
    [InlineData("<AT>peercoach</AT>&nbsp;Learn Go\n", "Learn Go")]
    [InlineData("<at>PeerCoach</at><at>PeerCoach</at>Learn Go", "Learn Go")]
    [InlineData("<at>PeerCoach</at> Learn Go with <at>Ben Ito</at>", "Learn Go with Ben Ito")]
    [InlineData("<at>PeerCoach</at> Learn A&amp;B &lt;well&gt;", "Learn A&B <well>")]
    [InlineData("<quoted messageId=\"17\"/><at>PeerCoach</at> Learn Go", "Learn Go")]
    [InlineData("<at>PeerCoach</at> <at>Nobody</at> learns", "<at>Nobody</at> learns")]
    public async Task The_bots_mention_is_taken_out_and_others_stand_as_names(string text, string kept)
    {
        await using var bot = await BotHost.StartAsync();
        await ConnectorTroubleTests.GatherAsync(bot, Spot.Group);
        var answer = bot.Teams.Message(Spot.Group, Ana, "");
        answer["text"] = text;
        answer["entities"]!.AsArray().Add(FakeTeams.Mention(Ben, "<at>Ben Ito</at>"));
        await bot.Teams.TakenAsync(answer);
        await bot.Teams.SayAsync(Spot.Group, Ben, "pass");
        await bot.Teams.WhisperAsync(Ana, "end");
        var summary = await bot.Connector.SeeAsync(Ana.Chat, "What we leave with");
        Assert.Contains(kept, summary.Now.Lines);
    }

    [NeedsSqliteFact]
    public async Task Who_bears_the_bots_name_is_not_the_bot()
    {
        await using var bot = await BotHost.StartAsync();
        var other = Dan with { Name = FakeTeams.Bot.Name };
        var message = bot.Teams.Message(Spot.Group, Ana, "start");
        message["entities"] = new JsonArray(FakeTeams.Mention(other, "<at>PeerCoach</at>"));
        await bot.Teams.TakenAsync(message);
        await bot.IdleAsync();
        Assert.Empty(bot.Connector.Calls);
    }

    [NeedsSqliteTheory]
    [InlineData("group")]
    [InlineData("meeting")]
    [InlineData("thread")]
    public async Task Words_in_a_shared_place_without_a_mention_are_left_alone(string where)
    {
        await using var bot = await BotHost.StartAsync();
        var before = bot.Tables();
        var message = bot.Teams.Message(Spot.Named(where), Ana, "");
        message["text"] = "start";
        message["entities"] = new JsonArray();
        await bot.Teams.TakenAsync(message);
        await bot.IdleAsync();
        Assert.Empty(bot.Connector.Calls);
        Assert.Empty(before.Changes(bot.Tables()));
    }

    [NeedsSqliteTheory]
    [InlineData("group", null)]
    [InlineData("group", "")]
    [InlineData("group", " ")]
    [InlineData("thread", null)]
    [InlineData("thread", "")]
    public async Task A_missing_name_comes_from_the_roster(string where, string? name)
    {
        await using var bot = await BotHost.StartAsync();
        var message = bot.Teams.Message(Spot.Named(where), Ana, "start");
        message["from"]!["name"] = name;
        await bot.Teams.TakenAsync(message);
        await bot.Connector.SeeAsync(Spot.Named(where).Id, "Taking part: Ana Lee.");
    }

    [NeedsSqliteFact]
    public async Task A_connector_that_does_not_answer_about_a_name_holds_nobody_up()
    {
        await using var bot = await BotHost.StartAsync();
        var held = bot.Connector.HoldBefore(c => c.Verb == Verb.Member);
        var message = bot.Teams.Message(Spot.Thread, Ana, "start");
        message["from"]!.AsObject().Remove("name");
        var delivery = bot.Teams.TakenAsync(message);
        await held.Reached;
        bot.Clock.Advance(TimeSpan.FromSeconds(5));
        await delivery;
        await bot.Connector.SeeAsync(Spot.Thread.Id, "Peer coaching session");
    }

    [NeedsSqliteTheory]
    [InlineData("2026-11-24T00:30:00.0000000+13:00", "Pacific/Auckland", "25 November 2026")]
    [InlineData("2026-11-22T22:30:00.0000000-10:30", null, "23 November 2026")]
    [InlineData(null, "Pacific/Kiritimati", "24 November 2026")]
    [InlineData(null, "Mars/Olympus", "24 November 2026")]
    [InlineData("yesterday", null, "24 November 2026")]
    public async Task Tomorrow_is_the_senders_tomorrow(string? local, string? zone, string due)
    {
        await using var bot = await BotHost.StartAsync();
        await ConnectorTroubleTests.GatherAsync(bot, Spot.Group);
        await bot.Teams.SayAsync(Spot.Group, Ana, "My goal");
        var promise = bot.Teams.Message(Spot.Group, Ana, "I will write by tomorrow");
        promise["localTimestamp"] = local;
        promise["localTimezone"] = zone;
        promise["entities"]![0]!["timezone"] = zone;
        await bot.Teams.TakenAsync(promise);
        await bot.Teams.SayAsync(Spot.Group, Ana, "end");
        var summary = await bot.Connector.SeeAsync(Ana.Chat, "What we leave with");
        Assert.Contains(due, summary.Now.Text, StringComparison.Ordinal);
    }

    [NeedsSqliteFact]
    public async Task Somebody_new_in_the_chat_is_named_as_a_reader_and_words_leave_its_cards()
    {
        await using var bot = await BotHost.StartAsync();
        await TriadScript.PlayAsync(bot, Spot.Group, until: "next");
        await bot.Connector.SeeAsync(Spot.Group.Id, TriadScript.Goals[0]);
        bot.Connector.SetRoster(Spot.Group.Id, [.. TriadScript.People, Dan]);
        var joined = bot.Teams.Activity("conversationUpdate", Spot.Group, Ana, "f:1");
        joined["membersAdded"] = new JsonArray(new JsonObject { ["id"] = Dan.Id });
        await bot.Teams.TakenAsync(joined);
        await bot.Connector.SeeAsync(Ana.Chat, TriadScript.Goals[0]);
        await bot.IdleAsync();
        Assert.DoesNotContain(bot.Connector.In(Spot.Group.Id), m => m.Now.Json.Contains(TriadScript.Goals[0], StringComparison.Ordinal));
    }
}
