using Microsoft.Extensions.Logging.Abstractions;
using PeerCoachBot.Clocks;
using PeerCoachBot.Hosting;
using PeerCoachBot.Practice;
using PeerCoachBot.Practice.State;
using PeerCoachBot.Tests.Host;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Practice;

/// <summary>When the room's clock may be moved.</summary>
public sealed class ClockHandsTests : IDisposable
{
    private readonly TemporaryFile store = new();
    private readonly RoomFile file;
    private readonly LiveRoom room;
    private readonly SkippingClock clock = new(TimeProvider.System, TimeSpan.Zero);
    private readonly Stops stops;
    private readonly ClockHands hands;

    public ClockHandsTests()
    {
        stops = new Stops(clock);
        file = new RoomFile(RoomFile.Beside(store.Path), NullLogger<RoomFile>.Instance);
        room = new LiveRoom(file, NewRoom.Make(), TimeProvider.System);
        hands = new ClockHands(room, clock, stops);
    }

    public void Dispose()
    {
        hands.Dispose();
        file.Dispose();
        store.Dispose();
    }

    [Fact]
    public async Task A_skip_waits_for_what_is_on_its_way_to_the_bot()
    {
        var one = await hands.HoldAsync();
        var other = await hands.HoldAsync();
        var skip = hands.SkipAsync(TimeSpan.FromDays(1));
        one.Dispose();
        one.Dispose();
        Assert.Equal((false, TimeSpan.Zero), (skip.IsCompleted, clock.Ahead));
        other.Dispose();
        Assert.True(await skip.WaitAsync(StubConnector.Patience));
        Assert.Equal(TimeSpan.FromDays(1), clock.Ahead);
    }

    [Fact]
    public async Task On_the_way_it_stops_wherever_the_bot_has_something_to_do()
    {
        var start = clock.GetUtcNow();
        stops.At.AddRange([start + TimeSpan.FromHours(3), start + TimeSpan.FromHours(9), start + TimeSpan.FromDays(2)]);
        Assert.True(await hands.SkipAsync(TimeSpan.FromDays(1)).WaitAsync(StubConnector.Patience));
        Assert.Equal([3, 9], stops.Happened.Select(at => (int)Math.Round((at - start).TotalHours)));
        Assert.InRange(clock.Ahead, TimeSpan.FromDays(1) - TimeSpan.FromSeconds(1), TimeSpan.FromDays(1));
    }

    [Fact]
    public async Task The_new_time_is_kept_before_it_holds()
    {
        TimeSpan? kept = null;
        using var timer = clock.CreateTimer(_ => kept = file.Read()!.Ahead, null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);
        await hands.SkipAsync(TimeSpan.FromHours(2)).WaitAsync(StubConnector.Patience);
        Assert.Equal(TimeSpan.FromHours(2), kept);
    }

    [Fact]
    public async Task Nobody_goes_further_than_calendars_do()
    {
        Assert.False(await hands.SkipAsync(TimeSpan.FromDays(365 * 21)));
        Assert.Equal((TimeSpan.Zero, TimeSpan.Zero), (clock.Ahead, room.State.Ahead));
        Assert.True(await hands.SkipAsync(TimeSpan.FromMinutes(1)));
    }

    /// <summary>A bot that has something to do at these moments.</summary>
    private sealed class Stops(TimeProvider clock) : IDueMoments
    {
        public List<DateTimeOffset> At { get; } = [];

        public List<DateTimeOffset> Happened { get; } = [];

        public Task<DateTimeOffset?> NextAsync(DateTimeOffset by, CancellationToken cancellation) =>
            Task.FromResult(At.Where(at => at > clock.GetUtcNow() && at <= by).Select(at => (DateTimeOffset?)at).FirstOrDefault());

        public Task HappenAsync(CancellationToken cancellation)
        {
            Happened.Add(clock.GetUtcNow());
            return Task.CompletedTask;
        }
    }
}
