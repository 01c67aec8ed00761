using System.Text.Json.Nodes;
using PeerCoachBot.Tests.Support;
using static PeerCoachBot.Tests.Host.Somebody;

namespace PeerCoachBot.Tests.Host;

/// <summary>Everybody at once, and everything several times, as Teams may deliver it.</summary>
public sealed class ConcurrencyTests
{
    [NeedsSqliteTheory]
    [InlineData("group", false)]
    [InlineData("group", true)]
    [InlineData("thread", false)]
    public async Task Three_who_answer_at_once_each_delivered_three_times_are_each_heard_once(string where, bool inPrivate)
    {
        await using var bot = await BotHost.StartAsync();
        var here = Spot.Named(where);
        await TriadScript.PlayAsync(bot, here, until: TriadScript.Goals[0]);
        List<JsonObject> answers = [.. TriadScript.People.Select((p, i) => bot.Teams.Message(inPrivate ? Spot.With(p) : here, p, TriadScript.Goals[i]))];
        await Task.WhenAll(answers.Concat(answers.Select(Again)).Concat(answers.Select(a => a.DeepClone().AsObject())).Select(bot.Teams.TakenAsync));
        await bot.Connector.SeeAsync(here.Id, "The answers are in.");

        await bot.Teams.SayAsync(here, Ben, "next");
        await bot.Connector.SeeAsync(here.Id, "Coaching turn 1 of 3");
        foreach (var turn in TriadScript.People)
            await bot.Teams.SayAsync(here, turn, "pass");
        await bot.Connector.SeeAsync(here.Id, "What have we learned");

        // The next question is open now: what comes late again must not answer it.
        await Task.WhenAll(answers.Concat(answers.Select(Again)).Concat(answers.Select(Again).Select(Again)).Select(bot.Teams.TakenAsync));
        await bot.IdleAsync();
        await bot.Teams.SayAsync(here, Ana, "end");
        var end = await bot.Connector.SeeAsync(here == Spot.Thread ? Ana.Chat : here.Id, "What we leave with");
        foreach (var goal in TriadScript.Goals)
            Assert.Equal(1, end.Now.Lines.Count(line => line.Contains(goal, StringComparison.Ordinal)));
        Assert.DoesNotContain("What have we learned", end.Now.Text, StringComparison.Ordinal);
        Assert.Equal(1, bot.Connector.In(here.Id).Count(m => m.First.Title == "Coaching turn 1 of 3"));
    }

    [NeedsSqliteFact]
    public async Task Next_said_twice_by_each_of_three_skips_no_step()
    {
        await using var bot = await BotHost.StartAsync();
        await TriadScript.PlayAsync(bot, Spot.Group, until: "next");
        await SayTwiceEachAtOnceAsync(bot, "next");
        await bot.Connector.SeeAsync(Spot.Group.Id, "Coaching turn 1 of 3");
        await bot.IdleAsync();
        Assert.Equal(["Peer coaching session", "What do we want to accomplish during this session?", "Coaching turn 1 of 3"], Steps(bot));

        foreach (var turn in TriadScript.People)
            await bot.Teams.SayAsync(Spot.Group, turn, "pass");
        foreach (var (person, i) in TriadScript.People.Select((p, i) => (p, i)))
            await bot.Teams.SayAsync(Spot.Group, person, TriadScript.Learnings[i]);
        await SayTwiceEachAtOnceAsync(bot, "next");
        await bot.Connector.SeeAsync(Spot.Group.Id, "What next steps will we take?");
        await bot.IdleAsync();
        Assert.Equal("What next steps will we take?", Steps(bot)[^1]);
    }

    [NeedsSqliteFact]
    public async Task Done_said_twice_ends_one_turn_and_no_other()
    {
        await using var bot = await BotHost.StartAsync();
        await TriadScript.PlayAsync(bot, Spot.Group, until: "another question");
        foreach (var (person, shows) in new[] { (Ana, "Coaching turn 2 of 3"), (Ben, "Coaching turn 3 of 3"), (Cleo, "What have we learned from this session?") })
        {
            var done = bot.Teams.Message(Spot.Group, person, "done");
            await Task.WhenAll(new[] { done, done.DeepClone().AsObject(), Again(done) }.Select(bot.Teams.TakenAsync));
            await bot.Connector.SeeAsync(Spot.Group.Id, shows);
            await bot.IdleAsync();
            Assert.Equal(shows, Steps(bot)[^1]);

            // The same again a little later, when the next turn is under way.
            await bot.PassAsync(TimeSpan.FromSeconds(20));
            await bot.Teams.TakenAsync(done.DeepClone().AsObject());
            await bot.Teams.TakenAsync(Again(done));
            await bot.IdleAsync();
            Assert.Equal(shows, Steps(bot)[^1]);
            await bot.PassAsync(TimeSpan.FromSeconds(60));
        }
    }

    private static Task SayTwiceEachAtOnceAsync(BotHost bot, string text)
    {
        List<JsonObject> once = [.. TriadScript.People.Select(p => bot.Teams.Message(Spot.Group, p, text))];
        return Task.WhenAll(once.Concat(once.Select(a => a.DeepClone().AsObject())).Concat(once.Select(Again)).Select(bot.Teams.TakenAsync));
    }

    /// <summary>The same under a new id.</summary>
    private static JsonObject Again(JsonObject activity)
    {
        var again = activity.DeepClone().AsObject();
        again["id"] = $"{activity["id"]}9";
        return again;
    }

    private static IReadOnlyList<string> Steps(BotHost bot) =>
        [.. bot.Connector.In(Spot.Group.Id).Select(m => m.First.Title).Where(t => t.Length > 0 && t is not ("Where we are" or "Ground rules")).Distinct()];
}
