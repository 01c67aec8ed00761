using Microsoft.Playwright;

namespace PeerCoachBot.Tests.Browser.Playground;

/// <summary>The Playground's window, with the group chat open.</summary>
internal sealed class PlaygroundWindow
{
    private readonly IPage page;

    private PlaygroundWindow(IPage page) => this.page = page;

    /// <summary>What went wrong in the page by itself.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>Its own list of conversations hides itself in windows narrower than this.</summary>
    public static async Task<PlaygroundWindow> OpenAsync(OneBrowser browser, AgentsPlayground playground)
    {
        var page = await browser.OpenAsync(new() { ViewportSize = new() { Width = 1400, Height = 1000 }, Locale = "en-US", TimezoneId = "UTC" });
        var window = new PlaygroundWindow(page);
        page.PageError += (_, error) => window.Errors.Add(error);

        // Fonts and an animation of the web's, which it does without.
        await page.RouteAsync(url => new Uri(url).Host != "localhost", route => route.AbortAsync());
        await page.GotoAsync(playground.Address.ToString());

        // Until it has its people it shows made-up ones, and goes back to the first chat when they come.
        await Assertions.Expect(page.GetByRole(AriaRole.Img, new() { Name = PlaygroundPerson.Ana.Name })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Treeitem, new() { Name = "Group Chat" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Hide log panel" }).ClickAsync();
        return window;
    }

    /// <summary>Mentions the bot and says something.</summary>
    public async Task SayAsync(string text)
    {
        await page.GetByRole(AriaRole.Textbox).First.ClickAsync();
        await page.Keyboard.TypeAsync("@");
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "PeerCoach" }).ClickAsync();
        await page.Keyboard.TypeAsync($" {text}");
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Presses a button of the newest card that has it.</summary>
    public Task PressAsync(string button) =>
        page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).Last.ClickAsync();

    /// <summary>Presses a button in the overflow menu of the newest card.</summary>
    public async Task PressItemAsync(string item)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "More options" }).Last.ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = item }).Or(page.GetByRole(AriaRole.Button, new() { Name = item })).Last.ClickAsync();
    }

    /// <summary>Waits until a text shows.</summary>
    public Task SeeAsync(string text) => Assertions.Expect(page.GetByText(text).Last).ToBeVisibleAsync();

    /// <summary>Waits until a card has a button.</summary>
    public Task SeeButtonAsync(string button) =>
        Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).Last).ToBeVisibleAsync();

    /// <summary>Waits until a card's heading shows.</summary>
    public Task SeeHeadingAsync(string heading) =>
        Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = heading }).Last).ToBeVisibleAsync();

    public Task<byte[]> PictureAsync(string name) => page.ScreenshotAsync(new() { Path = Artifacts.File("playground", $"{name}.png") });
}
