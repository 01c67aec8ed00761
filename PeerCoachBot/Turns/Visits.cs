using PeerCoachBot.Decisions;
using PeerCoachBot.Hosting;
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
    TimeProvider clock,
    ILogger<Visits> log)
{
    /// <summary>After so many tries that did not come to an end, a wake-up is left alone for a day, with its reason.</summary>
    public const int MostTries = 5;

    private static readonly TimeSpan ParkFor = TimeSpan.FromHours(24);

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
        var now = clock.GetUtcNow();

        // One that was parked long enough is tried anew.
        var tries = found.Claim is { Parked: null } left ? left.Tries : 0;
        var claim = store.Replica.ClaimFrom(now) with { Tries = tries + 1 };
        if (found.Claim is { Parked: { } parkedFor, Until: var until } && until > now)
        {
            await store.ClaimAsync(found, claim with { Until = until, Parked = parkedFor }, cancellation);
            return;
        }

        if (tries >= MostTries)
        {
            await ParkAsync(found, claim, "whoever tried it did not come to an end", cancellation);
            return;
        }

        if (await store.ClaimAsync(found, claim, cancellation) is not { } hint)
            return;
        try
        {
            if (!await VisitClaimedAsync(hint, cancellation))
                await UncountAsync();
        }
        catch (StoreUnavailableException)
        {
            await UncountAsync();
            throw;
        }
        catch (Exception error) when (error is not OperationCanceledException && claim.Tries >= MostTries)
        {
            await ParkAsync(hint, claim, error.GetType().Name, cancellation);
            throw;
        }

        // The store's fault is not the work's.
        Task UncountAsync() => store.ClaimAsync(hint, claim with { Tries = tries }, cancellation);
    }

    private async Task<bool> VisitClaimedAsync(Hint hint, CancellationToken cancellation)
    {
        using var lease = cells.Use(hint.Aggregate);
        await lease.Cell.Queue.WaitAsync(cancellation);
        try
        {
            return await VisitInTurnAsync(lease.Cell, hint, cancellation);
        }
        finally
        {
            lease.Cell.Queue.Release();
        }
    }

    /// <summary>Leaves a wake-up alone for a day. Whatever somebody says there meanwhile sets its own.</summary>
    private async Task ParkAsync(Hint hint, Claim claim, string reason, CancellationToken cancellation)
    {
        log.WakeUpParked(hint.Aggregate.Kind, reason);
        await store.ClaimAsync(hint, claim with { Until = clock.GetUtcNow() + ParkFor, Parked = reason }, cancellation);
    }

    /// <summary>False where the store failed, and the hint has to stay.</summary>
    private async Task<bool> VisitInTurnAsync(Cell cell, Hint hint, CancellationToken cancellation)
    {
        var aggregate = aggregates.Of(cell.Id);
        var snapshot = await turns.ReadAsync(cell, cancellation);
        if (snapshot.State is null)
        {
            await WaitForCommitAsync(hint, cancellation);
            return true;
        }

        for (var wakes = 0; wakes < MostWakes && aggregate.NextWake(snapshot.State) is { } due && due <= clock.GetUtcNow(); wakes++)
        {
            var woken = await turns.HandleInTurnAsync(cell, new Turn(cell.Id, WakeEvent(due), aggregate.Woken) { CanWait = true }, cancellation);
            if (woken.Outcome == TurnOutcome.NotSaved)
                return false;
            snapshot = await turns.ReadAsync(cell, cancellation);
            if (snapshot.State is null)
                return true;
        }

        timers.Set(cell.Id, aggregate.NextWake(snapshot.State));
        if (cell.Rows().Any(row => row.IsPending))
            outbox.Signal(cell.Id, canWait: true);
        await RearmAsync(cell, snapshot, hint, cancellation);
        return true;
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
            // It came early and stays; whoever looks when it is due may have it, and nobody looks before.
            await store.ClaimAsync(hint, store.Replica.ClaimFrom(now) with { Until = hint.Due }, cancellation);
            return;
        }

        if (next is { } due && due != snapshot.Hint)
            await store.WriteHintAsync(cell.Id, due, cancellation);
        if (await writer.BumpAsync(cell, snapshot, next, now, cancellation) is CommitResult.Committed)
            await store.DeleteAsync(hint, cancellation);
        else
        {
            cell.Known = null;
            await store.ClaimAsync(hint, store.Replica.ClaimFrom(now), cancellation);
        }
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
