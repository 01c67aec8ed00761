using PeerCoachBot.Decisions;

namespace PeerCoachBot.Turns;

/// <summary>The cells of the aggregates that are, or lately were, in use.</summary>
internal sealed class Cells : IDisposable
{
    /// <summary>How many idle cells are kept, so that a warm turn needs no read.</summary>
    private const int MostIdle = 10_000;

    private readonly Lock gate = new();
    private readonly Dictionary<AggregateId, LinkedListNode<Cell>> cells = [];

    /// <summary>The cells in order of use, the one used last at the end.</summary>
    private readonly LinkedList<Cell> byUse = new();

    /// <summary>Keeps an aggregate's cell in use until the lease is disposed.</summary>
    public Lease Use(AggregateId id)
    {
        lock (gate)
        {
            if (!cells.TryGetValue(id, out var node))
#pragma warning disable CA2000 // Disposed when it is evicted, or with the cells.
                cells[id] = node = new LinkedListNode<Cell>(new Cell(id));
#pragma warning restore CA2000
            else
                byUse.Remove(node);
            byUse.AddLast(node);
            node.Value.Users++;
            return new Lease(this, node.Value);
        }
    }

    /// <summary>The aggregates that have a cell.</summary>
    public IReadOnlyList<AggregateId> All()
    {
        lock (gate)
            return [.. cells.Keys];
    }

    public void Dispose()
    {
        lock (gate)
            foreach (var cell in byUse)
                cell.Dispose();
    }

    private void Release(Cell cell)
    {
        lock (gate)
        {
            cell.Users--;
            for (var node = byUse.First; node is not null && cells.Count > MostIdle;)
            {
                var next = node.Next;
                if (node.Value.Users == 0)
                {
                    byUse.Remove(node);
                    cells.Remove(node.Value.Id);
                    node.Value.Dispose();
                }

                node = next;
            }
        }
    }

    /// <summary>Use of one cell.</summary>
    internal readonly struct Lease(Cells cells, Cell cell) : IDisposable
    {
        public Cell Cell => cell;

        public void Dispose() => cells.Release(cell);
    }
}
