using PeerCoachBot.Clocks;
using PeerCoachBot.Hosting;
using PeerCoachBot.Practice.Activities;
using PeerCoachBot.Practice.Connector;
using PeerCoachBot.Practice.Files;
using PeerCoachBot.Practice.Packages;
using PeerCoachBot.Practice.Page;
using PeerCoachBot.Practice.State;

namespace PeerCoachBot.Practice;

/// <summary>The practice room: a page like Teams on this machine, in which one visitor plays several peers.</summary>
internal static class PracticeRoom
{
    /// <param name="store">The file of the bot's store; the room's own stands beside it.</param>
    /// <param name="clock">The clock that it moves, where the host has one that skips; by default one of its own.</param>
    public static IServiceCollection AddPracticeRoom(this IServiceCollection services, string store, SkippingClock? clock)
    {
        services.AddHttpClient<BotLine>(http => http.Timeout = TimeSpan.FromSeconds(20))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });
        return services
            .AddSingleton(s => new RoomFile(RoomFile.Beside(store), s.GetRequiredService<ILogger<RoomFile>>()))
            .AddSingleton(s =>
            {
                var file = s.GetRequiredService<RoomFile>();
                return new LiveRoom(file, file.Read()?.Again() ?? NewRoom.Make(), TimeProvider.System);
            })
            .AddSingleton(s => clock ?? new SkippingClock(TimeProvider.System, s.GetRequiredService<LiveRoom>().State.Ahead))
            .AddSingleton<TimeProvider>(s => s.GetRequiredService<SkippingClock>())
            .AddSingleton<ClockHands>()
            .AddSingleton<Speaking>()
            .AddSingleton<RoomDrive>()
            .AddSingleton<Pressing>()
            .AddSingleton<Introductions>()
            .AddHostedService<IntroductionsAtStart>()
            .AddSingleton(s => WebFiles.Find(s.GetRequiredService<IHostEnvironment>()))
            .AddSingleton(new Npm())
            .AddSingleton<PackageFetcher>()
            .AddHostedService(s => s.GetRequiredService<PackageFetcher>());
    }

    public static void MapPracticeRoom(this WebApplication app)
    {
        var page = app.MapGroup("").OnlySameOrigin();
        app.Services.GetRequiredService<WebFiles>().Map(page);
        page.MapRoom();
        app.MapConnector();
        app.MapDrive(page);
        app.Lifetime.ApplicationStarted.Register(() =>
            app.Logger.PracticeRoomOpen(app.Services.GetRequiredService<BotLine>().Address()));
    }
}
