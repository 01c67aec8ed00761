using PeerCoachBot.Clocks;
using PeerCoachBot.Hosting;

namespace PeerCoachBot.Practice;

/// <summary>
/// Moves the room's clock, while nothing is on its way to the bot: what a turn waits for would otherwise seem to take
/// as long as was skipped. The new time is kept before it holds, so that time never goes back after a restart.
/// </summary>
internal sealed class ClockHands(LiveRoom room, SkippingClock clock, IDueMoments moments) : IDisposable
{
    /// <summary>More deliveries at once than these wait for each other.</summary>
    private const int MostDeliveries = 64;

    /// <summary>Calendars end somewhere; nobody practises further ahead.</summary>
    private static readonly TimeSpan FurthestAhead = TimeSpan.FromDays(365 * 20);

    /// <summary>Something that is due again and again does not hold up the clock.</summary>
    private const int MostStops = 1000;

    private readonly SemaphoreSlim held = new(MostDeliveries);
    private readonly SemaphoreSlim oneSkip = new(1);

    /// <summary>Holds the clock's hands: it goes on, and skips nothing until this is let go.</summary>
    public async Task<IDisposable> HoldAsync()
    {
        await held.WaitAsync();
        return new Hold(held);
    }

    /// <summary>Skips ahead; false where that would be too far.</summary>
    public async Task<bool> SkipAsync(TimeSpan by)
    {
        await oneSkip.WaitAsync();
        var taken = 0;
        try
        {
            if (clock.Ahead + by > FurthestAhead)
                return false;
            for (; taken < MostDeliveries; taken++)
                await held.WaitAsync();
            for (var stop = 0; stop < MostStops && await moments.NextAsync(clock.GetUtcNow() + by, CancellationToken.None) is { } due; stop++)
            {
                by -= await GoAsync(due - clock.GetUtcNow());
                await moments.HappenAsync(CancellationToken.None);
            }

            await GoAsync(by);
            return true;
        }
        finally
        {
            if (taken > 0)
                held.Release(taken);
            oneSkip.Release();
        }
    }

    /// <summary>Real time passes meanwhile: what is over by then needs no skip. Gives how far it went.</summary>
    private async Task<TimeSpan> GoAsync(TimeSpan by)
    {
        if (by <= TimeSpan.Zero)
            return TimeSpan.Zero;
        await room.ChangeAsync(state => state with { Ahead = state.Ahead + by });
        clock.Skip(by);
        return by;
    }

    public void Dispose()
    {
        held.Dispose();
        oneSkip.Dispose();
    }

    private sealed class Hold(SemaphoreSlim held) : IDisposable
    {
        private int isHeld = 1;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref isHeld, 0) == 1)
                held.Release();
        }
    }
}
