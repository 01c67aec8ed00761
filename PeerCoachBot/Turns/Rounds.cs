using PeerCoachBot.Storage;

namespace PeerCoachBot.Turns;

/// <summary>Puts the rows that one transaction of a store did not hold, as many at once as it does.</summary>
internal sealed class Rounds(TurnHandler turns, CommitWriter writer, TimeProvider clock)
{
    /// <summary>True where the row's rest is put; false where others were always first.</summary>
    public async Task<bool> SpreadAsync(Cell cell, OutboxRow row, OutboxWork.Rest rest, CancellationToken cancellation)
    {
        await cell.Queue.WaitAsync(cancellation);
        try
        {
            for (var attempt = 1; attempt <= TurnHandler.MostTries; attempt++)
            {
                var known = await turns.KnowAsync(cell, cancellation);
                if (!cell.Holds(row))
                    return true;
                if (await writer.SpreadAsync(cell, known, row, rest, clock.GetUtcNow(), cancellation) is CommitResult.Committed)
                    return true;
                cell.Known = null;
            }

            return false;
        }
        finally
        {
            cell.Queue.Release();
        }
    }
}
