using System.Globalization;
using PeerCoachBot.Tests.Host;
using PeerCoachBot.Tests.Support;
using static PeerCoachBot.Tests.Browser.Playground.PlaygroundPerson;

namespace PeerCoachBot.Tests.Browser.Playground;

/// <summary>
/// A triad's whole session in a client that is not ours. It opens no dialogs from cards: what needs one is typed there,
/// and all else is pressed.
/// </summary>
[Collection(OneBrowser.Name)]
public sealed class PlaygroundSessionTests(OneBrowser browser)
{
    private const string Goal = "What do we want to accomplish during this session?";
    private const string Learning = "What have we learned from this session?";

    [NeedsBrowserFact]
    public async Task A_triad_completes_a_session_in_Microsofts_Playground()
    {
        await using var bot = await BotHost.StartAsync();
        await using var playground = await AgentsPlayground.StartAsync(bot.Http.BaseAddress!);
        var others = new Absent(bot.Http, playground, bot.Clock);
        var ana = await PlaygroundWindow.OpenAsync(browser, playground);

        await GatherAsync(ana, others);
        await AskAsync(ana, others);
        await TakeTurnsAsync(ana, others, bot);
        await LearnAsync(ana, others);
        await CommitAsync(ana, others);
        await CloseAsync(ana, others);
        Assert.Empty(ana.Errors);
    }

    private static async Task GatherAsync(PlaygroundWindow ana, Absent others)
    {
        await ana.SayAsync("help");
        await ana.PressAsync("Start a session");
        await ana.SeeHeadingAsync("Peer coaching session");
        await ana.SayAsync("agree");
        foreach (var who in new[] { Ben, Cleo })
        {
            await others.SayAsync(who, "join");
            await others.SayAsync(who, "agree");
        }

        await ana.SeeAsync("Taking part: Ana Lee, Ben Ito and Cleo Roy.");
        await ana.PressAsync("Ground rules");
        await ana.SeeAsync("What is said here stays with the person who said it.");
        await ana.PictureAsync("1-gather");
        await ana.PressAsync("Begin");
    }

    private static async Task AskAsync(PlaygroundWindow ana, Absent others)
    {
        await ana.SeeHeadingAsync(Goal);
        await others.WhisperAsync(Ben, "Bake brioche");
        await others.WhisperAsync(Cleo, "Carve cedar");
        await ana.SeeAsync("Answered: Ben Ito and Cleo Roy.");
        await ana.PictureAsync("2-goal");
        await ana.PressAsync("Pass");
        await ana.SeeAsync("I have sent the answers to each of you in 1:1");
        await ana.PictureAsync("3-goal-answered");
        await ana.PressAsync("Next");
    }

    private static async Task TakeTurnsAsync(PlaygroundWindow ana, Absent others, BotHost bot)
    {
        await ana.SeeHeadingAsync("Coaching turn 1 of 3");
        await ana.PressAsync("Another question");
        await ana.PressAsync("Two more minutes");
        await ana.SeeAsync("Two more minutes: 17 minutes in all.");
        await ana.PictureAsync("4-turn");
        await ana.PressAsync("Done");
        await ana.SeeHeadingAsync("Coaching turn 2 of 3");
        await bot.PassAsync(TimeSpan.FromMinutes(1));
        await others.SayAsync(Ben, "done");
        await ana.SeeHeadingAsync("Coaching turn 3 of 3");
        await bot.PassAsync(TimeSpan.FromMinutes(1));
        await others.SayAsync(Cleo, "done");
    }

    private static async Task LearnAsync(PlaygroundWindow ana, Absent others)
    {
        await ana.SeeHeadingAsync(Learning);
        await others.SayAsync(Ben, "Brevity beats bluster");
        await ana.PressAsync("Reveal the answers");
        await ana.SeeButtonAsync("Next");
        await ana.SeeAsync("Still to answer: Ana Lee and Cleo Roy.");
        await ana.PressItemAsync("Go on without waiting");
    }

    private static async Task CommitAsync(PlaygroundWindow ana, Absent others)
    {
        await ana.SeeHeadingAsync("What next steps will we take?");
        var soon = TimeProvider.System.GetUtcNow().AddDays(10).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await ana.SayAsync($"I will sketch the orchard by {soon}");
        await others.WhisperAsync(Ben, "I will buy better butter by tomorrow");
        await others.WhisperAsync(Cleo, "pass");
        await ana.SeeAsync("Ana Lee has a next step");
        await ana.PictureAsync("5-commit");
        await ana.PressAsync("Next");
    }

    private static async Task CloseAsync(PlaygroundWindow ana, Absent others)
    {
        await ana.SeeHeadingAsync("In one word: how do you leave?");
        await ana.SayAsync("amused");
        await others.WhisperAsync(Ben, "braver");
        await others.WhisperAsync(Cleo, "pass");

        await ana.SeeHeadingAsync("Was the time fair?");
        await others.WhisperAsync(Ben, "yes");
        await others.WhisperAsync(Cleo, "a bit off");
        await ana.PressAsync("Yes");

        await ana.SeeHeadingAsync("How much did this session help you?");
        await others.WhisperAsync(Ben, "4");
        await others.WhisperAsync(Cleo, "pass");
        await ana.PictureAsync("6-scale");
        await ana.PressAsync("5");

        await ana.SeeHeadingAsync("When do you meet next?");
        await others.WhisperAsync(Ben, "pass");
        await others.WhisperAsync(Cleo, "pass");
        await ana.PressAsync("No date yet");

        await ana.SeeHeadingAsync("What we leave with");
        await ana.PictureAsync("7-summary");
    }
}
