using System.Net;
using PeerCoachBot.Tests.Host;
using PeerCoachBot.Tests.Support;
using static PeerCoachBot.Tests.Host.Somebody;

namespace PeerCoachBot.Tests.Replicas;

/// <summary>
/// A bot whose file cannot be written any more. The limit on the length of its files stands in for a full disk, since
/// it needs no rights and holds for root as well: no write beyond it succeeds, and reading goes on.
/// </summary>
[Collection(Fleet.Name)]
public sealed class FullDiskTests
{
    private const string NotSaved = "I could not save that. Nothing was kept; please try again.";

    [NeedsLinuxTheory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task On_a_full_disk_people_are_told_and_all_goes_on_once_there_is_room(int pagesLeft)
    {
        using TemporaryFile file = new();
        await using var connector = await StubConnector.StartAsync(TimeProvider.System);
        connector.SetRoster(Spot.Group.Id, Ana, Ben, Cleo);
        await using var bot = BotProcess.Start(file.Path, mayBeLimited: true);
        using var http = new HttpClient { BaseAddress = await bot.ListeningAsync() };
        FakeTeams teams = new(http, connector, TimeProvider.System);
        await teams.SayAsync(Spot.Group, Ana, "start");
        await connector.SeeAsync(Spot.Group.Id, "Taking part: Ana Lee.");
        await teams.SayAsync(Spot.Group, Cleo, "status");
        Assert.Equal(HttpStatusCode.OK, await ReadyAsync(http));

        await bot.LimitFilesAsync(new FileInfo(file.Path + "-wal").Length + (pagesLeft * 4096));
        var told = connector.SeeAsync(Spot.Group.Id, NotSaved);

        // Whatever still finds room is kept.
        for (var turns = 0; turns < 20 && !told.IsCompleted; turns++)
            await teams.SayAsync(Spot.Group, Cleo, turns % 2 == 0 ? "join" : "leave");
        await told;

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await ReadyAsync(http));
        await bot.LimitFilesAsync(null);
        Assert.Equal(HttpStatusCode.OK, await ReadyAsync(http));
        await teams.SayAsync(Spot.Group, Ben, "join");
        await connector.SeeAsync(Spot.Group.Id, "Ben Ito");
    }

    private static async Task<HttpStatusCode> ReadyAsync(HttpClient http) => (await http.GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode;
}
