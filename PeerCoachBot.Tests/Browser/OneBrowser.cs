using Microsoft.Playwright;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Browser;

/// <summary>The one browser of the run. It starts when a test first asks for a window, and every window has its own context.</summary>
public sealed class OneBrowser : IAsyncLifetime
{
    public const string Name = "Browser";

    /// <summary>How long something may take to show before it counts as missing; ordinarily it takes a blink.</summary>
    private const int PatienceMilliseconds = 120_000;

    private static readonly string[] Switches =
    [
        "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--hide-scrollbars", "--font-render-hinting=none",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>Opens a window that sees nothing of the others.</summary>
    internal async Task<IPage> OpenAsync(BrowserNewContextOptions? options = null)
    {
        playwright ??= await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(PatienceMilliseconds);
        browser ??= await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Programs.Chromium, Args = Switches });
        var context = await browser.NewContextAsync(options ?? new());
        context.SetDefaultTimeout(PatienceMilliseconds);
        return await context.NewPageAsync();
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
            await browser.CloseAsync();
        playwright?.Dispose();
    }
}

/// <summary>Tests in this collection share the browser, one after another.</summary>
[CollectionDefinition(OneBrowser.Name)]
public sealed class BrowserCollection : ICollectionFixture<OneBrowser>;
