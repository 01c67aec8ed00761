using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PeerCoachBot.Cards;
using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.Hosting;
using PeerCoachBot.People;
using PeerCoachBot.Sessions;
using PeerCoachBot.Storage;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Tests.Support;

/// <summary>
/// One replica of the real machine without its background loops: the test takes each waiting thing by hand, on one
/// thread, until nothing is left to do. Several worlds over one store and clock are several replicas; a world that is
/// given up is a killed process.
/// </summary>
internal sealed class World : IDisposable
{
    private readonly ServiceProvider services;
    private readonly Outbox outbox;
    private readonly WakeTimers timers;
    private readonly OutboxSender sender;
    private readonly WakeUps wakeUps;
    private readonly Replies replies;
    private int lastMessage;

    /// <param name="seen">The time as this process sees it, where that is not the clock's own.</param>
    public World(
        IStore? store = null,
        FakeClock? clock = null,
        IMessenger? messenger = null,
        SessionGuide? guide = null,
        ICardRenderer? cards = null,
        TimeProvider? seen = null,
        params IReadOnlyList<IAggregate> others)
    {
        Clock = clock ?? new FakeClock();
        Store = store ?? new MemoryStore();
        Messenger = messenger as RecordingMessenger ?? new RecordingMessenger();
        var collection = new ServiceCollection().AddTurns().AddSessions(guide ?? Guides.ThreeQuestions());
        foreach (var other in others)
        {
            // A test's aggregate takes the place of the one of its kind.
            var replaced = other.Kind switch
            {
                SessionId.PersonKind => typeof(PersonAggregate),
                SessionId.Kind => typeof(SessionAggregate),
                _ => null,
            };
            if (replaced is not null)
                collection.Remove(collection.Single(d => d.ImplementationType == replaced));
            collection.AddSingleton(other);
        }

        services = collection
            .AddSingleton<SessionCards>()
            .AddSingleton<ICardRenderer>(s => new NamedCards(cards ?? new CardRenderer(s.GetRequiredService<SessionCards>(), s.GetRequiredService<TimeProvider>())))
            .AddSingleton<ILoggerFactory, LoggerFactory>()
            .AddSingleton(typeof(ILogger<>), typeof(Logger<>))
            .AddSingleton(seen ?? Clock)
            .AddSingleton(Store)
            .AddSingleton(messenger ?? Messenger)
            .BuildServiceProvider();
        outbox = services.GetRequiredService<Outbox>();
        timers = services.GetRequiredService<WakeTimers>();
        sender = services.GetRequiredService<OutboxSender>();
        wakeUps = services.GetRequiredService<WakeUps>();
        replies = services.GetRequiredService<Replies>();
        Turns = services.GetRequiredService<TurnHandler>();
    }

    public FakeClock Clock { get; }

    public IStore Store { get; }

    public RecordingMessenger Messenger { get; }

    public TurnHandler Turns { get; }

    /// <summary>The group chat in which people speak.</summary>
    public Conversation Home { get; init; } = new("t1", "19:home@thread.v2", ConversationKind.GroupChat);

    /// <summary>Everybody in the group chat; null for an unknown roster.</summary>
    public IReadOnlyList<Peer>? Readers { get; set; }

    /// <summary>Where people are, as IANA zones; whoever is not named is where UTC is the time.</summary>
    public IReadOnlyDictionary<string, string> Zones { get; init; } = new Dictionary<string, string>();

    public static Peer Peer(string name) => new(new PersonId("t1", name.ToLowerInvariant()), name);

    /// <summary>Somebody says something in the group chat; everything that follows at once has happened when this returns.</summary>
    public Task<TurnResult> SayAsync(string who, string text, string? id = null) =>
        HandleAsync(new Turn(SessionId.Of(Home), $"message/{id ??= NextId()}", new SessionEvent.Heard(Words(who, text, Home, id))));

    /// <summary>Somebody says something to the bot in 1:1.</summary>
    public Task<TurnResult> WhisperAsync(string who, string text, string? id = null)
    {
        var chat = new Conversation("t1", $"1:1 {who.ToLowerInvariant()}", ConversationKind.Personal);
        id ??= NextId();
        return HandleAsync(new Turn(SessionId.OfPerson(Peer(who).Id), $"message/{id}", new PersonEvent.Heard(Words(who, text, chat, id))));
    }

    /// <summary>Handles a turn, sends its reply, and settles.</summary>
    public async Task<TurnResult> HandleAsync(Turn turn)
    {
        var result = await Turns.HandleAsync(turn, CancellationToken.None);
        if (result.Reply is { } reply)
            replies.Send(new ReplyOnItsWay(ReplyAddress(turn.Happened), result.State, reply, "en-GB"));
        await SettleAsync();
        return result;
    }

    /// <summary>Does everything that waits to be done at this moment.</summary>
    public async Task SettleAsync()
    {
        while (true)
        {
            if (outbox.TryTake(out var id))
                await sender.SendGuardedAsync(id, CancellationToken.None);
            else if (replies.TryTake(out var reply))
                await replies.DoGuardedAsync(reply, CancellationToken.None);
            else if (timers.TryTake(out var wake))
                await wakeUps.WakeAsync(wake.Id, wake.Due);
            else
                return;
        }
    }

    /// <summary>Lets time pass, stopping at every timer and scanning for hints on the way.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        var end = Clock.GetUtcNow() + time;
        while (Clock.GetUtcNow() < end)
        {
            var step = Clock.GetUtcNow() + (time > TimeSpan.FromHours(2) ? TimeSpan.FromMinutes(10) : WakeUps.ScanEvery);
            var next = Clock.NextTimer() is { } timer && timer < step ? timer : step;
            Clock.AdvanceTo(next < end ? next : end);
            await SettleAsync();
            await ScanAsync();
        }
    }

    /// <summary>Follows every hint that is due by now, or by a moment ahead, as at the start of a process.</summary>
    public async Task ScanAsync(TimeSpan ahead = default)
    {
        await wakeUps.ScanAsync(Clock.GetUtcNow() + ahead, CancellationToken.None);
        await SettleAsync();
    }

    /// <summary>Lets go of what this process holds, as when it is told to stop.</summary>
    public Task HandOverAsync() => services.GetRequiredService<Handover>().ReleaseAsync(CancellationToken.None);

    /// <summary>What the machine knows of the group chat's session.</summary>
    public async Task<Session?> SessionAsync() => await Turns.PeekAsync(SessionId.Of(Home), CancellationToken.None) as Session;

    public void Dispose() => services.Dispose();

    private Typed Words(string who, string text, Conversation where, string id) => new(
        Peer(who),
        text,
        where,
        id,
        DateOnly.FromDateTime(LocalTime(who)),
        "en-GB",
        where == Home && Home.HasOwnRoster ? Readers : null)
    {
        Zone = Zones.GetValueOrDefault(who),
    };

    private DateTime LocalTime(string who) => Zones.TryGetValue(who, out var zone)
        ? TimeZoneInfo.ConvertTime(Clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime
        : Clock.GetUtcNow().UtcDateTime;

    private string NextId() => $"a{++lastMessage}";

    private static Address ReplyAddress(object happened) => happened switch
    {
        SessionEvent.Heard heard => new Address.Shared(heard.Words.Where),
        PersonEvent.Heard heard => new Address.Shared(heard.Words.Where),
        _ => throw new InvalidOperationException("Only words have a reply."),
    };
}
