using PeerCoachBot.Decisions;
using PeerCoachBot.Storage;

namespace PeerCoachBot.Turns;

/// <summary>Looks after one aggregate: wakes it if it is time, sends what was left unsent, and arranges its next hint.</summary>
internal sealed class Visits(
    IStore store,
    AggregateRegistry aggregates,
    Cells cells,
    TurnHandler turns,
    CommitWriter writer,
    Outbox outbox,
    WakeTimers timers,
    TimeProvider clock)
{
    /// <summary>A hint is written before its commit: an aggregate that is not there may yet come to be.</summary>
    public static readonly TimeSpan WaitForMissing = TimeSpan.FromHours(24);

    /// <summary>How many things an aggregate may do by itself in one visit.</summary>
    private const int MostWakes = 8;

    /// <summary>Wakes an aggregate whose timer came due here; the turn sets the next.</summary>
    public Task WakeAsync(AggregateId id, DateTimeOffset due, CancellationToken cancellation) =>
        turns.HandleAsync(new Turn(id, WakeEvent(due), aggregates.Of(id).Woken), cancellation);

    /// <summary>Follows a hint.</summary>
    public async Task VisitAsync(Hint found, CancellationToken cancellation)
    {
        if (await store.ClaimAsync(found, store.Replica.ClaimFrom(clock.GetUtcNow()), cancellation) is not { } hint)
            return;

        using var lease = cells.Use(hint.Aggregate);
        await lease.Cell.Queue.WaitAsync(cancellation);
        try
        {
            await VisitInTurnAsync(lease.Cell, hint, cancellation);
        }
        finally
        {
            lease.Cell.Queue.Release();
        }
    }

    private async Task VisitInTurnAsync(Cell cell, Hint hint, CancellationToken cancellation)
    {
        var aggregate = aggregates.Of(cell.Id);
        var snapshot = await turns.ReadAsync(cell, cancellation);
        if (snapshot.State is null)
        {
            await WaitForCommitAsync(hint, cancellation);
            return;
        }

        for (var wakes = 0; wakes < MostWakes && aggregate.NextWake(snapshot.State) is { } due && due <= clock.GetUtcNow(); wakes++)
        {
            await turns.HandleInTurnAsync(cell, new Turn(cell.Id, WakeEvent(due), aggregate.Woken), cancellation);
            snapshot = await turns.ReadAsync(cell, cancellation);
            if (snapshot.State is null)
                return;
        }

        timers.Set(cell.Id, aggregate.NextWake(snapshot.State));
        if (cell.Rows().Any(row => row.IsPending))
            outbox.Signal(cell.Id);
        await RearmAsync(cell, snapshot, hint, cancellation);
    }

    /// <summary>
    /// Writes the next hint, then raises the version, then deletes this one: a commit under way that relied on this
    /// hint meets the new version and must look again.
    /// </summary>
    private async Task RearmAsync(Cell cell, Snapshot snapshot, Hint hint, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var next = NextHint(cell, snapshot, now);
        if (next == hint.Due)
        {
            // It came early and stays; whoever looks when it is due may have it.
            await store.ClaimAsync(hint, store.Replica.ClaimFrom(now) with { Until = now }, cancellation);
            return;
        }

        if (next is { } due && due != snapshot.Hint)
            await store.WriteHintAsync(cell.Id, due, cancellation);
        if (await writer.BumpAsync(cell, snapshot, next, now, cancellation) is CommitResult.Committed)
            await store.DeleteAsync(hint, cancellation);
        else
            cell.Known = null;
    }

    /// <summary>When the aggregate must be looked at again: in use, within the grain; left alone, exactly when it has something to do.</summary>
    private DateTimeOffset? NextHint(Cell cell, Snapshot snapshot, DateTimeOffset now)
    {
        var soon = now + CommitWriter.HintGrain;
        var wake = aggregates.Of(cell.Id).NextWake(snapshot.State!);
        var inUse = now - cell.LastChange < CommitWriter.HintGrain;
        var pending = cell.Rows().Any(row => row.IsPending);
        if (snapshot.Hint is { } there && there > now && (wake is null || there <= wake) && there <= soon)
            return there;
        if (pending || (inUse && wake is not null))
            return wake < soon && wake > now ? wake : soon;
        return wake;
    }

    private async Task WaitForCommitAsync(Hint hint, CancellationToken cancellation)
    {
        // Its commit may land at any moment: looked at again after as long as it has waited, so a day costs few looks.
        var now = clock.GetUtcNow();
        if (now >= hint.Due + WaitForMissing)
            await store.DeleteAsync(hint, cancellation);
        else if (now - hint.Due > Replica.ClaimFor)
            await store.ClaimAsync(hint, store.Replica.ClaimFrom(now) with { Until = now + (now - hint.Due) }, cancellation);
    }

    private static string WakeEvent(DateTimeOffset due) => $"wake/{due.UtcTicks}";
}
