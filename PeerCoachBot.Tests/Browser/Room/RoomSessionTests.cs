using Microsoft.Playwright;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Browser.Room;

/// <summary>
/// A triad's whole session in the practice room, by buttons and dialogs: Ana at a desk, Ben in dark colours with nothing
/// but a keyboard, Chidi on a phone.
/// </summary>
[Collection(OneBrowser.Name)]
public sealed class RoomSessionTests(OneBrowser browser)
{
    private const string Gather = "Peer coaching session";
    private const string Goal = "What do we want to accomplish during this session?";
    private const string Learning = "What have we learned from this session?";
    private const string Steps = "What next steps will we take?";
    private const string Summary = "What we leave with";

    private static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    [NeedsBrowserFact]
    public async Task A_triad_completes_a_session_by_buttons_and_dialogs()
    {
        await using var bot = await PracticeBot.StartAsync();
        var triad = new Triad(
            await Seat.TakeAsync(browser, bot, "ana", new() { ColorScheme = ColorScheme.Light }),
            await KeyboardSeat.TakeAsync(browser, bot, "ben", new() { ColorScheme = ColorScheme.Dark }),
            await Seat.TakeAsync(browser, bot, "chidi", new() { HasTouch = true, ViewportSize = new() { Width = 390, Height = 760 } }));

        await GatherAsync(triad);
        await AskAsync(triad);
        await TakeTurnsAsync(triad);
        await LearnAsync(triad);
        await CommitAsync(triad);
        await CloseAsync(triad);
        await ReloadAsync(triad);
        Assert.Empty(triad.All.SelectMany(seat => seat.Errors));
        await triad.LeaveAsync();
    }

    private static async Task GatherAsync(Triad triad)
    {
        await triad.Ana.Page.GetByRole(AriaRole.Button, new() { Name = "Start a session" }).ClickAsync();
        await triad.SeeAsync(Gather, "Taking part: Ana Souza.");

        // Whoever is not in the session is told so kindly, and changes nothing.
        await triad.Chidi.PressAsync("Begin");
        await triad.Chidi.SeeAsync(Gather, "You are not in this session.");

        // A rule that is not ticked keeps the dialog open.
        await triad.Ana.OpenAsync("Take part");
        await triad.Ana.SendAsync("Take part");
        await Assertions.Expect(triad.Ana.Dialog.GetByText("Tick this to take part.").First).ToBeVisibleAsync();
        await triad.PictureAsync("01-ground-rules");
        foreach (var seat in triad.All)
        {
            if (seat != triad.Ana)
                await seat.OpenAsync("Take part");
            await seat.TickAllAsync();
            await seat.SendAndCloseAsync("Take part");
        }

        await triad.SeeAsync(Gather, "Taking part: Ana Souza, Ben Okafor and Chidi Eze.");
        await triad.Chidi.OpenAsync("Focus and time");
        await triad.Chidi.ChooseAsync("What this session is about", "challenge");
        await triad.Chidi.Dialog.GetByRole(AriaRole.Radio, new() { Name = "A short session" }).CheckAsync();
        await triad.PictureAsync("02-focus-and-time");
        await triad.Chidi.SendAndCloseAsync("Keep");
        await triad.SeeAsync(Gather, "Focus: challenge or pain point.");
        await triad.PictureAsync("03-gathered");
        await triad.Ana.PressAsync("Begin");
    }

    private static async Task AskAsync(Triad triad)
    {
        await triad.SeeAsync(Goal, "Still to answer: Ana Souza, Ben Okafor and Chidi Eze.");
        await triad.PictureAsync("04-goal");

        // What is too long stays in its dialog, with the reason above it.
        var tooLong = string.Join(' ', Enumerable.Repeat("Grow apricots.", 140));
        await triad.Ana.OpenAsync("Write my answer");
        await triad.Ana.FillAsync("My answer", tooLong);
        await triad.Ana.SendAsync("Keep my answer");
        await Assertions.Expect(triad.Ana.Dialog).ToContainTextAsync("characters too long");
        await Assertions.Expect(triad.Ana.Field("My answer")).ToHaveValueAsync(tooLong);
        await triad.PictureAsync("05-too-long");

        // What Ben has half typed survives that the card changes behind his dialog.
        await triad.Ben.OpenAsync("Write my answer");
        await triad.Ben.FillAsync("My answer", "Bake bri");
        await triad.Ana.FillAsync("My answer", "Grow apricots");
        await triad.Ana.SendAndCloseAsync("Keep my answer");
        await triad.SeeAsync(Goal, "Answered: Ana Souza.");
        await Assertions.Expect(triad.Ben.Field("My answer")).ToHaveValueAsync("Bake bri");
        await triad.Ben.FillAsync("My answer", "Bake **brioche**");
        await triad.Ben.SendAndCloseAsync("Keep my answer");
        await triad.Chidi.AnswerAsync("Write my answer", "My answer", "Carve cedar");

        await triad.SeeAsync(Goal, "Grow apricots");
        await triad.SeeAsync(Goal, "Bake **brioche**");
        await triad.SeeAsync(Goal, "Carve cedar");
        await triad.PictureAsync("06-goal-answered");
        await triad.Ben.PressAsync("Next");
    }

    private static async Task TakeTurnsAsync(Triad triad)
    {
        await triad.SeeAsync("Coaching turn 1 of 3", "Ana Souza explores");
        await triad.ChangeAsync("Coaching turn 1 of 3", () => triad.Ben.PressAsync("Another question"));
        await triad.Ana.PressAsync("Two more minutes");
        await triad.SeeAsync("Coaching turn 1 of 3", "Two more minutes:");
        await triad.PictureAsync("07-turn");
        await triad.Ana.PressAsync("Done");

        // Nobody says that Ben's turn is over: after six minutes the time does, and two minutes later it ends by itself.
        await triad.SeeAsync("Coaching turn 2 of 3", "Ben Okafor explores");
        await triad.Chidi.SkipAheadAsync("10 min");
        await triad.SeeAsync("Time is up");
        await triad.SeeAsync("Coaching turn 3 of 3", "Chidi Eze explores");
        await triad.PictureAsync("08-turn-by-itself");
        await triad.Chidi.PressMoreAsync("Coaching turn 3 of 3", "Pass this turn");
    }

    private static async Task LearnAsync(Triad triad)
    {
        await triad.SeeAsync(Learning, "Still to answer: Ana Souza, Ben Okafor and Chidi Eze.");
        await triad.Ana.AnswerAsync("Write my answer", "My answer", "Asking aloud aids");
        await triad.SeeAsync(Learning, "Answered: Ana Souza.");
        await triad.Ben.PressAsync("Pass");
        await triad.SeeAsync(Learning, "Passed: Ben Okafor.");
        await triad.Chidi.AnswerAsync("Write my answer", "My answer", "Calm carries conversations");
        await triad.SeeAsync(Learning, "Asking aloud aids");
        await triad.PictureAsync("09-learning");
        await triad.Ana.PressAsync("Next");
    }

    private static async Task CommitAsync(Triad triad)
    {
        await triad.SeeAsync(Steps, "Still to say their next step:");
        await triad.Ben.OpenAsync("Write my next step");
        await triad.Ben.FillAsync("I will", "buy better butter");
        await triad.Ben.FillDayAsync("By", Today.AddDays(9));
        await triad.Ben.SendAndCloseAsync("Keep it");
        await triad.Ana.OpenAsync("Write my next step");
        await triad.Ana.FillAsync("I will", "sketch the orchard");
        await triad.Ana.FillDayAsync("By", Today.AddDays(10));
        await triad.Ana.FillAsync("If", "it rains");
        await triad.Ana.FillAsync("then I will", "sketch it from the porch");
        await triad.Ana.ChooseAsync("My witness", "Ben Okafor");
        await triad.PictureAsync("10-next-step");
        await triad.Ana.SendAndCloseAsync("Keep it");
        await triad.SeeAsync(Steps, "sketch the orchard");
        await triad.SeeAsync(Steps, "Witness: Ben Okafor");
        await triad.Chidi.PressAsync("Nothing this time");
        await triad.PictureAsync("11-next-steps");
        await triad.Chidi.PressAsync("Next");
    }

    private static async Task CloseAsync(Triad triad)
    {
        await triad.SeeAsync("In one word: how do you leave?");
        await triad.Ana.AnswerAsync("Write a word", "My answer", "amused");
        await triad.Ben.AnswerAsync("Write a word", "My answer", "braver");
        await triad.Chidi.PressAsync("Pass");

        await triad.SeeAsync("Was the time fair?");
        await triad.Ana.PressAsync("Yes");
        await triad.Ben.PressAsync("A bit off");
        await triad.Chidi.PressAsync("Yes");

        await triad.SeeAsync("How much did this session help you?");
        await triad.PictureAsync("12-scale");
        await triad.Ana.PressAsync("5");
        await triad.Ben.PressAsync("4");
        await triad.Chidi.PressAsync("5");

        await triad.SeeAsync("When do you meet next?");
        await triad.Ana.OpenAsync("Choose a day");
        await triad.Ana.FillDayAsync("Day", Today.AddDays(14));
        await triad.PictureAsync("13-next-date");
        await triad.Ana.SendAndCloseAsync("Keep my answer");

        foreach (var kept in new[] { "Grow apricots", "Bake **brioche**", "Carve cedar", "Asking aloud aids", "sketch the orchard", "buy better butter", "amused" })
            await triad.SeeAsync(Summary, kept);
        await triad.PictureAsync("14-summary");
    }

    private static async Task ReloadAsync(Triad triad)
    {
        var before = await triad.Ana.Page.GetByRole(AriaRole.Article).CountAsync();
        await triad.Ana.Page.ReloadAsync();
        await triad.Ana.SeeAsync(Summary, "sketch the orchard");
        Assert.Equal(before, await triad.Ana.Page.GetByRole(AriaRole.Article).CountAsync());
    }
}
