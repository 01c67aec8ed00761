using System.Collections.Concurrent;
using System.Threading.Channels;
using PeerCoachBot.Decisions;

namespace PeerCoachBot.Turns;

/// <summary>Wake-ups that people watch, in memory and to the second. The stored hint is their fallback.</summary>
internal sealed class WakeTimers(TimeProvider clock) : IDisposable
{
    /// <summary>What is further ahead is left to its hint.</summary>
    private static readonly TimeSpan Horizon = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<AggregateId, (DateTimeOffset Due, ITimer Timer)> timers = new();
    private readonly Channel<(AggregateId Id, DateTimeOffset Due)> due = Channel.CreateUnbounded<(AggregateId, DateTimeOffset)>();

    /// <summary>Sets when an aggregate wakes, in place of what was set before.</summary>
    public void Set(AggregateId id, DateTimeOffset? wake)
    {
        if (timers.TryGetValue(id, out var running) && running.Due == wake)
            return;
        if (timers.TryRemove(id, out running))
            running.Timer.Dispose();

        var now = clock.GetUtcNow();
        if (wake is not { } at || at - now > Horizon)
            return;

        var timer = clock.CreateTimer(_ => Fire(id, at), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        timers[id] = (at, timer);
        timer.Change(at > now ? at - now : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The next wake-up that is due, if there is one.</summary>
    public bool TryTake(out (AggregateId Id, DateTimeOffset Due) wake) => due.Reader.TryRead(out wake);

    /// <summary>The wake-ups as they come due.</summary>
    public IAsyncEnumerable<(AggregateId Id, DateTimeOffset Due)> TakeAsync(CancellationToken cancellation) =>
        due.Reader.ReadAllAsync(cancellation);

    /// <summary>The wake-ups that are set for a moment up to this one.</summary>
    public IReadOnlyList<(AggregateId Id, DateTimeOffset Due)> DueBy(DateTimeOffset moment) =>
        [.. timers.Where(t => t.Value.Due <= moment).Select(t => (t.Key, t.Value.Due))];

    public void Dispose()
    {
        foreach (var (_, timer) in timers.Values)
            timer.Dispose();
    }

    private void Fire(AggregateId id, DateTimeOffset at)
    {
        if (timers.TryGetValue(id, out var running) && running.Due == at && timers.TryRemove(KeyValuePair.Create(id, running)))
            running.Timer.Dispose();
        due.Writer.TryWrite((id, at));
    }
}
