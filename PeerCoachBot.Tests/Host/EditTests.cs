using PeerCoachBot.Tests.Support;
using static PeerCoachBot.Tests.Host.Somebody;

namespace PeerCoachBot.Tests.Host;

/// <summary>Somebody edits a message: where it was their answer, and answers are still taken, the new words are.</summary>
public sealed class EditTests
{
    [NeedsSqliteTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_edited_answer_is_the_answer(bool inPrivate)
    {
        await using var bot = await BotHost.StartAsync();
        await TriadScript.PlayAsync(bot, Spot.Group, until: TriadScript.Goals[0]);
        var where = inPrivate ? Spot.With(Ana) : Spot.Group;
        await bot.Teams.SayAsync(where, Ana, "Grow apricts", id: "1781");
        await bot.Connector.SeeAsync(Spot.Group.Id, "Answered: Ana Lee.");
        await bot.Teams.TakenAsync(new News(bot.Teams).Edit(where, Ana, "1781", "Grow apricots"));
        await bot.Connector.SeeAsync(where.Id, "in place of your answer");
        await AnswerAsync(bot);
        await bot.Connector.SeeAsync(Spot.Group.Id, "Grow apricots");
        Assert.DoesNotContain(bot.Connector.In(Spot.Group.Id), m => m.Now.Text.Contains("apricts", StringComparison.Ordinal));
    }

    [NeedsSqliteFact]
    public async Task Of_two_edits_the_later_counts_in_whatever_order_they_come()
    {
        await using var bot = await BotHost.StartAsync();
        var news = new News(bot.Teams);
        await TriadScript.PlayAsync(bot, Spot.Group, until: TriadScript.Goals[0]);
        await bot.Teams.SayAsync(Spot.Group, Ana, "first", id: "1781");
        var (early, late) = (News.At(news.Edit(Spot.Group, Ana, "1781", "second"), -2), News.At(news.Edit(Spot.Group, Ana, "1781", "third"), -1));
        foreach (var edit in new[] { late, early, late, early })
            await bot.Teams.TakenAsync(edit);
        await AnswerAsync(bot);
        await bot.Connector.SeeAsync(Spot.Group.Id, "third");
    }

    [NeedsSqliteFact]
    public async Task No_other_edit_changes_anything()
    {
        await using var bot = await BotHost.StartAsync();
        var news = new News(bot.Teams);
        await TriadScript.PlayAsync(bot, Spot.Group, until: TriadScript.Goals[0]);
        await bot.Teams.SayAsync(Spot.Group, Ana, "replaced", id: "1781");
        await bot.Teams.SayAsync(Spot.Group, Ana, TriadScript.Goals[0], id: "1782");
        await bot.Connector.SeeAsync(Spot.Group.Id, "in place of your answer");
        foreach (var edit in new[]
        {
            news.Edit(Spot.Group, Ana, "1781", "FORGED"),
            news.Edit(Spot.Group, Ben, "1782", "FORGED"),
            news.Edit(Spot.With(Ana), Ana, "1782", "FORGED"),
            news.Edit(Spot.Meeting, Ana, "1782", "FORGED"),
            news.Edit(Spot.Group, Ana, "1782", ""),
            news.Edit(Spot.Group, Guest, "1782", "FORGED"),
        })
            await bot.Teams.TakenAsync(edit);
        await AnswerAsync(bot);
        await bot.Connector.SeeAsync(Spot.Group.Id, TriadScript.Goals[0]);

        // The step is over: the answer stays as the others read it.
        await bot.Teams.SayAsync(Spot.Group, Ben, "next");
        await bot.Connector.SeeAsync(Spot.Group.Id, "Coaching turn 1 of 3");
        await bot.Teams.TakenAsync(news.Edit(Spot.Group, Ana, "1782", "FORGED"));
        await bot.IdleAsync();
        Assert.DoesNotContain(bot.Tables().Rows, row => row.Contains("FORGED", StringComparison.Ordinal) && !row.Contains("\"edited\"", StringComparison.Ordinal));
        Assert.DoesNotContain(bot.Connector.Calls, c => c.Shows("FORGED"));
    }

    private static async Task AnswerAsync(BotHost bot)
    {
        await bot.Teams.SayAsync(Spot.Group, Ben, TriadScript.Goals[1]);
        await bot.Teams.SayAsync(Spot.Group, Cleo, TriadScript.Goals[2]);
        await bot.Connector.SeeAsync(Spot.Group.Id, TriadScript.Goals[2]);
        await bot.IdleAsync();
    }
}
