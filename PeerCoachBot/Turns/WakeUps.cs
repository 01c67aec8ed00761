using PeerCoachBot.Decisions;
using PeerCoachBot.Hosting;
using PeerCoachBot.Storage;

namespace PeerCoachBot.Turns;

/// <summary>Wakes aggregates: those with a timer here to the second, and those that a hint names.</summary>
internal sealed class WakeUps(IStore store, Visits visits, WakeTimers timers, TimeProvider clock, ILogger<WakeUps> log) : PatientService
{
    public static readonly TimeSpan ScanEvery = TimeSpan.FromSeconds(5);

    /// <summary>How long it is remembered that an event was handled.</summary>
    private static readonly TimeSpan SeenFor = TimeSpan.FromHours(24);

    private static readonly TimeSpan ForgetEvery = TimeSpan.FromHours(1);

    private const int HintsAtOnce = 100;

    /// <summary>After so many a scan begins anew, and sees what has become due meanwhile.</summary>
    private const int MostInScan = 1000;

    /// <summary>How many timers are seen to at once: one that waits for the store must not make others late.</summary>
    private const int Watchers = 4;

    /// <summary>
    /// A backlog, as after an outage, is worked off at this many aggregates a second: the store and the connector are
    /// there for people who talk to the bot meanwhile.
    /// </summary>
    private const int MostEachSecond = 25;

    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);

    private DateTimeOffset lastForgotten;

    /// <summary>Visits the aggregates whose hint is due by a moment; true where there may be more of them.</summary>
    public async Task<bool> ScanAsync(DateTimeOffset by, CancellationToken cancellation)
    {
        HashSet<(AggregateId, DateTimeOffset)> visited = [];
        var thisSecond = 0;
        while (true)
        {
            var due = await store.DueHintsAsync(by, clock.GetUtcNow(), HintsAtOnce, cancellation);
            List<Hint> fresh = [.. due.Where(hint => visited.Add((hint.Aggregate, hint.Due)))];
            foreach (var some in fresh.Chunk(MostEachSecond))
            {
                var overdue = some.Count(hint => hint.Due < clock.GetUtcNow() - CommitWriter.HintGrain);
                if (overdue > 0 && thisSecond + overdue > MostEachSecond)
                {
                    await Task.Delay(OneSecond, clock, cancellation);
                    thisSecond = 0;
                }

                thisSecond += overdue;
                cancellation.ThrowIfCancellationRequested();
                await VisitAsync(some);
            }

            if (fresh.Count == 0 || visited.Count >= MostInScan)
                return fresh.Count > 0;
        }
    }

    /// <summary>
    /// Side by side, so that one whose rows are hard to reach does not hold up the others. What did not come to an end before
    /// goes alone and last, so that no other shares its fate.
    /// </summary>
    private async Task VisitAsync(IReadOnlyList<Hint> hints)
    {
        var isSuspect = hints.ToLookup(hint => hint.Claim?.Tries > 0);
        await Task.WhenAll(isSuspect[false].Select(VisitAsync));
        foreach (var hint in isSuspect[true].OrderBy(hint => hint.Claim!.Tries))
            await VisitAsync(hint);
    }

    private Task VisitAsync(Hint hint) => GuardedAsync(() => visits.VisitAsync(hint, Abandoned), Abandoned);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, Watchers).Select(_ => WatchTimersAsync(stoppingToken)).Append(ScanAlwaysAsync(stoppingToken)));

    private async Task ScanAlwaysAsync(CancellationToken cancellation)
    {
        // At the start, look at what an earlier process of this owner would have looked at within its minute.
        var ahead = store.Replica.Epoch > 1 ? CommitWriter.HintGrain : TimeSpan.Zero;
        await GuardedAsync(() => ScanToTheEndAsync(() => clock.GetUtcNow() + ahead, cancellation), cancellation);
        using var tick = new PeriodicTimer(ScanEvery, clock);
        while (await tick.WaitForNextTickAsync(cancellation))
        {
            await GuardedAsync(() => ScanToTheEndAsync(clock.GetUtcNow, cancellation), cancellation);
            await GuardedAsync(() => ForgetAsync(cancellation), cancellation);
        }
    }

    private async Task ScanToTheEndAsync(Func<DateTimeOffset> by, CancellationToken cancellation)
    {
        while (await ScanAsync(by(), cancellation))
            await ForgetAsync(cancellation);
    }

    private async Task WatchTimersAsync(CancellationToken cancellation)
    {
        await foreach (var (id, due) in timers.TakeAsync(cancellation))
            await WakeAsync(id, due);
    }

    /// <summary>Wakes an aggregate whose timer came due here. Where that fails, its hint brings it back.</summary>
    public Task WakeAsync(AggregateId id, DateTimeOffset due) => GuardedAsync(() => visits.WakeAsync(id, due, Abandoned), Abandoned);

    private async Task ForgetAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (now - lastForgotten < ForgetEvery)
            return;
        lastForgotten = now;
        await store.ForgetSeenAsync(now - SeenFor, cancellation);
    }

    private async Task GuardedAsync(Func<Task> work, CancellationToken cancellation)
    {
        try
        {
            await work();
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // The loops go on; the hint stays and brings this back.
        catch (Exception error)
#pragma warning restore CA1031
        {
            log.WakeUpFailed(error);
        }
    }
}
