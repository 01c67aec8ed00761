using PeerCoachBot.Hosting;
using PeerCoachBot.Storage;

namespace PeerCoachBot.Turns;

/// <summary>
/// Lets go of what a process holds when it is told to stop, so that another goes on with it at once and not only after
/// its claims have run out. What cannot be let go of runs out.
/// </summary>
internal sealed class Handover(IStore store, Cells cells, WakeTimers timers, TimeProvider clock, ILogger<Handover> log)
{
    /// <summary>How many aggregates are let go of at once: a stop has a few seconds for all.</summary>
    private const int AtOnce = 16;

    public async Task ReleaseAsync(CancellationToken late)
    {
        try
        {
            ParallelOptions options = new() { MaxDegreeOfParallelism = AtOnce, CancellationToken = late };
            var soon = clock.GetUtcNow() + CommitWriter.HintGrain;
            await Parallel.ForEachAsync(timers.DueBy(soon), options, async (wake, stop) => await GuardedAsync(() => store.WriteHintAsync(wake.Id, wake.Due, stop)));
            await Parallel.ForEachAsync(cells.All(), options, async (id, stop) =>
            {
                using var lease = cells.Use(id);
                await GuardedAsync(() => ReleaseAsync(lease.Cell, stop));
            });
        }
        catch (OperationCanceledException error)
        {
            log.NotHandedOver(error);
        }
    }

    private async Task GuardedAsync(Func<Task> release)
    {
        try
        {
            await release();
        }
        catch (StoreUnavailableException error)
        {
            log.NotHandedOver(error);
        }
    }

    /// <summary>Rows first, so that whoever follows the hint finds them free.</summary>
    private async Task ReleaseAsync(Cell cell, CancellationToken late)
    {
        var now = clock.GetUtcNow();
        List<OutboxRow> pending = [.. cell.Rows().Where(row => row.IsPending)];
        foreach (var row in pending.Where(row => store.Replica.Owns(row.Claim, now)))
            await store.ReplaceAsync(row with { Claim = Claim.None }, late);
        if (pending.Exists(row => store.Replica.Owns(row.Claim, now) || row.Claim == Claim.None))
            await store.WriteHintAsync(cell.Id, now, late);
    }
}
