using PeerCoachBot.Tests.Host;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Browser.Room;

/// <summary>The bot with its practice room, as a newcomer starts it: a process, a file of its own, nothing configured.</summary>
internal sealed class PracticeBot : IAsyncDisposable
{
    private readonly TemporaryFile file;
    private readonly BotProcess process;

    private PracticeBot(TemporaryFile file, BotProcess process, Uri address)
    {
        this.file = file;
        this.process = process;
        Address = address;
    }

    public Uri Address { get; }

    public static async Task<PracticeBot> StartAsync()
    {
        var file = new TemporaryFile();
        var process = BotProcess.Start(file.Path, practice: "true");
        return new PracticeBot(file, process, await process.ListeningAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        file.Dispose();
    }
}
