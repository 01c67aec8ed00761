using PeerCoachBot.Tests.Support;
using static PeerCoachBot.Tests.Host.Somebody;

namespace PeerCoachBot.Tests.Host;

/// <summary>Where the bot was removed it says nothing more, whatever the connector would accept.</summary>
public sealed class UninstallTests
{
    [NeedsSqliteTheory]
    [InlineData("remove")]
    [InlineData("membersRemoved")]
    [InlineData("teamDeleted")]
    [InlineData("teamArchived")]
    public async Task A_team_without_the_bot_hears_nothing_in_any_thread_and_people_still_do_in_1_to_1(string how)
    {
        await using var bot = await BotHost.StartAsync();
        var news = new News(bot.Teams);
        await AskAsync(bot, News.Thread);
        await bot.Teams.TakenAsync(how switch
        {
            "remove" => news.Installation(News.General, "remove"),
            "membersRemoved" => news.Removed(News.General, News.Bot),
            _ => news.Change(News.General, how),
        });
        var before = Sent(bot, News.Thread);

        await bot.Teams.WhisperAsync(Ana, "Grow apricots");
        await bot.Teams.WhisperAsync(Ben, "Bake brioche");
        await bot.Connector.SeeAsync(Ana.Chat, "Bake brioche");
        await bot.Connector.SeeAsync(Ben.Chat, "Grow apricots");
        for (var hour = 0; hour < 30; hour++)
            await bot.PassAsync(TimeSpan.FromHours(1));
        await bot.IdleAsync();
        Assert.Equal(before, Sent(bot, News.Thread));

        // Somebody speaks to it there: it is back.
        await bot.Teams.SayAsync(News.Thread, Ana, "help");
        await bot.Connector.SeeAsync(News.Thread.Id, "What you can say");
    }

    [NeedsSqliteFact]
    public async Task What_was_on_its_way_when_the_bot_was_removed_is_dropped_and_not_tried_again()
    {
        await using var bot = await BotHost.StartAsync();
        await AskAsync(bot, Spot.Group);
        bot.Connector.Answer(c => c.Verb is Verb.Post or Verb.Update, new Answer(503, RetryAfter: "60"), times: 1);
        await bot.Teams.SayAsync(Spot.Group, Ana, "Grow apricots");
        await bot.IdleAsync();
        await bot.Teams.TakenAsync(new News(bot.Teams).Installation(Spot.Group, "remove"));
        var before = Sent(bot, Spot.Group);
        await bot.PassAsync(TimeSpan.FromMinutes(2));
        await bot.PassAsync(TimeSpan.FromMinutes(2));
        await bot.IdleAsync();
        Assert.Equal(before, Sent(bot, Spot.Group));
        Assert.DoesNotContain(bot.Tables().Rows, row => row.StartsWith("outbox: session|", StringComparison.Ordinal) && row.Contains("\"update\"", StringComparison.Ordinal));
    }

    [NeedsSqliteFact]
    public async Task Whoever_removes_it_from_their_own_chat_is_left_alone_there()
    {
        await using var bot = await BotHost.StartAsync();
        await AskAsync(bot, News.Thread);
        await bot.Teams.TakenAsync(new News(bot.Teams).Installation(Spot.With(Ana), "add"));
        await bot.Teams.TakenAsync(new News(bot.Teams).Installation(Spot.With(Ana), "remove"));
        await bot.IdleAsync();
        var before = Sent(bot, Spot.With(Ana));
        await bot.Teams.SayAsync(News.Thread, Ana, "Grow apricots");
        await bot.Teams.SayAsync(News.Thread, Ben, "Bake brioche");
        await bot.Connector.SeeAsync(News.Thread.Id, "Ana Lee: I could not reach you in 1:1");
        Assert.Equal(before, Sent(bot, Spot.With(Ana)));
        Assert.DoesNotContain(bot.Connector.Calls, c => c.Verb == Verb.Open && c.Conversation == Ana.Id);
    }

    [NeedsSqliteFact]
    public async Task Late_news_of_its_removal_do_not_undo_that_it_is_back()
    {
        await using var bot = await BotHost.StartAsync();
        var news = new News(bot.Teams);
        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        await bot.Teams.TakenAsync(news.Installation(Spot.Group, "add"));
        await bot.Teams.TakenAsync(News.At(news.Installation(Spot.Group, "remove"), -30));
        await bot.Teams.SayAsync(Spot.Group, Ana, "start");
        await bot.Connector.SeeAsync(Spot.Group.Id, "Taking part: Ana Lee.");

        await bot.Teams.TakenAsync(news.Installation(Spot.Group, "remove"));
        await bot.Teams.TakenAsync(News.At(news.Installation(Spot.Group, "add"), -30));
        await bot.Teams.TakenAsync(News.At(bot.Teams.Message(Spot.Group, Ben, "join"), -10));
        await bot.IdleAsync();
        Assert.DoesNotContain(bot.Connector.In(Spot.Group.Id), m => m.Now.Text.Contains("Taking part: Ana Lee and Ben Ito.", StringComparison.Ordinal));
    }

    [NeedsSqliteFact]
    public async Task A_deleted_channel_hears_nothing_and_the_others_of_its_team_still_do()
    {
        await using var bot = await BotHost.StartAsync();
        await AskAsync(bot, News.Thread);
        await AskAsync(bot, Spot.Thread);
        var deleted = new News(bot.Teams).Change(News.General, "channelDeleted");
        deleted["channelData"]!["channel"]!["id"] = News.Crafts.Id;
        await bot.Teams.TakenAsync(deleted);
        var before = Sent(bot, News.Thread);
        await bot.PassAsync(TimeSpan.FromMinutes(10));
        await bot.Connector.SeeAsync(Spot.Thread.Id, "Time is up");
        await bot.IdleAsync();
        Assert.Equal(before, Sent(bot, News.Thread));
    }

    private static int Sent(BotHost bot, Spot where) => bot.Connector.Calls.Count(c => c.Conversation == where.Id && c.Verb is (Verb.Post or Verb.Update));

    /// <summary>Ana and Ben, known in 1:1, are asked for their goals.</summary>
    private static async Task AskAsync(BotHost bot, Spot where)
    {
        foreach (var person in new[] { Ana, Ben })
            await bot.Teams.WhisperAsync(person, "status");
        foreach (var (who, text) in new[] { (Ana, "start"), (Ben, "join"), (Ana, "agree"), (Ben, "agree"), (Ana, "begin") })
            await bot.Teams.SayAsync(where, who, text);
        await bot.Connector.SeeAsync(where.Id, "Still to answer: Ana Lee and Ben Ito.");
        await bot.IdleAsync();
    }
}
