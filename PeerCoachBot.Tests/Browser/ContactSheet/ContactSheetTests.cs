using Microsoft.Playwright;
using PeerCoachBot.Tests.Support;
using Xunit.Abstractions;

namespace PeerCoachBot.Tests.Browser.ContactSheet;

/// <summary>Every approved card as people see it, in light and dark and on a small phone.</summary>
[Collection(OneBrowser.Name)]
public sealed class ContactSheetTests(OneBrowser browser, ITestOutputHelper output)
{
    private const int PhoneWidth = 320;

    private static readonly ViewportSize Desk = new() { Width = 600, Height = 900 };

    private static readonly ViewportSize Phone = new() { Width = PhoneWidth, Height = 640 };

    /// <summary>Wide enough for two states, of three samples each.</summary>
    private static readonly ViewportSize Wall = new() { Width = 2600, Height = 1000 };

    private static readonly ViewportSize Page = new() { Width = 1340, Height = 800 };

    /// <summary>A session at a glance: the README shows these.</summary>
    private static readonly IReadOnlyList<string> AtAGlance =
    [
        "gather.open.shortest", "ask.answered.shortest", "board.open.shortest", "turn.open.shortest", "commit.some.shortest", "prompt.scale.shortest",
    ];

    [NeedsBrowserFact]
    public Task In_light_colours_everybody_can_use_every_card() =>
        JudgeAsync("light", width: 400, new() { ColorScheme = ColorScheme.Light, ViewportSize = Desk });

    [NeedsBrowserFact]
    public Task In_dark_colours_everybody_can_use_every_card() =>
        JudgeAsync("dark", width: 400, new() { ColorScheme = ColorScheme.Dark, ViewportSize = Desk });

    [NeedsBrowserFact]
    public Task On_a_small_phone_everybody_can_use_every_card() =>
        JudgeAsync("phone", PhoneWidth, new() { ColorScheme = ColorScheme.Light, HasTouch = true, ViewportSize = Phone });

    /// <summary>The hostile sample differs from the shortest in nothing but people's names and words.</summary>
    [NeedsBrowserFact]
    public async Task Peoples_words_never_become_a_link_an_image_bold_text_or_a_mention()
    {
        var sheet = await Sheet.OpenAsync(browser, new());
        var marked = await sheet.MarkedAsync();
        var texts = await sheet.TextsAsync();
        var hostile = marked.Keys.Where(name => name.EndsWith(".hostile", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(hostile);
        Assert.All(hostile, name => Assert.Empty(marked[name].Except(marked[name.Replace(".hostile", ".shortest", StringComparison.Ordinal)])));

        // And it was there to be read.
        Assert.Contains(hostile, name => texts[name].Contains("<at>everyone</at>", StringComparison.Ordinal));
        Assert.Contains(hostile, name => texts[name].Contains("**bold** _it_ [link](https://evil.example)", StringComparison.Ordinal));
        await sheet.Page.Context.CloseAsync();
    }

    private async Task JudgeAsync(string name, int width, BrowserNewContextOptions options)
    {
        var sheet = await Sheet.OpenAsync(browser, options);
        var faults = (await sheet.FaultsAsync()).Concat(await Axe.FaultsAsync(sheet.Page)).ToList();
        await sheet.Page.Context.CloseAsync();

        // A window that is made wider later forgets that it is touched by fingers.
        var wall = await Sheet.OpenAsync(browser, new(options) { ViewportSize = Wall });
        output.WriteLine($"Picture: {await wall.PictureAsync(name, width)}");
        await wall.Page.SetViewportSizeAsync(Page.Width, Page.Height);
        await wall.LeaveOnlyAsync(AtAGlance);
        output.WriteLine($"Picture: {await wall.PictureAsync($"{name}-at-a-glance", width)}");
        await wall.Page.Context.CloseAsync();
        Faults.AssertNone(faults);
    }
}
