using PeerCoachBot.Decisions;
using PeerCoachBot.Storage;

namespace PeerCoachBot.Turns;

/// <summary>
/// One aggregate's place in this process: the queue before it, what is known of it, and its rows on their way out.
/// The rows have a lock of their own, since they are sent while the next turn is decided.
/// </summary>
internal sealed class Cell(AggregateId id) : IDisposable
{
    private readonly Lock rowsLock = new();
    private Dictionary<string, OutboxRow> rows = [];

    /// <summary>The rows that were sent, or changed otherwise, since a read under way began; null where none is.</summary>
    private HashSet<string>? changed;

    public AggregateId Id { get; } = id;

    /// <summary>Held by the turn under way.</summary>
    public SemaphoreSlim Queue { get; } = new(1, 1);

    /// <summary>What is known; null until it is read, and after it proved out of date.</summary>
    public Snapshot? Known { get; set; }

    /// <summary>When a turn last changed the aggregate.</summary>
    public DateTimeOffset LastChange { get; set; }

    /// <summary>How many turns and senders use the cell now. Guarded by <see cref="Cells"/>.</summary>
    public int Users { get; set; }

    /// <summary>A read from the store begins. What is sent meanwhile is newer than what it will give.</summary>
    public void BeginRead()
    {
        lock (rowsLock)
            changed = [];
    }

    /// <summary>Takes over what was read from the store.</summary>
    public void Learn(Snapshot snapshot, IEnumerable<OutboxRow> outbox)
    {
        lock (rowsLock)
        {
            var read = outbox.ToDictionary(r => r.Id);
            foreach (var id in changed ?? [])
                if (rows.TryGetValue(id, out var newer))
                    read[id] = newer;
                else
                    read.Remove(id);
            rows = read;
            changed = null;
            Known = snapshot;
        }
    }

    /// <summary>Takes over what a commit wrote.</summary>
    public void Learn(Snapshot snapshot, IEnumerable<OutboxRow> put, IEnumerable<OutboxRow> deleted)
    {
        lock (rowsLock)
        {
            foreach (var row in deleted)
                Forget(row);
            foreach (var row in put)
                rows[row.Id] = row;
            Known = snapshot;
        }
    }

    public void Learn(OutboxRow row)
    {
        lock (rowsLock)
        {
            rows[row.Id] = row;
            changed?.Add(row.Id);
        }
    }

    /// <summary>Forgets a row, unless a newer one has taken its place.</summary>
    public void Forget(OutboxRow row)
    {
        lock (rowsLock)
            if (rows.TryGetValue(row.Id, out var known) && known.ETag == row.ETag)
            {
                rows.Remove(row.Id);
                changed?.Add(row.Id);
            }
    }

    public IReadOnlyList<OutboxRow> Rows()
    {
        lock (rowsLock)
            return [.. rows.Values.OrderBy(r => r.Order)];
    }

    public void Dispose() => Queue.Dispose();
}
