using System.Text.Json.Nodes;
using Microsoft.Playwright;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Browser.Room;

/// <summary>Somebody asks for their data in the practice room, and has it as a file.</summary>
[Collection(OneBrowser.Name)]
public sealed class RoomFileTests(OneBrowser browser)
{
    [NeedsBrowserFact]
    public async Task Somebody_gets_their_data_as_a_file_and_declines_another()
    {
        await using var bot = await PracticeBot.StartAsync();
        var ana = await Seat.TakeAsync(browser, bot, "ana");
        await ana.Page.GotoAsync($"{bot.Address}?as=ana&in=with-ana");
        await ana.Page.GetByRole(AriaRole.Textbox).FillAsync("export my data");
        await ana.Page.Keyboard.PressAsync("Enter");
        await ana.Message("peer-coaching-data.csv").GetByRole(AriaRole.Button, new() { Name = "Decline" }).ClickAsync();
        await Assertions.Expect(ana.Message("peer-coaching-data.csv")).ToContainTextAsync("You declined this file.");
        await ana.PictureAsync("file-offered");
        await ana.Message("for programs").GetByRole(AriaRole.Button, new() { Name = "Allow" }).ClickAsync();

        var link = ana.Page.GetByRole(AriaRole.Link, new() { Name = "Download peer-coaching-data.json" });
        await link.WaitForAsync();
        await ana.PictureAsync("file-accepted");
        var download = await ana.Page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        Assert.Equal("peer-coaching-data.json", download.SuggestedFilename);
        Assert.NotNull(JsonNode.Parse(await File.ReadAllTextAsync(await download.PathAsync()))!["person"]);
        Assert.Empty(ana.Errors);
        await ana.Page.Context.CloseAsync();
    }
}
