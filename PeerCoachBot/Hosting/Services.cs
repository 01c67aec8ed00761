using Azure.Core;
using PeerCoachBot.Cards;
using PeerCoachBot.Clocks;
using PeerCoachBot.Decisions;
using PeerCoachBot.OwnData;
using PeerCoachBot.People;
using PeerCoachBot.Sessions;
using PeerCoachBot.Storage;
using PeerCoachBot.Storage.Embedded;
using PeerCoachBot.Storage.Tables;
using PeerCoachBot.Teams.Door;
using PeerCoachBot.Teams.Files;
using PeerCoachBot.Teams.Inbound;
using PeerCoachBot.Teams.Outbound;
using PeerCoachBot.Teams.Places;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Hosting;

/// <summary>Puts the parts together.</summary>
internal static class Services
{
    /// <summary>Platforms give a process half a minute to stop; what is under way takes a few seconds.</summary>
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(15);

    /// <summary>The machine that brings events to aggregates and effects out of them.</summary>
    public static IServiceCollection AddTurns(this IServiceCollection services) => services
        .Configure<HostOptions>(host => host.ShutdownTimeout = LongestStop)
        .AddSingleton<AggregateRegistry>()
        .AddSingleton<Cells>()
        .AddSingleton<CardPlaces>()
        .AddSingleton<CommitWriter>()
        .AddSingleton<Outbox>()
        .AddSingleton<WakeTimers>()
        .AddSingleton<TurnHandler>()
        .AddSingleton<Visits>()
        .AddSingleton<RowWriter>()
        .AddSingleton<Drawings>()
        .AddSingleton<PastTelling>()
        .AddSingleton<Rounds>()
        .AddSingleton<Delivery>()
        .AddSingleton<Replies>()
        .AddHostedService(services => services.GetRequiredService<Replies>())
        .AddSingleton<Handover>()
        .AddSingleton<OutboxSender>()
        .AddHostedService(services => services.GetRequiredService<OutboxSender>())
        .AddSingleton<WakeUps>()
        .AddSingleton<IDueMoments, DueMoments>()
        .AddHostedService(services => services.GetRequiredService<WakeUps>());

    public static IServiceCollection AddSessions(this IServiceCollection services, SessionGuide guide) => services
        .AddSingleton(guide)
        .AddSingleton<IAggregate, SessionAggregate>()
        .AddSingleton<IAggregate, PersonAggregate>()
        .AddSingleton<SessionCards>()
        .AddSingleton<ICardRenderer, CardRenderer>();

    public static IServiceCollection AddTeams(this IServiceCollection services, BotOptions options, IHostEnvironment environment)
    {
        services.AddHttpClient<ConnectorLine>(http => http.Timeout = TimeSpan.FromSeconds(10))
            .ConfigurePrimaryHttpMessageHandler(Plain)
            .RemoveAllLoggers();
        if (options.Registration is { } registration)
            services
                .AddSingleton<SendingPace>()
                .AddSingleton(s => new ConnectorTokens(
                    s.GetService<Func<TokenCredential>>() ?? (() => BotIdentity.Of(registration)),
                    BotIdentity.Scope(registration),
                    s.GetRequiredService<TimeProvider>(),
                    s.GetRequiredService<ILogger<ConnectorTokens>>()))
                .AddHealthChecks().AddCheck<TokenHealth>("token");
        services.AddHttpClient<FileUploader>(http => http.Timeout = TimeSpan.FromSeconds(30))
            .ConfigurePrimaryHttpMessageHandler(Plain)
            .RemoveAllLoggers();
        return services
            .AddSingleton(new UploadAddress(areHere: options.Registration is null))
            .AddSingleton<TeamsFiles>()
            .AddSingleton<IFileOffers>(s => s.GetRequiredService<TeamsFiles>())
            .AddSingleton<OwnDataReader>()
            .AddSingleton<DataExports>()
            .AddSingleton<ExportRequests>()
            .AddHostedService(s => s.GetRequiredService<ExportRequests>())
            .AddSingleton<FileAnswers>()
            .AddHostedService(s => s.GetRequiredService<FileAnswers>())
            .AddSingleton<ConnectorClient>()
            .AddSingleton<IAggregate, PlaceAggregate>()
            .AddSingleton<PlaceBook>()
            .AddSingleton<Roster>()
            .AddSingleton<IMessenger, TeamsMessenger>()
            .AddSingleton<Senders>()
            .AddSingleton<Whereabouts>()
            .AddSingleton<Departures>()
            .AddSingleton<Arrivals>()
            .AddSingleton<InvokeHandler>()
            .AddSingleton<InvokeDeadline>()
            .AddSingleton<ActivityHandler>()
            .AddDoor(options, environment);
    }

    /// <summary>Follows no redirect and asks no proxy.</summary>
    private static SocketsHttpHandler Plain() => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,

        // Traces would hold the addresses of conversations and people.
        ActivityHeadersPropagator = null,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    /// <summary>The tables that are set, or else the embedded file.</summary>
    /// <param name="clock">What the tables say of the time is noted here, unless a test says what time it is.</param>
    public static IServiceCollection AddStore(this IServiceCollection services, BotOptions options, TimeProvider clock) => services
        .AddSingleton<IStore>(_ => options.Tables is { } account
            ? TableStore.Of(account, options.Identity, clock is TestingClock ? TimeProvider.System : clock)
            : SqliteStore.Open(options.File));
}
