using System.Text.Json.Nodes;
using PeerCoachBot.Storage;
using PeerCoachBot.Tests.Support;
using static PeerCoachBot.Tests.Host.Somebody;

namespace PeerCoachBot.Tests.Host;

/// <summary>A triad's session without a typed word, by the invokes that Teams sends and the bodies that it shows.</summary>
public sealed class PressedSessionTests
{
    private static readonly (string, string)[] Ticked = [.. Enumerable.Range(1, 5).Select(n => ($"rule{n}", "true"))];

    [NeedsSqliteFact]
    public async Task A_triad_completes_a_session_by_buttons_and_dialogs()
    {
        await using var bot = await BotHost.StartAsync();
        var here = new Presser(bot, Spot.Group);
        await bot.Teams.SayAsync(Spot.Group, Ana, "help");
        await bot.Connector.SeeAsync(Spot.Group.Id, "peer coaching");
        await here.PressAsync(Ana, "Start a session");
        foreach (var who in TriadScript.People)
            await here.FillAsync(who, "Take part", Ticked);
        await here.FillAsync(Ben, "Focus and time", ("focus", "challenge"), ("pace", "minutes"), ("minutes", "60"));
        await here.PressAsync(Cleo, "Begin");
        foreach (var (who, goal) in TriadScript.People.Zip(TriadScript.Goals))
            await here.FillAsync(who, "Write my answer", ("answer", goal));
        await bot.Connector.SeeAsync(Spot.Group.Id, TriadScript.Goals[2]);
        await here.PressAsync(Ben, "Next");

        await here.PressAsync(Ana, "Another question");
        await here.PressAsync(Ana, "Two more minutes");
        foreach (var who in TriadScript.People)
            await here.PressAsync(who, "Done");
        foreach (var (who, learning) in TriadScript.People.Zip(TriadScript.Learnings))
            await here.FillAsync(who, "Write my answer", ("answer", learning));
        await here.PressAsync(Ana, "Next");

        await here.FillAsync(Ana, "Write my next step", ("text", "sketch the orchard"), ("due", "2026-12-01"), ("if", "it rains on Tuesday"), ("then", "sketch it from the porch"), ("witness", Ben.ObjectId!));
        await here.FillAsync(Ben, "Write my next step", ("text", "buy better butter"), ("due", "2026-12-04"));
        await here.FillAsync(Cleo, "Write my next step", ("text", "sharpen the chisels"), ("due", "2026-12-02"));
        await here.PressAsync(Ben, "Next");

        foreach (var who in TriadScript.People)
            await here.FillAsync(who, "Write a word", ("answer", "glad"));
        foreach (var (who, fair) in TriadScript.People.Zip(["Yes", "Yes", "A bit off"]))
            await here.PressAsync(who, fair);
        foreach (var (who, figure) in TriadScript.People.Zip(["5", "4", "5"]))
            await here.PressAsync(who, figure);
        await here.FillAsync(Ana, "Choose a day", ("answer", "2026-12-07"));
        TriadScript.AssertWhole((await bot.Connector.SeeAsync(Spot.Group.Id, "You meet again on")).Now);
    }

    [NeedsSqliteFact]
    public async Task In_a_channel_the_words_open_in_a_dialog_for_participants_only()
    {
        await using var bot = await BotHost.StartAsync();
        var here = new Presser(bot, Spot.Thread);
        await bot.Teams.SayAsync(Spot.Thread, Ana, "start");
        foreach (var who in new[] { Ana, Ben })
            await here.FillAsync(who, "Take part", Ticked);
        await here.PressAsync(Ana, "Begin");
        await here.FillAsync(Ana, "Write my answer", ("answer", "Grow apricots"));
        await here.FillAsync(Ben, "Write my answer", ("answer", "Bake brioche"));
        Assert.Contains("Grow apricots", (await here.OpenAsync(Ben, "Read the answers")).Text, StringComparison.Ordinal);
        Assert.Contains("not in this session", (await here.OpenAsync(Cleo, "Read the answers")).Message, StringComparison.Ordinal);
        Assert.DoesNotContain(bot.Connector.In(Spot.Thread.Id), m => m.Looks.Any(l => l.Json.Contains("apricots", StringComparison.Ordinal)));
    }

    [NeedsSqliteFact]
    public async Task An_answer_that_is_too_long_keeps_the_dialog_open_with_its_text()
    {
        await using var bot = await BeginAsync();
        var here = new Presser(bot, Spot.Group);
        var tooLong = new string('x', 2007);
        var dialog = await here.OpenAsync(Ana, "Write my answer");
        var again = (await here.SendAsync(Ana, dialog, ("answer", tooLong)))!;
        Assert.Equal(tooLong, again.Value("answer"));
        Assert.Contains("7 characters too long", again.Text, StringComparison.Ordinal);
        Assert.Null(await here.SendAsync(Ana, again, ("answer", "Grow apricots")));
        await bot.IdleAsync();
        Assert.Equal("Grow apricots", (await here.OpenAsync(Ana, "Write my answer")).Value("answer"));
        Assert.Equal("", (await here.OpenAsync(Ben, "Write my answer")).Value("answer"));
    }

    [NeedsSqliteFact]
    public async Task After_the_step_a_dialog_keeps_its_text_and_says_that_it_was_not_kept()
    {
        await using var bot = await BeginAsync();
        var here = new Presser(bot, Spot.Group);
        var dialog = await here.OpenAsync(Ana, "Write my answer");
        await here.FillAsync(Ben, "Write my answer", ("answer", "Bake brioche"));
        await bot.Teams.SayAsync(Spot.Group, Ben, "next anyway");
        var late = (await here.SendAsync(Ana, dialog, ("answer", "Grow apricots")))!;
        Assert.Contains("moved on", late.Text, StringComparison.Ordinal);
        Assert.Equal("Grow apricots", late.Value("answer"));
    }

    [NeedsSqliteFact]
    public async Task What_could_not_be_saved_stays_in_its_dialog()
    {
        TappedStore? store = null;
        await using var bot = await BeginAsync(inner => store = new TappedStore(inner));
        var here = new Presser(bot, Spot.Group);
        var dialog = await here.OpenAsync(Ana, "Write my answer");
        store!.OnCommit = (_, _) => throw TappedStore.Unavailable();
        var again = (await HurriedAsync(bot, here.SendAsync(Ana, dialog, ("answer", "Grow apricots"))))!;
        Assert.Equal("Grow apricots", again.Value("answer"));
        Assert.Contains("could not save", again.Text, StringComparison.Ordinal);
        again = (await HurriedAsync(bot, here.SendAsync(Ana, again, ("answer", "Grow apricots"))))!;
        Assert.Equal("Grow apricots", again.Value("answer"));
        store.OnCommit = null;
        Assert.Null(await here.SendAsync(Ana, again, ("answer", "Grow apricots")));
    }

    [NeedsSqliteFact]
    public async Task After_the_end_what_was_written_can_still_be_copied()
    {
        await using var bot = await BeginAsync();
        var here = new Presser(bot, Spot.Group);
        var dialog = await here.OpenAsync(Ana, "Write my answer");
        await bot.Teams.SayAsync(Spot.Group, Ben, "end");
        var late = (await here.SendAsync(Ana, dialog, ("answer", "Grow apricots")))!;
        Assert.Contains("This session is over.", late.Text, StringComparison.Ordinal);
        Assert.Equal("Grow apricots", late.Value("wrote"));
    }

    [NeedsSqliteFact]
    public async Task A_made_up_card_shows_nothing_that_is_hidden()
    {
        await using var bot = await BeginAsync();
        var here = new Presser(bot, Spot.Group);
        await here.FillAsync(Ben, "Write my answer", ("answer", "Bake brioche"));
        var button = here.Find("Pass");
        var key = button.Data["mark"]!["session"]!.GetValue<string>();
        foreach (var on in new[] { $"{key}/board/goal/1/{Ana.ObjectId}", $"{key}/board/goal/1/", $"{key}/board/goal/1/{Ben.ObjectId}", $"{key}/summary/1/{Ana.ObjectId}" })
            foreach (var verb in new[] { "plan", "withdraw", "pass", "status", "show-here", "leave" })
            {
                var data = button.Data.DeepClone();
                data["mark"]!["on"] = on;
                var press = bot.Teams.Press(Spot.Group, Ana, button with { Verb = verb, Data = data });
                foreach (var _ in Enumerable.Range(0, 2))
                    Assert.DoesNotContain("brioche", (await bot.Teams.AnswerAsync(press.DeepClone().AsObject()))!.ToJsonString(), StringComparison.Ordinal);
            }
    }

    [NeedsSqliteFact]
    public async Task A_press_is_answered_with_the_card_as_it_is_afterwards()
    {
        await using var bot = await BeginAsync();
        var here = new Presser(bot, Spot.Group);
        var button = here.Find("Pass");
        var answer = (await bot.Teams.AnswerAsync(bot.Teams.Press(Spot.Group, Ana, button)))!;
        Assert.Equal(["statusCode", "type", "value"], answer.AsObject().Select(p => p.Key));
        Assert.Equal("application/vnd.microsoft.card.adaptive", answer["type"]!.GetValue<string>());
        Assert.Contains("Passed: Ana Lee.", Shown.Of(new PeerCoachBot.Turns.OutgoingCard(answer["value"]!.ToJsonString(), "")).Text, StringComparison.Ordinal);

        // The same delivered again, and a second press of the card as it was: the card as it is now, both times.
        Assert.Equal(answer.ToJsonString(), (await bot.Teams.AnswerAsync(bot.Teams.Press(Spot.Group, Ana, button)))!.ToJsonString());
    }

    [NeedsSqliteFact]
    public async Task A_press_that_is_delivered_twice_is_answered_twice_with_the_card_as_it_is()
    {
        await using var bot = await BeginAsync();
        var invoke = bot.Teams.Press(Spot.Group, Ana, new Presser(bot, Spot.Group).Find("Pass")).ToJsonString();
        var first = await bot.Teams.AnswerAsync(JsonNode.Parse(invoke)!.AsObject());
        var second = await bot.Teams.AnswerAsync(JsonNode.Parse(invoke)!.AsObject());
        Assert.Equal(first!.ToJsonString(), second!.ToJsonString());
    }

    /// <summary>Lets the time pass that the bot waits between its tries, by the test's clock.</summary>
    private static async Task<T> HurriedAsync<T>(BotHost bot, Task<T> work)
    {
        while (!work.IsCompleted)
        {
            if (bot.Clock.NextTimer() is { } next && next < bot.Clock.GetUtcNow() + TimeSpan.FromSeconds(2))
                bot.Clock.AdvanceTo(next);
            await Task.Yield();
        }

        return await work;
    }

    /// <summary>A group chat in which Ana and Ben are asked for their goals, and Cleo reads along.</summary>
    private static async Task<BotHost> BeginAsync(Func<IStore, IStore>? over = null)
    {
        var bot = await BotHost.StartAsync(over);
        foreach (var (who, text) in new[] { (Ana, "start"), (Ben, "join"), (Ana, "agree"), (Ben, "agree"), (Ben, "begin") })
            await bot.Teams.SayAsync(Spot.Group, who, text);
        await bot.Connector.SeeAsync(Spot.Group.Id, "What do we want to accomplish");
        return bot;
    }
}
