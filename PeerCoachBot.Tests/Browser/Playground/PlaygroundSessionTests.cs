using PeerCoachBot.Tests.Host;
using PeerCoachBot.Tests.Support;
using static PeerCoachBot.Tests.Browser.Playground.PlaygroundPerson;

namespace PeerCoachBot.Tests.Browser.Playground;

/// <summary>A triad's whole session in a client that is not ours.</summary>
[Collection(OneBrowser.Name)]
public sealed class PlaygroundSessionTests(OneBrowser browser)
{
    [NeedsBrowserFact]
    public async Task A_triad_completes_a_session_in_Microsofts_Playground()
    {
        await using var bot = await BotHost.StartAsync();
        await using var playground = await AgentsPlayground.StartAsync(bot.Http.BaseAddress!);
        var others = new Absent(bot.Http, playground, bot.Clock);
        var ana = await PlaygroundWindow.OpenAsync(browser, playground);

        await ana.SayAsync("start");
        await ana.SeeHeadingAsync("Peer coaching session");
        await others.SayAsync(Ben, "join");
        await ana.SeeAsync("Taking part: Ana Lee and Ben Ito.");
        await ana.PictureAsync("gather");
        Assert.Empty(ana.Errors);
    }
}
