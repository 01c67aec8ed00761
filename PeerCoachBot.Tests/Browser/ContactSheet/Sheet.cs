using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using PeerCoachBot.Practice.Page;
using PeerCoachBot.Tests.Node;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Browser.ContactSheet;

/// <summary>A page with every approved card on it, drawn by the practice room's own renderer. It needs no server.</summary>
internal sealed class Sheet(IPage page)
{
    private const string Origin = "http://sheet.test";

    private static readonly string Approved = Path.Combine(Sources.Tests, "Cards", "Approved");

    public IPage Page => page;

    public static async Task<Sheet> OpenAsync(OneBrowser browser, BrowserNewContextOptions options)
    {
        var page = await browser.OpenAsync(options);
        var broken = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        page.Console += (_, line) => _ = line.Type == "error" && broken.TrySetResult($"{line.Text} {line.Location}");
        page.PageError += (_, error) => broken.TrySetResult(error);
        await page.RouteAsync("**/*", route => ServeAsync(route, new Uri(route.Request.Url).AbsolutePath));
        await page.GotoAsync($"{Origin}/sheet/sheet.html");
        var ready = page.Locator("body[data-ready]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        if (await Task.WhenAny(ready, broken.Task) == broken.Task)
            Assert.Fail($"The contact sheet is broken: {await broken.Task}");
        await ready;
        return new Sheet(page);
    }

    /// <summary>What is cut off, sticks out, or is not there.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync() => await page.EvaluateAsync<string[]>("faults()");

    /// <summary>What has the effect of markup, by card.</summary>
    public Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> MarkedAsync() => ReadAsync<IReadOnlyList<string>>("marked()");

    /// <summary>What can be read, by card.</summary>
    public Task<IReadOnlyDictionary<string, string>> TextsAsync() => ReadAsync<string>("texts()");

    /// <summary>Takes a picture of the cards, as many beside each other as the window has room for.</summary>
    /// <param name="width">Of each card.</param>
    public async Task<string> PictureAsync(string name, int width)
    {
        await page.EvaluateAsync("width => layOut(width)", width);
        var path = Artifacts.File("contact-sheet", $"{name}.png");
        await page.ScreenshotAsync(new() { Path = path, FullPage = true });
        return path;
    }

    /// <summary>Leaves these cards and no others, in this order.</summary>
    public Task LeaveOnlyAsync(IReadOnlyList<string> names) => page.EvaluateAsync("names => only(names)", names);

    private async Task<IReadOnlyDictionary<string, T>> ReadAsync<T>(string expression) =>
        JsonSerializer.Deserialize<Dictionary<string, T>>(await page.EvaluateAsync<string>($"JSON.stringify({expression})"))!;

    private static Task ServeAsync(IRoute route, string path) => path switch
    {
        "/sheet/cards.json" => route.FulfillAsync(new() { ContentType = "application/json", Body = Cards() }),
        _ when FileOf(path) is { } file && File.Exists(file) => route.FulfillAsync(new() { Path = file, ContentType = TypeOf(path) }),
        _ => route.FulfillAsync(new() { Status = 404 }),
    };

    private static string? FileOf(string path) => path.Split('/') switch
    {
        ["", "sheet", var name] => Path.Combine(Sources.Tests, "Browser", "ContactSheet", "Page", name),
        ["", "practice", "web", .. var rest] => Path.Combine([Sources.Product, "Practice", "web", .. rest]),
        ["", "practice", "packages", var name] when WebFiles.OfPackages.TryGetValue(name, out var package) => NodePackages.File(package.Split('/')),
        _ => null,
    };

    private static string TypeOf(string path) => Path.GetExtension(path) switch
    {
        ".html" => "text/html",
        ".css" => "text/css",
        _ => "text/javascript",
    };

    private static string Cards() => new JsonArray(
    [
        .. Directory.EnumerateFiles(Approved, "*.json").Order(StringComparer.Ordinal).Select(file => new JsonObject
        {
            ["name"] = Path.GetFileNameWithoutExtension(file),
            ["card"] = JsonNode.Parse(File.ReadAllText(file)),
        }),
    ]).ToJsonString();
}
