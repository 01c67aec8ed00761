using PeerCoachBot.Tests.Support;
using static PeerCoachBot.Tests.Host.Somebody;

namespace PeerCoachBot.Tests.Host;

/// <summary>Whoever is removed from a chat or team leaves its session, and the others go on.</summary>
public sealed class MembersTests
{
    [NeedsSqliteTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whoever_is_removed_from_the_chat_is_not_waited_for_and_cannot_answer(bool withObjectId)
    {
        await using var bot = await BotHost.StartAsync();
        await TriadScript.PlayAsync(bot, Spot.Group, until: TriadScript.Goals[2]);
        var form = (await new Presser(bot, Spot.Group).OpenAsync(Cleo, "Write my answer")).Card;

        bot.Connector.SetRoster(Spot.Group.Id, Ana, Ben);
        var cleo = Cleo.InRoster();
        if (!withObjectId)
            cleo.Remove("aadObjectId");
        await bot.Teams.TakenAsync(new News(bot.Teams).Removed(Spot.Group, cleo));
        var board = await bot.Connector.SeeAsync(Spot.Group.Id, TriadScript.Goals[0]);
        Assert.Contains(TriadScript.Goals[1], board.Now.Text, StringComparison.Ordinal);

        var submit = bot.Teams.Submit(Spot.With(Cleo), Cleo, Button.In(form)[0], ("answer", "Carve cedar"));
        Assert.Contains("You are not in this session", (await bot.Teams.AnswerAsync(submit))!.ToJsonString(), StringComparison.Ordinal);
        await bot.Teams.WhisperAsync(Cleo, "Carve cedar");
        await bot.Connector.SeeAsync(Cleo.Chat, "You are in no session just now.");
        await bot.IdleAsync();
        Assert.DoesNotContain(bot.Tables().Rows, row => row.Contains("Carve cedar", StringComparison.Ordinal));
    }

    [NeedsSqliteFact]
    public async Task Late_news_of_somebody_who_is_back_in_the_chat_takes_nobody_out()
    {
        await using var bot = await BotHost.StartAsync();
        await TriadScript.PlayAsync(bot, Spot.Group, until: TriadScript.Goals[2]);
        await bot.Teams.TakenAsync(new News(bot.Teams).Removed(Spot.Group, Cleo.InRoster()));
        await bot.Teams.SayAsync(Spot.Group, Cleo, TriadScript.Goals[2]);
        await bot.Connector.SeeAsync(Spot.Group.Id, TriadScript.Goals[2]);
    }

    [NeedsSqliteTheory]
    [InlineData("teamMemberRemoved", true)]
    [InlineData("channelMemberRemoved", true)]
    [InlineData("elsewhere", false)]
    public async Task Whoever_is_removed_from_the_team_leaves_the_sessions_of_its_channels(string what, bool leaves)
    {
        await using var bot = await BotHost.StartAsync();
        await TriadScript.PlayAsync(bot, News.Thread, until: TriadScript.Goals[2]);
        var removed = new News(bot.Teams).Removed(News.General, Cleo.InRoster());
        removed["channelData"]!["eventType"] = what == "elsewhere" ? "teamMemberRemoved" : what;
        removed["channelData"]!["channel"]!["id"] = News.Crafts.Id;
        if (what == "elsewhere")
        {
            removed["conversation"]!["id"] = "19:others@thread.tacv2";
            removed["channelData"]!["team"]!["id"] = "19:others@thread.tacv2";
        }

        await bot.Teams.TakenAsync(removed);
        await bot.IdleAsync();
        Assert.Equal(leaves, bot.Connector.In(News.Thread.Id).Any(m => m.Now.Text.Contains("The answers are in.", StringComparison.Ordinal)));
    }

    [NeedsSqliteFact]
    public async Task Somebody_without_an_identity_is_told_kindly_that_they_cannot_take_part()
    {
        await using var bot = await BotHost.StartAsync();
        await bot.Teams.SayAsync(Spot.Meeting, Ana, "start");
        await bot.Connector.SeeAsync(Spot.Meeting.Id, "Taking part: Ana Lee.");
        await bot.Teams.SayAsync(Spot.Meeting, Guest, "join");
        await bot.Connector.SeeAsync(Spot.Meeting.Id, "You are welcome to listen and talk.");
        var answer = await bot.Teams.AnswerAsync(bot.Teams.Press(Spot.Meeting, Guest, new Presser(bot, Spot.Meeting).Find("Take part")));
        Assert.Contains("work or school account", answer!["task"]!["value"]!.GetValue<string>(), StringComparison.Ordinal);
    }
}
