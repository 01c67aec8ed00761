using PeerCoachBot.Hosting;
using PeerCoachBot.Storage;

namespace PeerCoachBot.Turns;

/// <summary>Writes down what became of an outbox row, in the store and in its cell.</summary>
internal sealed class RowWriter(IStore store, TurnHandler turns, TimeProvider clock, ILogger<RowWriter> log)
{
    /// <summary>How often it is tried to record that a card was posted.</summary>
    public const int MostTries = 5;

    private static readonly TimeSpan RecordAgain = TimeSpan.FromMilliseconds(200);

    /// <summary>The activity's id is on the row before anything else: from here on nobody posts it again.</summary>
    public async Task RecordAsync(Cell cell, OutboxRow row, PostedCard at, CancellationToken cancellation)
    {
        var posted = row with { Posted = at };
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await ReplaceAsync(cell, row, posted, cancellation);
                return;
            }
            catch (StoreUnavailableException error)
            {
                // Here, at least, it is known; the aggregate's next commit records it too.
                cell.Replace(row, posted);
                log.SendFailed(error, row.Aggregate.Kind);
                if (attempt == MostTries)
                    return;
            }

            await Task.Delay(RecordAgain, clock, cancellation);
        }
    }

    /// <summary>Puts a row off and lets go of it, as this try has come to its end; always false, as its destination has to wait.</summary>
    public async Task<bool> WaitAsync(Cell cell, OutboxRow row, OutboxRow next, TimeSpan pause, CancellationToken cancellation)
    {
        await ReplaceAsync(cell, row, next with { NotBefore = clock.GetUtcNow() + pause, Claim = Claim.None }, cancellation);
        return false;
    }

    /// <summary>Writes a row; where it is not the one that was read any more, what has become of it is read.</summary>
    public async Task ReplaceAsync(Cell cell, OutboxRow row, OutboxRow by, CancellationToken cancellation)
    {
        if (await store.ReplaceAsync(by, cancellation) is { } written)
            cell.Replace(row, written);
        else
            await turns.LookAsync(cell, again: true, cancellation);
    }

    /// <summary>The row is done with; always true.</summary>
    public async Task<bool> DropAsync(Cell cell, OutboxRow row, CancellationToken cancellation)
    {
        // Where a newer row has taken its place, that one is still to be carried out.
        await store.DeleteAsync(row, cancellation);
        cell.Forget(row);
        return true;
    }
}
