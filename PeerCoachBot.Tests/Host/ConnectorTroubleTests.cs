using PeerCoachBot.Tests.Support;
using static PeerCoachBot.Tests.Host.Somebody;

namespace PeerCoachBot.Tests.Host;

/// <summary>What becomes of cards when the connector refuses, fails, or says nothing.</summary>
public sealed class ConnectorTroubleTests
{
    private const string Gather = "Peer coaching session";
    private const string Goal = "What do we want to accomplish";

    [NeedsSqliteTheory]
    [InlineData("30", "30")]
    [InlineData("Mon, 23 Nov 2026 09:00:30 GMT", "30")]
    public async Task After_429_nothing_is_sent_until_the_time_it_named(string first, string second)
    {
        await using var bot = await BotHost.StartAsync();
        bot.Connector.Answer(IsCardHere, new Answer(429, first), times: 1);
        bot.Connector.Answer(IsCardHere, new Answer(429, second), times: 1);
        await bot.Teams.SayAsync(Spot.Group, Ana, "start");
        await bot.Connector.CalledAsync(IsCardHere);
        for (var passed = 1; passed < 60; passed++)
        {
            await bot.PassAsync(TimeSpan.FromSeconds(1));
            if (passed == 10)
                await bot.Teams.SayAsync(Spot.Group, Ben, "join");
            if (passed == 30)
                await bot.Connector.CalledAsync(IsCardHere, times: 2);
        }

        await bot.PassAsync(TimeSpan.FromSeconds(1));
        await bot.Connector.SeeAsync(Spot.Group.Id, "Taking part: Ana Lee and Ben Ito.");
        await bot.IdleAsync();
        Assert.Equal(
            [0, 30, 60],
            bot.Connector.Calls.Where(IsCardHere).Where(c => c.Verb == Verb.Post).Select(c => (int)(c.At - FakeClock.Start).TotalSeconds));
        Assert.All(bot.Connector.Calls.Where(c => c.Verb == Verb.Update), c => Assert.True(c.At >= FakeClock.Start.AddSeconds(60)));
    }

    [NeedsSqliteTheory]
    [InlineData(412)]
    [InlineData(503)]
    public async Task What_may_pass_is_tried_again(int status)
    {
        await using var bot = await AnsweredTwiceAsync(status);
        await bot.PassAsync(TimeSpan.FromSeconds(4));
        await bot.Connector.SeeAsync(Spot.Group.Id, Gather);
        Assert.Equal(3, bot.Connector.Calls.Count(IsCardHere));
    }

    [NeedsSqliteTheory]
    [InlineData(502)]
    [InlineData(504)]
    public async Task What_may_have_gone_is_sent_once_more_and_no_more(int status)
    {
        await using var bot = await AnsweredTwiceAsync(status);
        await bot.PassAsync(TimeSpan.FromMinutes(2));
        await bot.Teams.SayAsync(Spot.Group, Ana, "status");
        await bot.Connector.SeeAsync(Spot.Group.Id, "Where we are");
        Assert.Equal(2, bot.Connector.Calls.Count(IsCardHere));
    }

    [NeedsSqliteTheory]
    [InlineData(500)]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(413)]
    public async Task What_will_not_pass_or_may_have_happened_is_not_tried_again(int status)
    {
        await using var bot = await BotHost.StartAsync();
        bot.Connector.Answer(IsCardHere, new Answer(status), times: 1);
        await bot.Teams.SayAsync(Spot.Group, Ana, "start");
        await bot.Connector.CalledAsync(IsCardHere);
        await bot.PassAsync(TimeSpan.FromMinutes(1));
        await bot.Teams.SayAsync(Spot.Group, Ana, "status");
        await bot.Connector.SeeAsync(Spot.Group.Id, "Where we are");
        await bot.IdleAsync();
        Assert.Equal(1, bot.Connector.Calls.Count(c => c.Shows(Gather)));
    }

    [NeedsSqliteFact]
    public async Task A_message_answered_without_a_body_is_not_posted_again_and_the_session_goes_on()
    {
        await using var bot = await BotHost.StartAsync();
        bot.Connector.Answer(c => c.Verb == Verb.Post, new Answer(202, Takes: true));
        await GatherAsync(bot, Spot.Group);
        await bot.Connector.SeeAsync(Spot.Group.Id, Goal);
        await bot.PassAsync(TimeSpan.FromMinutes(2));
        await bot.IdleAsync();
        Assert.Equal(1, bot.Connector.Calls.Count(c => c.Verb == Verb.Post && c.Shows(Gather)));
        Assert.Equal(1, bot.Connector.Calls.Count(c => c.Verb == Verb.Post && c.Shows(Goal)));
        Assert.DoesNotContain(bot.Connector.Calls, c => c.Verb == Verb.Update);
    }

    [NeedsSqliteFact]
    public async Task A_card_that_was_deleted_does_not_hold_up_the_session()
    {
        await using var bot = await BotHost.StartAsync();
        bot.Connector.Answer(c => c.Verb == Verb.Update && c.Shows(Gather), new Answer(404));
        await GatherAsync(bot, Spot.Group);
        await bot.Connector.SeeAsync(Spot.Group.Id, Goal);
        await bot.Teams.SayAsync(Spot.Group, Ana, "My goal");
        await bot.Connector.SeeAsync(Spot.Group.Id, "Answered: Ana Lee.");
    }

    [NeedsSqliteFact]
    public async Task Where_nobody_listens_the_card_waits_and_goes_to_the_newest_address()
    {
        await using var bot = await BotHost.StartAsync();
        var start = bot.Teams.Message(Spot.Group, Ana, "start");
        start["serviceUrl"] = "http://127.0.0.1:9/emea/";
        await bot.Teams.TakenAsync(start);
        await bot.IdleAsync();
        Assert.Empty(bot.Connector.Calls);

        await bot.Teams.SayAsync(Spot.Group, Ben, "join");
        await bot.PassAsync(TimeSpan.FromSeconds(10));
        await bot.Connector.SeeAsync(Spot.Group.Id, "Taking part: Ana Lee and Ben Ito.");
    }

    [NeedsSqliteFact]
    public async Task When_the_service_address_changes_the_newest_is_used()
    {
        await using var bot = await BotHost.StartAsync();
        await GatherAsync(bot, Spot.Group);
        await bot.Connector.SeeAsync(Spot.Group.Id, Goal);
        await bot.IdleAsync();
        var before = bot.Connector.Calls.Count;
        bot.Teams.Region = "/amer/moved";
        await bot.Teams.SayAsync(Spot.Group, Ana, "My goal");
        await bot.Connector.SeeAsync(Spot.Group.Id, "Answered: Ana Lee.");

        Assert.All(bot.Connector.Calls.Take(before), c => Assert.Equal($"/emea/{FakeTeams.Tenant}", c.Region));
        Assert.All(bot.Connector.Calls.Skip(before), c => Assert.Equal("/amer/moved", c.Region));
    }

    [NeedsSqliteFact]
    public async Task Somebody_written_to_in_two_chats_with_one_message_id_is_reached_at_the_newest_address()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Teams.SayAsync(Spot.Group, Ana, "start", id: "1");
        bot.Teams.Region = "/amer/moved";
        await bot.Teams.WhisperAsync(Ana, "status", id: "1");
        await bot.Connector.SeeAsync(Ana.Chat, "Where we are");
        Assert.DoesNotContain(bot.Connector.Calls, c => c.Verb == Verb.Open);
        Assert.All(bot.Connector.Calls.Where(c => c.Conversation == Ana.Chat), c => Assert.Equal("/amer/moved", c.Region));
    }

    internal static async Task GatherAsync(BotHost bot, Spot here)
    {
        foreach (var line in TriadScript.Lines.TakeWhile(l => l.Text != TriadScript.Goals[0]).Where(l => l.Who != Cleo))
            await bot.Teams.SayAsync(here, line.Who, line.Text);
        await bot.Teams.SayAsync(here, Ana, "begin");
    }

    /// <summary>A bot whose first card was answered so, twice, the second time two seconds after the first.</summary>
    private static async Task<BotHost> AnsweredTwiceAsync(int status)
    {
        var bot = await BotHost.StartAsync();
        bot.Connector.Answer(IsCardHere, new Answer(status), times: 2);
        await bot.Teams.SayAsync(Spot.Group, Ana, "start");
        await bot.Connector.CalledAsync(IsCardHere);
        await bot.PassAsync(TimeSpan.FromSeconds(2));
        await bot.Connector.CalledAsync(IsCardHere, times: 2);
        return bot;
    }

    private static bool IsCardHere(ConnectorCall call) => call.Verb == Verb.Post && call.Shows(Gather);
}
