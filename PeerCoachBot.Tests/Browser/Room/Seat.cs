using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace PeerCoachBot.Tests.Browser.Room;

/// <summary>A window of the practice room, with one person in it, who finds everything by role and name as a screen reader does.</summary>
internal class Seat
{
    protected Seat(IPage page) => Page = page;

    public IPage Page { get; }

    /// <summary>What went wrong in the page by itself.</summary>
    public List<string> Errors { get; } = [];

    public ILocator Dialog => Page.GetByRole(AriaRole.Dialog);

    public static async Task<Seat> TakeAsync(OneBrowser browser, PracticeBot bot, string who, BrowserNewContextOptions? options = null) =>
        await new Seat(await browser.OpenAsync(options)).EnterAsync(bot, who);

    protected async Task<Seat> EnterAsync(PracticeBot bot, string who)
    {
        Page.PageError += (_, error) => Errors.Add(error);
        await GoToAsync(bot, who, "group", "Peer group");
        return this;
    }

    /// <summary>Opens a chat.</summary>
    /// <param name="heading">What stands above it.</param>
    public async Task GoToAsync(PracticeBot bot, string who, string chat, string heading)
    {
        await Page.GotoAsync($"{bot.Address}?as={who}&in={chat}");
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Name = heading, Exact = true })).ToBeVisibleAsync();
    }

    /// <summary>The newest message with a text in it.</summary>
    public ILocator Message(string text) => Page.GetByRole(AriaRole.Article).Filter(new() { HasText = text }).Last;

    /// <summary>Waits until a text shows in the newest message that has a heading.</summary>
    public Task SeeAsync(string heading, string text) => Assertions.Expect(Card(heading)).ToContainTextAsync(text);

    public Task SeeAsync(string heading) => Assertions.Expect(Card(heading).GetByRole(AriaRole.Heading, new() { Name = heading, Exact = true })).ToBeVisibleAsync();

    /// <summary>The newest card with a heading.</summary>
    public ILocator Card(string heading) => Page.GetByRole(AriaRole.Article)
        .Filter(new() { Has = Page.GetByRole(AriaRole.Heading, new() { Name = heading, Exact = true }) }).Last;

    /// <summary>Presses a button of the newest card that has it.</summary>
    public async Task PressAsync(string button) => await ActAsync(await ButtonAsync(button));

    /// <summary>Presses what stands in the overflow menu of a card.</summary>
    public async Task PressMoreAsync(string heading, string item)
    {
        await ActAsync(Card(heading).GetByRole(AriaRole.Button).Last);
        await ActAsync(Page.GetByRole(AriaRole.Menuitem, new() { Name = item, Exact = true }));
    }

    /// <summary>Opens a dialog by a button of the newest card that has it.</summary>
    public async Task OpenAsync(string button)
    {
        await PressAsync(button);
        await Assertions.Expect(Dialog).ToBeVisibleAsync();
    }

    /// <summary>Fills in a field of the dialog.</summary>
    public virtual Task FillAsync(string label, string text) => Field(label).FillAsync(text);

    public virtual Task FillDayAsync(string label, DateOnly day) =>
        Field(label).FillAsync(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public virtual Task TickAllAsync() => OneByOneAsync(Dialog.GetByRole(AriaRole.Checkbox), box => box.CheckAsync());

    public virtual async Task ChooseAsync(string label, string choice) => await Field(label).SelectOptionAsync(choice);

    public Task SendAsync(string button) => ActAsync(Dialog.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }));

    /// <summary>Sends a dialog that the bot takes.</summary>
    public async Task SendAndCloseAsync(string button)
    {
        await SendAsync(button);
        await Assertions.Expect(Dialog).ToHaveCountAsync(0);
    }

    /// <summary>Answers by a dialog: opens it, fills in its one field, and sends it.</summary>
    public async Task AnswerAsync(string button, string label, string text)
    {
        await OpenAsync(button);
        await FillAsync(label, text);
        await SendAndCloseAsync("Keep my answer");
    }

    /// <summary>The field whose label begins so; what is required has a sign after its label.</summary>
    public ILocator Field(string label) => Dialog.GetByLabel(new Regex($"^{Regex.Escape(label)}\\b"));

    public Task SkipAheadAsync(string by) =>
        Page.GetByRole(AriaRole.Button, new() { Name = $"Skip ahead {by}" }).ClickAsync();

    public Task PictureAsync(string name) => Page.ScreenshotAsync(new() { Path = Artifacts.File("room", $"{name}.png") });

    /// <summary>Does what a button is for.</summary>
    protected virtual Task ActAsync(ILocator button) => button.ClickAsync();

    protected static async Task OneByOneAsync(ILocator several, Func<ILocator, Task> act)
    {
        await several.First.WaitForAsync();
        foreach (var one in await several.AllAsync())
            await act(one);
    }

    /// <summary>The newest button of that name, once nothing is on its way that would keep it from being pressed.</summary>
    private async Task<ILocator> ButtonAsync(string name)
    {
        var button = Page.GetByRole(AriaRole.Article).GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).Last;
        await button.WaitForAsync();
        await Assertions.Expect(Page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
        return button;
    }
}
