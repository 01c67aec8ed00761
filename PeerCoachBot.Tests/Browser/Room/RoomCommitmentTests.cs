using Microsoft.Playwright;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Browser.Room;

/// <summary>A promise in the practice room: recorded from a message, brought to mind days later, answered, and seen in the next session.</summary>
[Collection(OneBrowser.Name)]
public sealed class RoomCommitmentTests(OneBrowser browser)
{
    private const int MostDays = 8;
    private const string Nudge = "How does it stand?";

    [NeedsBrowserFact]
    public async Task A_commitment_from_a_message_is_brought_to_mind_and_opens_the_next_session()
    {
        await using var bot = await PracticeBot.StartAsync();
        var ana = await Seat.TakeAsync(browser, bot, "ana");
        var ben = await Seat.TakeAsync(browser, bot, "ben", new() { HasTouch = true, ViewportSize = new() { Width = 390, Height = 760 } });

        // People among themselves: the bot is not mentioned.
        await ana.Page.GetByRole(AriaRole.Button, new() { Name = "Mention @PeerCoach" }).ClickAsync();
        await ana.Page.GetByRole(AriaRole.Textbox).FillAsync("I will send the seating plan to everybody");
        await ana.Page.Keyboard.PressAsync("Enter");
        await RecordAsync(ana);

        await ana.GoToAsync(bot, "ana", "with-ana", "PeerCoach");
        await ana.SeeAsync("Kept for you", "send the seating plan");
        await ana.SeeAsync("Kept for you", "Ben Okafor");
        await ana.PictureAsync("20-kept");
        await SkipToNudgeAsync(ana);
        await ana.PictureAsync("21-nudge");
        await ana.PressAsync("Partly");
        await ana.SeeAsync(Nudge, "Partly done");
        await ana.PictureAsync("22-answered");

        await ana.GoToAsync(bot, "ana", "group", "Peer group");
        await ana.Page.GetByRole(AriaRole.Button, new() { Name = "Start a session" }).Last.ClickAsync();
        foreach (var seat in new[] { ana, ben })
        {
            await seat.OpenAsync("Take part");
            await seat.TickAllAsync();
            await seat.SendAndCloseAsync("Take part");
        }

        await ana.SeeAsync("Peer coaching session", "Ana Souza and Ben Okafor");
        await ana.PressAsync("Begin");
        await ben.SeeAsync(Nudge, "Ana Souza brings one");
        await ana.PictureAsync("23-check-in");
        await ben.OpenAsync("Read them");
        await Assertions.Expect(ben.Dialog).ToContainTextAsync("send the seating plan");
        await Assertions.Expect(ben.Dialog).ToContainTextAsync("partly done");
        await ben.PictureAsync("24-read");
        await ana.OpenAsync("My commitments");
        await ana.PictureAsync("25-mine");
        await ana.SendAsync("Done");
        await Assertions.Expect(ana.Dialog).Not.ToContainTextAsync("Partly done");
        await ben.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(ben.Card(Nudge)).Not.ToContainTextAsync("Still to say");
        Assert.Empty(ana.Errors.Concat(ben.Errors));
    }

    private static async Task RecordAsync(Seat ana)
    {
        await ana.Page.GetByRole(AriaRole.Button, new() { Name = "More about this message" }).Last.ClickAsync();
        await ana.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Record a commitment" }).ClickAsync();
        await Assertions.Expect(ana.Field("I will")).ToHaveValueAsync("I will send the seating plan to everybody");
        await ana.FillDayAsync("By", DueDay());
        await ana.ChooseAsync("My witness", "Ben Okafor");
        await ana.PictureAsync("19-record");
        await ana.SendAndCloseAsync("Keep it");
    }

    /// <summary>A day whose eve is a working day that is still to come.</summary>
    private static DateOnly DueDay()
    {
        var day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(3);
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday or DayOfWeek.Monday)
            day = day.AddDays(1);
        return day;
    }

    private static async Task SkipToNudgeAsync(Seat ana)
    {
        for (var day = 0; day < MostDays && await ana.Card(Nudge).CountAsync() == 0; day++)
        {
            var before = await ana.Page.GetByRole(AriaRole.Banner).TextContentAsync();
            await ana.SkipAheadAsync("1 day");
            await Assertions.Expect(ana.Page.GetByRole(AriaRole.Banner)).Not.ToHaveTextAsync(before ?? "");
        }

        await ana.SeeAsync(Nudge, "send the seating plan");
    }
}
