using System.Text.Json.Nodes;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Host;

/// <summary>A bot that is killed and started again on the same file, while Teams goes on delivering.</summary>
internal sealed class MortalBot : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("peercoach-");
    private TaskCompletionSource<(BotProcess Process, HttpClient Http)> current = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly List<ConnectorCall?> lastBeforeDeath = [];

    private MortalBot(StubConnector connector) => Connector = connector;

    public StubConnector Connector { get; }

    public FakeClock Clock { get; } = new();

    /// <summary>What the connector had taken last for the group when the bot was killed, once a death.</summary>
    public IReadOnlyList<ConnectorCall?> LastBeforeDeath => lastBeforeDeath;

    private string File => Path.Combine(folder.FullName, "bot.db");

    public static async Task<MortalBot> StartAsync()
    {
        var bot = new MortalBot(await StubConnector.StartAsync(TimeProvider.System));
        bot.Connector.SetRoster(Spot.Group.Id, TriadScript.People);
        await bot.BeginAsync();
        return bot;
    }

    /// <summary>What the file holds.</summary>
    public Tables Tables() => PeerCoachBot.Tests.Host.Tables.Of(File);

    /// <summary>Kills the bot and starts it anew.</summary>
    public async Task RestartAsync()
    {
        await KillAsync();
        await BeginAsync();
    }

    public async Task KillAsync()
    {
        var (process, http) = await current.Task;
        current = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await process.KillAsync();
        await process.DisposeAsync();
        http.Dispose();
        lastBeforeDeath.Add(Connector.Calls.LastOrDefault(c => c.Verb is Verb.Post or Verb.Update && c.Conversation == Spot.Group.Id));
    }

    public async Task BeginAsync()
    {
        var process = BotProcess.Start(File);
        current.SetResult((process, new HttpClient { BaseAddress = await process.ListeningAsync() }));
    }

    /// <summary>Kills the bot, and starts it anew, at the moment when it is held.</summary>
    public async Task<ConnectorCall> DieAtAsync(Gate gate)
    {
        var call = await gate.Reached.WaitAsync(StubConnector.Patience);
        await RestartAsync();
        gate.Release();
        return call;
    }

    public JsonObject Message(Spot where, Somebody who, string text) => Teams(new HttpClient()).Message(where, who, text, $"{++lastId}");

    /// <summary>Delivers an activity again and again until it is taken.</summary>
    public async Task DeliverAsync(JsonObject activity)
    {
        while (true)
        {
            var (_, http) = await current.Task.WaitAsync(StubConnector.Patience);
            try
            {
                await Teams(http).TakenAsync(activity);
                return;
            }
            catch (Exception error) when (error is HttpRequestException or OperationCanceledException or ObjectDisposedException)
            {
                // It was killed meanwhile; another is on its way.
            }
        }
    }

    public Task SayAsync(Somebody who, string text) => DeliverAsync(Message(Spot.Group, who, text));

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        await Connector.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private long lastId = 1_780_000_000_000;

    private FakeTeams Teams(HttpClient http) => new(http, Connector, Clock);
}
