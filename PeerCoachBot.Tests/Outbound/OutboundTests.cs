using System.Net;
using PeerCoachBot.Tests.Door;
using PeerCoachBot.Tests.Host;
using PeerCoachBot.Tests.Support;
using static PeerCoachBot.Tests.Host.Somebody;

namespace PeerCoachBot.Tests.Outbound;

/// <summary>A registered bot and its connector, whatever that answers.</summary>
public sealed class OutboundTests
{
    private const string Gather = "Peer coaching session";

    [NeedsSqliteFact]
    public async Task Every_call_bears_the_bots_token()
    {
        await using var bot = await GuardedBot.StartAsync();
        await bot.Teams.SayAsync(Spot.Group, Ana, "start");
        await bot.Teams.SayAsync(Spot.Group, Ben, "join");
        await bot.Host.Connector.SeeAsync(Spot.Group.Id, "Taking part: Ana Lee and Ben Ito.");
        Assert.All(bot.Host.Connector.Calls, call => Assert.Equal("token-1", call.Token));
    }

    [NeedsSqliteFact]
    public async Task A_token_that_is_not_taken_is_replaced_and_nothing_is_lost()
    {
        await using var bot = await GuardedBot.StartAsync();
        bot.Host.Connector.Answer(call => call.Token == "token-1", new Answer(401));
        await bot.Teams.SayAsync(Spot.Group, Ana, "start");
        await bot.Host.Connector.SeeAsync(Spot.Group.Id, Gather);
        await bot.Host.IdleAsync();
        Assert.Equal(2, bot.Identity.Asked);
        Assert.Equal(HttpStatusCode.OK, await ReadinessAsync(bot));
    }

    [NeedsSqliteFact]
    public async Task Where_no_token_is_taken_there_is_no_storm_the_bot_is_unready_and_the_card_goes_out_later()
    {
        await using var bot = await GuardedBot.StartAsync();
        bot.Host.Connector.Answer(_ => true, new Answer(401), times: 20);
        await bot.Teams.SayAsync(Spot.Group, Ana, "start");
        await bot.Host.IdleAsync();
        Assert.Equal(2, bot.Identity.Asked);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await ReadinessAsync(bot));
        for (var minute = 0; minute < 30; minute++)
            await bot.Host.PassAsync(TimeSpan.FromMinutes(1));
        await bot.Host.Connector.SeeAsync(Spot.Group.Id, Gather);
        await bot.Host.IdleAsync();

        // One more in five minutes at most.
        Assert.InRange(bot.Identity.Asked, 2, 8);
        Assert.Equal(HttpStatusCode.OK, await ReadinessAsync(bot));
    }

    [NeedsSqliteFact]
    public async Task While_the_login_service_is_down_cards_wait_and_none_is_given_up()
    {
        await using var bot = await GuardedBot.StartAsync();
        bot.Identity.IsDown = true;
        await bot.Teams.SayAsync(Spot.Group, Ana, "start");
        for (var minute = 0; minute < 10; minute++)
            await bot.Host.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Empty(bot.Host.Connector.Calls);
        bot.Identity.IsDown = false;
        await bot.Host.PassAsync(TimeSpan.FromMinutes(1));
        await bot.Host.Connector.SeeAsync(Spot.Group.Id, Gather);
    }

    [NeedsSqliteTheory]
    [InlineData("""{"error":{"code":"BotNotInConversationRoster"}}""")]
    [InlineData("""{"errorCode":209,"message":"{\"subCode\":\"MessageWritesBlocked\"}"}""")]
    [InlineData("")]
    public async Task After_403_nothing_is_tried_for_a_week_and_once_somebody_speaks_it_goes_on(string body)
    {
        await using var bot = await GuardedBot.StartAsync();
        await bot.Teams.SayAsync(Spot.Group, Ana, "start");
        await bot.Teams.SayAsync(Spot.Group, Ben, "join");
        await bot.Host.Connector.SeeAsync(Spot.Group.Id, "Taking part: Ana Lee and Ben Ito.");
        await bot.Host.IdleAsync();
        var before = Sends(bot);
        bot.Host.Connector.Answer(IsSend, new Answer(403, Body: body));
        await bot.Host.PassAsync(TimeSpan.FromMinutes(10));
        await bot.Host.Connector.CalledAsync(IsSend, before + 1);
        for (var day = 0; day < 7; day++)
            for (var hour = 0; hour < 24; hour++)
                await bot.Host.PassAsync(TimeSpan.FromHours(1));
        await bot.Host.IdleAsync();
        Assert.Equal(before + 1, Sends(bot));

        bot.Host.Connector.Forgive();
        bot.BearToken();
        await bot.Teams.SayAsync(Spot.Group, Ben, "help");
        await bot.Host.Connector.CalledAsync(IsSend, before + 2);
    }

    [NeedsSqliteFact]
    public async Task A_card_that_somebody_deleted_goes_up_once_more_and_is_drawn_there_from_then_on()
    {
        await using var bot = await GuardedBot.StartAsync();
        await bot.Teams.SayAsync(Spot.Group, Ana, "start");
        var first = await bot.Host.Connector.SeeAsync(Spot.Group.Id, Gather);
        bot.Host.Connector.Answer(call => call.Verb == Verb.Update && call.Activity == first.Id, new Answer(404, Body: """{"error":{"code":"ActivityNotFoundInConversation"}}"""));
        await bot.Teams.SayAsync(Spot.Group, Ben, "join");
        await bot.Host.Connector.SeeAsync(Spot.Group.Id, "Taking part: Ana Lee and Ben Ito.");
        await bot.Teams.SayAsync(Spot.Group, Cleo, "join");
        await bot.Host.Connector.SeeAsync(Spot.Group.Id, "Taking part: Ana Lee, Ben Ito and Cleo Roy.");
        await bot.Host.IdleAsync();
        Assert.Equal(2, bot.Host.Connector.Calls.Count(call => call.Verb == Verb.Post && call.Shows(Gather)));
        Assert.Equal(1, bot.Host.Connector.Calls.Count(call => call.Verb == Verb.Update && call.Activity == first.Id));
    }

    [NeedsSqliteFact]
    public async Task A_conversation_that_was_told_to_wait_is_left_alone_by_everything()
    {
        await using var bot = await GuardedBot.StartPacedAsync();
        bot.Host.Connector.Answer(call => call.Verb == Verb.Post, new Answer(429, "30"), times: 1);
        await bot.Teams.SayAsync(Spot.Group, Ana, "start");
        await bot.Host.IdleAsync();
        for (var second = 0; second < 29; second++)
        {
            if (second % 10 == 5)
                await bot.Teams.SayAsync(Spot.Group, Ana, "help", id: $"help {second}");
            await bot.Host.PassAsync(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(1, Sends(bot));
        await bot.Host.PassAsync(TimeSpan.FromSeconds(5));
        await bot.Host.Connector.SeeAsync(Spot.Group.Id, Gather);
    }

    private static bool IsSend(ConnectorCall call) => call.Verb is Verb.Post or Verb.Update;

    private static int Sends(GuardedBot bot) => bot.Host.Connector.Calls.Count(IsSend);

    private static async Task<HttpStatusCode> ReadinessAsync(GuardedBot bot) =>
        (await bot.Host.Http.GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode;
}
