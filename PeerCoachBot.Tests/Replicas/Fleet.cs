using System.Globalization;
using System.Net;
using System.Text.Json;
using PeerCoachBot.Conversations;
using PeerCoachBot.Sessions;
using PeerCoachBot.Storage;
using PeerCoachBot.Storage.Tables;
using PeerCoachBot.Tests.Host;
using PeerCoachBot.Tests.Storage.Tables;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Replicas;

/// <summary>Bots as processes of their own on one Azurite, all behind the same way to it, with one connector.</summary>
internal sealed class Fleet : IAsyncDisposable
{
    public const string Name = "Replicas";

    private readonly Azurite azurite;
    private readonly TemporaryFile unused = new();
    private readonly List<Member> members = [];
    private long lastId = 1_780_000_000_000;

    private readonly ClockServer clock;
    private readonly Lock gate = new();
    private readonly List<(int AtLeast, TaskCompletionSource Signal)> waiting = [];
    private int acknowledged;
    private int started;

    private Fleet(Azurite azurite, ClockServer clock, FaultProxy way, StubConnector connector, TableStore store)
    {
        this.azurite = azurite;
        this.clock = clock;
        Way = way;
        Connector = connector;
        Store = store;
    }

    /// <summary>The way to the tables that all bots take.</summary>
    public FaultProxy Way { get; }

    public StubConnector Connector { get; }

    /// <summary>The tables, by a way on which nothing goes wrong.</summary>
    public TableStore Store { get; }

    public Member this[int number] => members[number % members.Count];

    /// <summary>Starts bots.</summary>
    public static async Task<Fleet> StartAsync(int bots)
    {
        Azurite azurite = new();
        var address = await azurite.AddressAsync();
        Fleet fleet = new(
            azurite,
            await ClockServer.StartAsync(),
            await FaultProxy.StartAsync(address),
            await StubConnector.StartAsync(TimeProvider.System),
            new TableStore(Azurite.Service(address), TableNames.Default, "Azurite"));
        await fleet.AddAsync(bots);
        return fleet;
    }

    /// <summary>Starts more bots.</summary>
    public async Task AddAsync(int bots = 1)
    {
        List<(string Name, BotProcess Process)> starting =
        [
            .. Enumerable.Range(0, bots).Select(_ => $"bot{++started}")
                .Select(name => (name, BotProcess.Start(unused.Path, tables: ConnectionString, settings: clock.SettingFor(name)))),
        ];
        foreach (var (name, process) in starting)
            members.Add(new Member(name, process, new HttpClient { BaseAddress = await process.ListeningAsync() }));
    }

    /// <summary>Time goes on, for all bots that are there.</summary>
    public Task AdvanceAsync(TimeSpan by) => clock.AdvanceAsync(by, [.. members.Select(member => member.Name)]);

    /// <summary>A bot stands still, as on a machine that is suspended.</summary>
    public Task StopAsync(Member member)
    {
        Leave(member);
        return member.Process.SignalAsync("STOP");
    }

    /// <summary>It goes on, and knows what time it is by now.</summary>
    public async Task ContinueAsync(Member member)
    {
        await member.Process.SignalAsync("CONT");
        members.Add(member);
        await AdvanceAsync(TimeSpan.Zero);
    }

    /// <summary>An answer was acknowledged.</summary>
    public void Acknowledge()
    {
        lock (gate)
        {
            acknowledged++;
            foreach (var (_, signal) in waiting.Where(w => w.AtLeast <= acknowledged))
                signal.TrySetResult();
        }
    }

    /// <summary>Waits until so many answers were acknowledged.</summary>
    public Task AcknowledgedAsync(int atLeast)
    {
        TaskCompletionSource signal = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            if (acknowledged >= atLeast)
                return Task.CompletedTask;
            waiting.Add((atLeast, signal));
        }

        return signal.Task.WaitAsync(StubConnector.Patience);
    }

    /// <summary>Ends a bot as a power cut would.</summary>
    public async Task KillAsync(Member member)
    {
        members.Remove(member);
        await member.DisposeAsync();
    }

    /// <summary>A bot ended, or is about to, by itself: nothing is delivered to it any more.</summary>
    public void Leave(Member member) => members.Remove(member);

    public FakeTeams TeamsOf(Member member) => new(member.Http, Connector, TimeProvider.System);

    public string NextId() => Interlocked.Increment(ref lastId).ToString(CultureInfo.InvariantCulture);

    /// <summary>Somebody writes in a chat. Whatever is not acknowledged is delivered again, wherever somebody is there.</summary>
    public async Task SayAsync(int first, Spot where, Somebody who, string words)
    {
        var id = NextId();
        for (var to = first; ; to++)
            if (await TryAsync(this[to], teams => teams.DeliverAsync(teams.Message(where, who, words, id))) is { } answer)
                using (answer)
                    if (answer.IsSuccessStatusCode)
                        return;
    }

    /// <summary>What a bot answers; null where it is gone.</summary>
    public async Task<T?> TryAsync<T>(Member member, Func<FakeTeams, Task<T>> deliver)
        where T : class
    {
        try
        {
            return await deliver(TeamsOf(member));
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException or ObjectDisposedException)
        {
            return null;
        }
    }

    /// <summary>A session as it is stored.</summary>
    public async Task<Session> SessionAsync(Spot where)
    {
        var stored = await StoredAsync(where);
        return JsonSerializer.Deserialize(stored.Document.State, SessionJson.Default.Session)!;
    }

    public async Task<StoredAggregate> StoredAsync(Spot where)
    {
        var id = SessionId.Of(new Conversation(FakeTeams.Tenant, where.Id, ConversationKind.GroupChat));
        return await Store.LoadAsync(id, default) ?? throw new InvalidOperationException($"No session in {where.Id}.");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var member in members)
            await member.DisposeAsync();
        await Connector.DisposeAsync();
        await clock.DisposeAsync();
        await Way.DisposeAsync();
        azurite.Dispose();
        unused.Dispose();
    }

    private string ConnectionString =>
        $"AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;TableEndpoint={Way.Address}";

    /// <summary>One bot of the fleet.</summary>
    /// <param name="Name">By which it asks for the time.</param>
    internal sealed record Member(string Name, BotProcess Process, HttpClient Http) : IAsyncDisposable
    {
        public async Task<HttpStatusCode> ReadyAsync()
        {
            using var answer = await Http.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return answer.StatusCode;
        }

        /// <summary>Waits until nobody would send anything here any more.</summary>
        public async Task UnreadyAsync()
        {
            using HttpClient fresh = new() { BaseAddress = Http.BaseAddress };
            try
            {
                while (true)
                    using (var answer = await fresh.GetAsync(new Uri("/health/ready", UriKind.Relative)))
                        if (!answer.IsSuccessStatusCode)
                            return;
            }
            catch (HttpRequestException)
            {
                // It does not listen any more.
            }
        }

        public async ValueTask DisposeAsync()
        {
            await Process.DisposeAsync();
            Http.Dispose();
        }
    }
}
