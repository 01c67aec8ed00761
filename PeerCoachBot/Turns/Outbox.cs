using System.Collections.Concurrent;
using System.Threading.Channels;
using PeerCoachBot.Decisions;

namespace PeerCoachBot.Turns;

/// <summary>Which aggregates have something to send. Each is sent for by one worker at a time.</summary>
internal sealed class Outbox(TimeProvider clock) : IDisposable
{
    private readonly Channel<AggregateId> waiting = Channel.CreateUnbounded<AggregateId>();
    private readonly ConcurrentDictionary<AggregateId, bool> known = new();
    private readonly ConcurrentDictionary<ITimer, bool> timers = new();
    private int open;

    /// <summary>Nothing is waiting to be sent, and nothing is being sent.</summary>
    public bool IsIdle => Volatile.Read(ref open) == 0;

    /// <summary>There is something to send for this aggregate.</summary>
    public void Signal(AggregateId id)
    {
        while (true)
        {
            if (known.TryAdd(id, false))
            {
                Interlocked.Increment(ref open);
                waiting.Writer.TryWrite(id);
                return;
            }

            // True: look again when the worker is through, since something was added meanwhile.
            if (known.TryUpdate(id, true, false) || known.GetValueOrDefault(id))
                return;
        }
    }

    /// <summary>There will be something to send for this aggregate in a while.</summary>
    public void SignalIn(AggregateId id, TimeSpan pause)
    {
        ITimer? timer = null;
        timer = clock.CreateTimer(
            _ =>
            {
                Signal(id);
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
    public bool TryTake(out AggregateId id) => waiting.Reader.TryRead(out id);

    /// <summary>The aggregates to send for, as they come.</summary>
    public IAsyncEnumerable<AggregateId> TakeAsync(CancellationToken cancellation) => waiting.Reader.ReadAllAsync(cancellation);

    /// <summary>The worker is through with an aggregate; it comes again if something was added meanwhile.</summary>
    public void Release(AggregateId id)
    {
        if (known.TryUpdate(id, false, true))
        {
            waiting.Writer.TryWrite(id);
            return;
        }

        if (known.TryRemove(KeyValuePair.Create(id, false)))
            Interlocked.Decrement(ref open);
        else
            Release(id);
    }

    public void Dispose()
    {
        foreach (var timer in timers.Keys)
            timer.Dispose();
    }
}
