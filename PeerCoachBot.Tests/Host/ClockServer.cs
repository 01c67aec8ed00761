using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Host;

/// <summary>Says what time it is to bots that are set to ask here, <c>Testing:Clock</c>.</summary>
internal sealed class ClockServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Lock gate = new();
    private readonly Dictionary<string, int> asked = [];
    private TaskCompletionSource followed = Another();
    private DateTimeOffset now = FakeClock.Start;

    private ClockServer(WebApplication app) => this.app = app;

    /// <summary>The setting for a bot, which tells it apart from others.</summary>
    public KeyValuePair<string, string> SettingFor(string bot) => new("Testing__Clock", $"{app.Urls.Single()}/{bot}");

    public static async Task<ClockServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new ClockServer(builder.Build());
        server.app.MapGet("/{bot}", (string bot) => server.Say(bot));
        await server.app.StartAsync();
        return server;
    }

    /// <summary>Moves on. When this returns, these bots have fired every timer that was due.</summary>
    public async Task AdvanceAsync(TimeSpan by, params IReadOnlyList<string> bots)
    {
        lock (gate)
        {
            now += by;
            foreach (var bot in bots)
                asked[bot] = 0;
        }

        await UntilAsync(() => bots.All(bot => asked.GetValueOrDefault(bot) >= 2));
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private string Say(string bot)
    {
        lock (gate)
        {
            asked[bot] = asked.GetValueOrDefault(bot) + 1;
            followed.TrySetResult();
            followed = Another();
            return now.ToString("O", CultureInfo.InvariantCulture);
        }
    }

    private static TaskCompletionSource Another() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task UntilAsync(Func<bool> condition)
    {
        while (true)
        {
            Task next;
            lock (gate)
            {
                if (condition())
                    return;
                next = followed.Task;
            }

            await next.WaitAsync(StubConnector.Patience);
        }
    }
}
