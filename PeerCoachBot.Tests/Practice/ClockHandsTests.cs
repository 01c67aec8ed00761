using Microsoft.Extensions.Logging.Abstractions;
using PeerCoachBot.Clocks;
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
    private readonly ClockHands hands;

    public ClockHandsTests()
    {
        file = new RoomFile(RoomFile.Beside(store.Path), NullLogger<RoomFile>.Instance);
        room = new LiveRoom(file, NewRoom.Make(), TimeProvider.System);
        hands = new ClockHands(room, clock);
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
}
