using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Browser.Room;

/// <summary>One practice room, in which a session gathers, for tests that change nothing.</summary>
public sealed class RoomForAll : IAsyncLifetime
{
    private PracticeBot? bot;

    internal PracticeBot Bot => bot ?? throw new InvalidOperationException("Not started.");

    /// <summary>Starts nothing where the tests are skipped.</summary>
    public async Task InitializeAsync()
    {
        if (Needs.Browser is null)
            bot = await PracticeBot.StartAsync();
    }

    public async Task DisposeAsync()
    {
        if (bot is not null)
            await bot.DisposeAsync();
    }
}
