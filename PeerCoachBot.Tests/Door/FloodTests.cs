using System.Net;
using PeerCoachBot.Teams.Door;
using PeerCoachBot.Tests.Host;
using PeerCoachBot.Tests.Support;
using static PeerCoachBot.Tests.Host.Somebody;

namespace PeerCoachBot.Tests.Door;

/// <summary>More than people type and press is held back, by the bot's time, and costs others nothing.</summary>
public sealed class FloodTests
{
    private const string Polite = "You are quick!";

    [NeedsSqliteFact]
    public async Task Of_a_flood_twenty_messages_are_taken_and_it_is_said_once_a_minute()
    {
        await using var bot = await GuardedBot.StartAsync();
        for (var message = 0; message < 20; message++)
            await bot.Teams.SayAsync(Spot.Group, Ana, "status");
        Assert.Equal(0, await PoliteAsync(bot));

        for (var message = 0; message < 80; message++)
            await bot.Teams.SayAsync(Spot.Group, Ana, "start");
        Assert.Equal(1, await PoliteAsync(bot));
        Assert.DoesNotContain(bot.Host.Connector.In(Spot.Group.Id), m => m.Now.Title == "Peer coaching session");

        // Five a second come back, and no more.
        bot.Host.Clock.Advance(TimeSpan.FromSeconds(1));
        for (var press = 0; press < 5; press++)
            Assert.Equal(HttpStatusCode.BadRequest, await PressAsync(bot, Ana));
        Assert.Equal(HttpStatusCode.TooManyRequests, await PressAsync(bot, Ana));

        bot.Host.Clock.Advance(TimeSpan.FromSeconds(60));
        bot.BearToken();
        for (var message = 0; message < 30; message++)
            await bot.Teams.SayAsync(Spot.Group, Ana, "status");
        Assert.Equal(2, await PoliteAsync(bot));
    }

    [NeedsSqliteFact]
    public async Task A_flood_of_one_person_takes_nothing_from_others()
    {
        await using var bot = await GuardedBot.StartAsync();
        for (var message = 0; message < 200; message++)
            await bot.Teams.SayAsync(Spot.Group, Ana, "status");
        await bot.Teams.SayAsync(Spot.Group, Ben, "start");
        await bot.Host.Connector.SeeAsync(Spot.Group.Id, "Taking part: Ben Ito.");
        Assert.Equal(HttpStatusCode.BadRequest, await PressAsync(bot, Cleo));
        Assert.Equal(HttpStatusCode.TooManyRequests, await PressAsync(bot, Ana));

        // Somebody of another tenant may have the same id.
        Assert.Equal(HttpStatusCode.BadRequest, await PressAsync(bot, Ana, GuardedBot.OtherTenant));
    }

    [NeedsSqliteFact]
    public async Task A_tenants_people_share_fifty_a_second_and_another_tenant_is_not_touched()
    {
        await using var bot = await GuardedBot.StartAsync();
        var taken = 0;
        foreach (var person in Enumerable.Range(100, 12).Select(n => new Somebody($"P{n}", $"29:{n}", $"00000000-0000-0000-0000-000000000{n}", $"a:{n}")))
            for (var press = 0; press < 5; press++)
                taken += await PressAsync(bot, person) == HttpStatusCode.BadRequest ? 1 : 0;
        Assert.Equal(50, taken);

        Assert.Equal(HttpStatusCode.BadRequest, await PressAsync(bot, Ana, GuardedBot.OtherTenant));
        Assert.Equal(HttpStatusCode.TooManyRequests, await PressAsync(bot, Ana));
        bot.Host.Clock.Advance(TimeSpan.FromSeconds(0.5));
        Assert.Equal(HttpStatusCode.BadRequest, await PressAsync(bot, Ana));
    }

    [NeedsSqliteFact]
    public async Task What_people_write_to_each_other_does_not_count_nor_does_news()
    {
        await using var bot = await GuardedBot.StartAsync();
        for (var message = 0; message < 60; message++)
        {
            var chat = bot.Teams.Message(Spot.Group, Ana, "Good morning");
            chat.Remove("entities");
            await bot.Teams.TakenAsync(chat);
            await bot.Teams.TakenAsync(bot.Teams.Activity("conversationUpdate", Spot.Group, Ana, bot.Teams.NextId()));
        }

        await bot.Teams.SayAsync(Spot.Group, Ana, "start");
        await bot.Host.Connector.SeeAsync(Spot.Group.Id, "Taking part: Ana Lee.");
        Assert.Equal(0, await PoliteAsync(bot));
    }

    [Fact]
    public void A_bucket_empties_and_fills_by_the_clock()
    {
        var (buckets, now) = (new Buckets(5, 20, 100), FakeClock.Start);
        Assert.Equal(20, Taken(buckets, "ana", now, 100));
        Assert.Equal(0, Taken(buckets, "ana", now.AddMilliseconds(199), 5));
        Assert.Equal(1, Taken(buckets, "ana", now.AddMilliseconds(200), 5));
        Assert.Equal(5, Taken(buckets, "ana", now.AddMilliseconds(1200), 50));
        Assert.Equal(20, Taken(buckets, "ana", now.AddHours(1), 100));
        Assert.Equal(20, Taken(buckets, "ben", now.AddHours(1), 100));
    }

    [Fact]
    public void A_clock_that_is_set_back_shuts_nobody_out()
    {
        var buckets = new Buckets(5, 20, 100);
        Taken(buckets, "ana", FakeClock.Start, 100);
        Assert.Equal(20, Taken(buckets, "ana", FakeClock.Start.AddHours(-3), 100));
    }

    [Fact]
    public void Whoever_rests_is_forgotten_and_memory_stays_flat()
    {
        var (buckets, now, most) = (new Buckets(5, 20, 1000), FakeClock.Start, 0);
        for (var person = 0; person < 200_000; person++)
        {
            Assert.True(buckets.TryTake($"person {person}", now));
            now += TimeSpan.FromMilliseconds(10);
            most = Math.Max(most, buckets.Count);
        }

        Assert.InRange(most, 1, 1000);
        buckets.TryTake("somebody", now.AddMinutes(1));
        Assert.Equal(1, buckets.Count);
    }

    [Fact]
    public void Where_all_places_are_taken_newcomers_wait_and_the_others_go_on()
    {
        var (buckets, now) = (new Buckets(5, 20, 100), FakeClock.Start);
        for (var person = 0; person < 100; person++)
            Assert.True(buckets.TryTake($"person {person}", now));
        Assert.False(buckets.TryTake("newcomer", now));
        Assert.True(buckets.TryTake("person 7", now));
        Assert.Equal(100, buckets.Count);
        Assert.True(buckets.TryTake("newcomer", now.AddMilliseconds(200)));
    }

    private static int Taken(Buckets buckets, string key, DateTimeOffset now, int tries) =>
        Enumerable.Range(0, tries).Count(_ => buckets.TryTake(key, now));

    private static async Task<int> PoliteAsync(GuardedBot bot)
    {
        await bot.Host.IdleAsync();
        return bot.Host.Connector.In(Spot.Group.Id).Count(m => m.Now.Text.Contains(Polite, StringComparison.Ordinal));
    }

    /// <summary>An invoke that nobody knows is refused by 400, unless there were too many.</summary>
    private static async Task<HttpStatusCode> PressAsync(GuardedBot bot, Somebody who, string tenant = FakeTeams.Tenant)
    {
        var invoke = bot.Teams.Activity("invoke", Spot.Group, who, $"f:{Guid.NewGuid()}");
        invoke["conversation"]!["tenantId"] = tenant;
        invoke["channelData"]!["tenant"]!["id"] = tenant;
        using var answer = await bot.Teams.DeliverAsync(invoke);
        if (answer.StatusCode == HttpStatusCode.TooManyRequests)
            Assert.Equal(TimeSpan.FromSeconds(1), answer.Headers.RetryAfter?.Delta);
        return answer.StatusCode;
    }
}
