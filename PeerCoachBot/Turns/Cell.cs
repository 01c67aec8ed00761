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
    private long moves;

    public AggregateId Id { get; } = id;

    /// <summary>Held by the turn under way.</summary>
    public SemaphoreSlim Queue { get; } = new(1, 1);

    /// <summary>What is known; null until it is read, and after it proved out of date.</summary>
    public Snapshot? Known
    {
        get;
        set
        {
            field = value;
            LastSeen = value?.State ?? LastSeen;
        }
    }

    /// <summary>The last state that was known here. Only good to draw from where nothing better can be read.</summary>
    public object? LastSeen { get; private set; }

    /// <summary>The store failed while a row was claimed or put off: what is known of the rows may be out of date.</summary>
    public bool AreRowsDoubtful { get; set; }

    /// <summary>Somebody waits for what the last turn sends.</summary>
    public bool IsWaitedFor { get; set; }

    /// <summary>When a turn last changed the aggregate.</summary>
    public DateTimeOffset LastChange { get; set; }

    /// <summary>How many turns and senders use the cell now. Guarded by <see cref="Cells"/>.</summary>
    public int Users { get; set; }

    /// <summary>Counts what was sent and recorded.</summary>
    public long Moves
    {
        get
        {
            lock (rowsLock)
                return moves;
        }
    }

    /// <summary>Takes over what was read from the store; not where a row moved on meanwhile, since it would move back.</summary>
    public bool TryLearn(Snapshot snapshot, IEnumerable<OutboxRow> outbox, long movesBefore)
    {
        lock (rowsLock)
        {
            if (moves != movesBefore)
                return false;
            rows = outbox.Select(Newest).ToDictionary(r => r.Id);
            Known = snapshot;
            return true;
        }
    }

    /// <summary>A row that was posted, and could not be recorded yet, is known better here than in the store.</summary>
    private OutboxRow Newest(OutboxRow stored) =>
        rows.TryGetValue(stored.Id, out var known) && known.Posted is not null && known.ETag == stored.ETag ? known : stored;

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

    /// <summary>A row became another, unless a newer one has taken its place.</summary>
    public void Replace(OutboxRow row, OutboxRow by)
    {
        lock (rowsLock)
        {
            moves++;
            if (Holds(row))
                rows[row.Id] = by;
        }
    }

    /// <summary>True where nothing has taken the row's place.</summary>
    public bool Holds(OutboxRow row)
    {
        lock (rowsLock)
            return rows.TryGetValue(row.Id, out var known) && known.ETag == row.ETag;
    }

    /// <summary>Forgets a row, unless a newer one has taken its place.</summary>
    public void Forget(OutboxRow row)
    {
        lock (rowsLock)
        {
            moves++;
            if (Holds(row))
                rows.Remove(row.Id);
        }
    }

    public IReadOnlyList<OutboxRow> Rows()
    {
        lock (rowsLock)
            return [.. rows.Values.OrderBy(r => r.Order)];
    }

    public void Dispose() => Queue.Dispose();
}
