using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using PeerCoachBot.Decisions;

namespace PeerCoachBot.Turns;

/// <summary>
/// Which aggregates have something to send. Each is sent for by one worker at a time, and those for which somebody waits
/// come first, however much is left over from an outage.
/// </summary>
internal sealed class Outbox(TimeProvider clock) : IDisposable
{
    private readonly ConcurrentQueue<AggregateId> first = new();
    private readonly ConcurrentQueue<AggregateId> behind = new();
    private readonly SemaphoreSlim waiting = new(0);
    private readonly ConcurrentDictionary<AggregateId, Stand> known = new();
    private readonly ConcurrentDictionary<ITimer, bool> timers = new();
    private int open;

    /// <summary>Where an aggregate stands in the outbox.</summary>
    private enum Stand
    {
        First,
        Behind,
        Sending,

        /// <summary>It is sent for, and something was added meanwhile.</summary>
        SendingWithMore,
    }

    /// <summary>Nothing is waiting to be sent, and nothing is being sent.</summary>
    public bool IsIdle => Volatile.Read(ref open) == 0;

    /// <summary>There is something to send for this aggregate.</summary>
    /// <param name="canWait">Nobody waits for it: it goes behind all for which somebody does.</param>
    public void Signal(AggregateId id, bool canWait = false)
    {
        var lane = canWait ? Stand.Behind : Stand.First;
        while (true)
        {
            if (known.TryAdd(id, lane))
            {
                Interlocked.Increment(ref open);
                Queue(id, lane);
                return;
            }

            if (lane == Stand.First && known.TryUpdate(id, Stand.First, Stand.Behind))
            {
                Queue(id, lane);
                return;
            }

            if (known.TryUpdate(id, Stand.SendingWithMore, Stand.Sending) || (known.TryGetValue(id, out var stand) && stand != Stand.Sending))
                return;
        }
    }

    /// <summary>There will be something to send for this aggregate in a while.</summary>
    public void SignalIn(AggregateId id, TimeSpan pause, bool canWait = true)
    {
        ITimer? timer = null;
        timer = clock.CreateTimer(
            _ =>
            {
                Signal(id, canWait);
                if (timer is not null && timers.TryRemove(timer, out var _))
                    timer.Dispose();
            },
            null,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan);
        timers[timer] = true;
        timer.Change(pause < TimeSpan.Zero ? TimeSpan.Zero : pause, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The next aggregate to send for, if one is waiting.</summary>
    public bool TryTake(out AggregateId id)
    {
        // One that moved to the front is met again behind, and passed over there.
        while (first.TryDequeue(out id!))
            if (known.TryUpdate(id, Stand.Sending, Stand.First))
                return true;
        while (behind.TryDequeue(out id!))
            if (known.TryUpdate(id, Stand.Sending, Stand.Behind))
                return true;
        return false;
    }

    /// <summary>The aggregates to send for, as they come.</summary>
    public async IAsyncEnumerable<AggregateId> TakeAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        while (true)
        {
            await waiting.WaitAsync(cancellation);
            if (TryTake(out var id))
                yield return id;
        }
    }

    /// <summary>The worker is through with an aggregate; it comes again if something was added meanwhile.</summary>
    public void Release(AggregateId id)
    {
        while (true)
        {
            if (known.TryUpdate(id, Stand.First, Stand.SendingWithMore))
            {
                Queue(id, Stand.First);
                return;
            }

            if (known.TryRemove(KeyValuePair.Create(id, Stand.Sending)))
            {
                Interlocked.Decrement(ref open);
                return;
            }
        }
    }

    public void Dispose()
    {
        foreach (var timer in timers.Keys)
            timer.Dispose();
        waiting.Dispose();
    }

    private void Queue(AggregateId id, Stand lane)
    {
        (lane == Stand.First ? first : behind).Enqueue(id);
        waiting.Release();
    }
}
