using System.Globalization;
using Microsoft.Playwright;

namespace PeerCoachBot.Tests.Browser.Room;

/// <summary>Somebody who has a keyboard and nothing else: everything is reached by Tab, and done by Space, Enter and letters.</summary>
internal sealed class KeyboardSeat : Seat
{
    private const int MostSteps = 150;

    private KeyboardSeat(IPage page)
        : base(page)
    {
    }

    public static new async Task<Seat> TakeAsync(OneBrowser browser, PracticeBot bot, string who, BrowserNewContextOptions? options = null) =>
        await new KeyboardSeat(await browser.OpenAsync(options)).EnterAsync(bot, who);

    public override async Task FillAsync(string label, string text)
    {
        await ReachAsync(Field(label));
        await Page.Keyboard.PressAsync("ControlOrMeta+A");
        await Page.Keyboard.InsertTextAsync(text);
    }

    /// <summary>Month, day, year: as windows of the United States, which these are, have it.</summary>
    public override async Task FillDayAsync(string label, DateOnly day)
    {
        await ReachAsync(Field(label));
        await Page.Keyboard.TypeAsync(day.ToString("MMddyyyy", CultureInfo.InvariantCulture));
    }

    public override Task TickAllAsync() => OneByOneAsync(Dialog.GetByRole(AriaRole.Checkbox), async box =>
    {
        await ReachAsync(box);
        await Page.Keyboard.PressAsync("Space");
        await Assertions.Expect(box).ToBeCheckedAsync();
    });

    public override async Task ChooseAsync(string label, string choice)
    {
        await ReachAsync(Field(label));
        await Page.Keyboard.TypeAsync(choice);
    }

    protected override async Task ActAsync(ILocator button)
    {
        await ReachAsync(button);
        await Page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Goes on by Tab until something has the focus, and sees that one can see it.</summary>
    private async Task ReachAsync(ILocator target)
    {
        await target.WaitForAsync();
        for (var step = 0; step < MostSteps; step++)
        {
            if (await target.EvaluateAsync<bool>("e => e === document.activeElement"))
            {
                Assert.True(await target.EvaluateAsync<bool>("e => getComputedStyle(e).outlineStyle !== 'none'"), $"The focus does not show on {target}.");
                return;
            }

            await Page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{target} cannot be reached by Tab.");
    }
}
