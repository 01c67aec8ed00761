using Azure.Core;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using PeerCoachBot.Storage;
using PeerCoachBot.Storage.Embedded;
using PeerCoachBot.Teams.Outbound;
using PeerCoachBot.Tests.Support;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Tests.Host;

/// <summary>The whole bot on a real port and a file of its own, with a connector and a clock that the test drives.</summary>
internal sealed class BotHost : IAsyncDisposable
{
    private readonly DirectoryInfo folder;
    private readonly Factory factory;

    private BotHost(DirectoryInfo folder, Factory factory, StubConnector connector, FakeClock clock)
    {
        this.folder = folder;
        this.factory = factory;
        Connector = connector;
        Clock = clock;
        Http = new HttpClient { BaseAddress = factory.ClientOptions.BaseAddress };
        Teams = new FakeTeams(Http, connector, clock);
    }

    public StubConnector Connector { get; }

    public FakeClock Clock { get; }

    public FakeTeams Teams { get; }

    public HttpClient Http { get; }

    public IServiceProvider Services => factory.Services;

    /// <summary>Starts a bot.</summary>
    /// <param name="over">Puts something between the bot and its store.</param>
    /// <param name="settings">Other settings.</param>
    /// <param name="log">Takes what the bot logs.</param>
    /// <param name="isPaced">It keeps Teams' pace, by the test's clock, where it has a registration.</param>
    /// <param name="identity">Gives the bot its tokens, where it has a registration.</param>
    public static async Task<BotHost> StartAsync(
        Func<IStore, IStore>? over = null,
        IReadOnlyDictionary<string, string>? settings = null,
        ILoggerProvider? log = null,
        StubIdentity? identity = null,
        bool isPaced = true)
    {
        var clock = new FakeClock();
        var connector = await StubConnector.StartAsync(clock);
        foreach (var chat in new[] { Spot.Group, Spot.Meeting, Spot.Thread })
            connector.SetRoster(chat.Id, Somebody.Ana, Somebody.Ben, Somebody.Cleo);
        var folder = Directory.CreateTempSubdirectory("peercoach-");
        var factory = new Factory(Path.Combine(folder.FullName, "bot.db"), clock, over, settings, log, identity ?? new StubIdentity(), isPaced);
        factory.UseKestrel();
        factory.StartServer();
        return new BotHost(folder, factory, connector, clock);
    }

    /// <summary>What the file holds.</summary>
    public Tables Tables() => PeerCoachBot.Tests.Host.Tables.Of(Path.Combine(folder.FullName, "bot.db"));

    /// <summary>Lets everything that turns have caused go out. The machine has no signal for that, only a flag.</summary>
    public async Task IdleAsync()
    {
        var outbox = Services.GetRequiredService<Outbox>();
        var replies = Services.GetRequiredService<Replies>();
        while (!outbox.IsIdle || !replies.IsIdle)
            await Task.Yield();
    }

    /// <summary>Lets time pass when nothing is under way.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        await IdleAsync();
        Clock.Advance(time);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await factory.DisposeAsync();
        await Connector.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private sealed class Factory(
        string file,
        FakeClock clock,
        Func<IStore, IStore>? over,
        IReadOnlyDictionary<string, string>? settings,
        ILoggerProvider? log,
        StubIdentity identity,
        bool isPaced)
        : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder) => Set(builder)
            .UseEnvironment("Development")
            .UseSetting("Storage:File", file)
            .UseSetting("Practice:Enabled", "false")
            .UseSetting("urls", "http://127.0.0.1:0")
            .ConfigureLogging(logging =>
            {
                logging.ClearProviders();
                if (log is not null)
                    logging.AddProvider(log);
            })
            .ConfigureTestServices(services =>
            {
                services.AddSingleton<TimeProvider>(clock);
                services.AddSingleton<Func<TokenCredential>>(() => identity);
                if (!isPaced)
                    services.RemoveAll<SendingPace>();
                if (over is not null)
                    services.AddSingleton(_ => over(SqliteStore.Open(file)));
            });

        private IWebHostBuilder Set(IWebHostBuilder builder)
        {
            foreach (var (name, value) in settings ?? new Dictionary<string, string>())
                builder.UseSetting(name, value);
            return builder;
        }
    }
}
