using Microsoft.Playwright;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Browser.Room;

/// <summary>Everybody can use the practice room: in light and dark, in forced colours, and on the smallest screen.</summary>
[Collection(OneBrowser.Name)]
public sealed class RoomAccessTests(OneBrowser browser, RoomForAll room) : IClassFixture<RoomForAll>
{
    private const string Gather = "Peer coaching session";

    private static readonly Dictionary<string, BrowserNewContextOptions> Looks = new()
    {
        ["light"] = new() { ColorScheme = ColorScheme.Light },
        ["dark"] = new() { ColorScheme = ColorScheme.Dark },
        ["forced-colours"] = new() { ForcedColors = ForcedColors.Active },
        ["phone"] = new() { HasTouch = true, ViewportSize = new() { Width = 320, Height = 640 } },
    };

    public static TheoryData<string> Names => [.. Looks.Keys];

    [NeedsBrowserTheory]
    [MemberData(nameof(Names))]
    public async Task Everybody_can_use_the_room(string look)
    {
        var ana = await Seat.TakeAsync(browser, room.Bot, "ana", Looks[look]);
        await ana.GoToAsync(room.Bot, "ana", "channel", "Everyone › Coaching");
        await Assertions.Expect(ana.Page.GetByRole(AriaRole.Button, new() { Name = "Start a session" })).ToBeVisibleAsync();
        await AssertForAllAsync(ana, $"{look}-welcome");

        await ana.GoToAsync(room.Bot, "ana", "group", "Peer group");
        await StartAsync(ana);
        await ana.PressAsync("Ground rules");
        await Assertions.Expect(ana.Card(Gather)).ToContainTextAsync("What is said here stays with the person who said it.");
        await AssertForAllAsync(ana, $"{look}-card");

        await ana.OpenAsync("Take part");
        await ana.SendAsync("Take part");
        await Assertions.Expect(ana.Dialog.GetByText("Tick this to take part.").First).ToBeVisibleAsync();
        await AssertForAllAsync(ana, $"{look}-dialog");
        Assert.Empty(ana.Errors);
        await ana.Page.Context.CloseAsync();
    }

    /// <summary>A dialog is left by Escape, and the focus goes back to its button.</summary>
    [NeedsBrowserFact]
    public async Task Escape_closes_a_dialog_and_leads_back_to_its_button()
    {
        var ben = await KeyboardSeat.TakeAsync(browser, room.Bot, "ben");
        await StartAsync(ben);
        await ben.OpenAsync("Focus and time");
        await Assertions.Expect(ben.Dialog.Locator(":focus")).ToHaveCountAsync(1);
        await ben.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(ben.Dialog).ToHaveCountAsync(0);
        await Assertions.Expect(ben.Card(Gather).GetByRole(AriaRole.Button, new() { Name = "Focus and time" })).ToBeFocusedAsync();
        await ben.Page.Context.CloseAsync();
    }

    /// <summary>Starts a session, unless an earlier test did.</summary>
    private static async Task StartAsync(Seat seat)
    {
        var start = seat.Page.GetByRole(AriaRole.Button, new() { Name = "Start a session" });
        await start.Or(seat.Card(Gather)).First.WaitForAsync();
        if (await start.IsVisibleAsync())
            await start.ClickAsync();
        await seat.SeeAsync(Gather);
    }

    private static async Task AssertForAllAsync(Seat seat, string picture)
    {
        await seat.PictureAsync($"access-{picture}");
        Faults.AssertNone(await Axe.FaultsAsync(seat.Page));
        Assert.True(
            await seat.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"),
            $"The page scrolls sideways: {picture}.");
    }
}
