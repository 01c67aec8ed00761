using PeerCoachBot.Decisions;
using PeerCoachBot.Hosting;
using PeerCoachBot.Storage;

namespace PeerCoachBot.Turns;

/// <summary>Carries out what turns decided, in order for each destination, and at least once.</summary>
internal sealed class OutboxSender(
    IStore store,
    Cells cells,
    TurnHandler turns,
    Outbox outbox,
    Delivery delivery,
    Handover handover,
    TimeProvider clock,
    ILogger<OutboxSender> log) : PatientService
{
    /// <summary>How many aggregates are sent for at once.</summary>
    private const int Workers = 8;

    /// <summary>A claim that runs out within this time is renewed before anything is sent under it: no send takes longer.</summary>
    private static readonly TimeSpan RenewWithin = TimeSpan.FromSeconds(45);

    private static readonly TimeSpan RetryAfterStoreFailure = TimeSpan.FromSeconds(5);

    private volatile bool isStopping;

    /// <summary>Finishes the rows that are on their way, and lets go of the others.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        isStopping = true;
        await base.StopAsync(cancellationToken);
        await handover.ReleaseAsync(cancellationToken);
    }

    /// <summary>Sends what an aggregate has to send now.</summary>
    private async Task SendAsync(AggregateId id, CancellationToken cancellation)
    {
        using var lease = cells.Use(id);
        var cell = lease.Cell;
        await turns.LookAsync(cell, again: cell.AreRowsDoubtful, cancellation);
        cell.AreRowsDoubtful = false;

        HashSet<string> blocked = [];
        while (!isStopping && NextRow(cell, blocked) is { } row)
        {
            var done = await ClaimAsync(cell, row, cancellation) is { } claimed
                && await delivery.CarryOutAsync(cell, claimed, cancellation);
            if (!done)
                blocked.Add(Lane(row));
        }

        if (Ready(cell).Select(FreeAt).Order().FirstOrDefault() is var next && next != default)
            outbox.SignalIn(id, next - clock.GetUtcNow(), canWait: !cell.IsWaitedFor);
    }

    /// <summary>Sends for an aggregate that was taken from the outbox, and comes back to it later where that fails.</summary>
    public async Task SendGuardedAsync(AggregateId id, CancellationToken cancellation)
    {
        try
        {
            await SendAsync(id, cancellation);
        }
#pragma warning disable CA1031 // The loop goes on for the others; this one comes again.
        catch (Exception error) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            using var lease = cells.Use(id);
            lease.Cell.AreRowsDoubtful |= error is StoreUnavailableException;
            log.SendFailed(error, id.Kind);
            outbox.SignalIn(id, RetryAfterStoreFailure);
        }
        finally
        {
            outbox.Release(id);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => WorkAsync(stoppingToken)));
    }

    private async Task WorkAsync(CancellationToken cancellation)
    {
        await foreach (var id in outbox.TakeAsync(cancellation))
            await SendGuardedAsync(id, Abandoned);
    }

    /// <summary>The first row whose destination has no earlier one waiting, and that may be tried now.</summary>
    private OutboxRow? NextRow(Cell cell, HashSet<string> blocked)
    {
        var now = clock.GetUtcNow();
        foreach (var row in Ready(cell))
        {
            if (blocked.Contains(Lane(row)))
                continue;
            if (row.NotBefore <= now || row.NotBefore is null)
                return row;
            blocked.Add(Lane(row));
        }

        return null;
    }

    /// <summary>
    /// What is still to be done. A card is drawn again once it is known where it stands: until then nobody claims that,
    /// so that waiting counts as nobody's failed try. What comes after rows that have still to be put waits for these.
    /// </summary>
    private static IEnumerable<OutboxRow> Ready(Cell cell)
    {
        var all = cell.Rows().Where(r => r.IsPending).ToList();
        var barrier = all.Find(r => r.Work is OutboxWork.Rest)?.Order ?? long.MaxValue;
        List<OutboxRow> pending = [.. all.Where(r => r.Order <= barrier)];
        var unposted = pending.Select(r => r.Work).OfType<OutboxWork.Post>().Select(post => post.Card).ToHashSet();
        return pending.Where(r => r.Work is not OutboxWork.Update update || !unposted.Contains(update.Card));
    }

    /// <summary>Makes sure that the row is ours for as long as a send may take; null where it is another's.</summary>
    private async Task<OutboxRow?> ClaimAsync(Cell cell, OutboxRow row, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var ours = store.Replica.Owns(row.Claim, now);

        // A row that had to wait is claimed again, since another replica may have changed the aggregate meanwhile.
        if (ours && row.NotBefore is null && row.Claim.Until - now > RenewWithin)
            return row;
        if (!ours && !store.Replica.MayTake(row.Claim, now))
            return null;

        // Whoever had it before and did not bring it to an end may have died of it.
        var isLeft = !ours && row.Claim.Owner.Length > 0 && (row.Claim.Owner != store.Replica.Owner || row.Claim.Epoch != store.Replica.Epoch);
        var claimed = await store.ReplaceAsync(row with { Claim = store.Replica.ClaimFrom(now), Tries = row.Tries + (isLeft ? 1 : 0) }, cancellation);
        if (claimed is null)
            await turns.LookAsync(cell, again: true, cancellation);
        else
            cell.Replace(row, claimed);
        return claimed;
    }

    private DateTimeOffset FreeAt(OutboxRow row)
    {
        var now = clock.GetUtcNow();
        var free = store.Replica.Owns(row.Claim, now) || store.Replica.MayTake(row.Claim, now) ? now : row.Claim.Until;
        return row.NotBefore is { } notBefore && notBefore > free ? notBefore : free + RetryAfterStoreFailure;
    }

    /// <summary>Rows of one lane go in order; a lane that is held up does not hold up others.</summary>
    private static string Lane(OutboxRow row) => row.Work switch
    {
        OutboxWork.Post { To: Address.Private to } => $"private/{to.Person.ObjectId}",
        OutboxWork.Tell tell => $"tell/{tell.To}",
        OutboxWork.TellPast => "past",
        OutboxWork.Rest => "rest",
        OutboxWork.Update update => $"update/{update.Card}",
        _ => "shared",
    };
}
