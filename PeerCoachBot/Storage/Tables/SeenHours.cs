using System.Collections.Concurrent;
using System.Globalization;
using PeerCoachBot.Decisions;
using PeerCoachBot.Storage.Tables.Service;

namespace PeerCoachBot.Storage.Tables;

/// <summary>
/// Notes whose events were seen in which hour, so that old ones are found without reading everything. It costs one write
/// an hour for each aggregate in use, before the commit that needs it; a note without events does no harm.
/// </summary>
internal sealed class SeenHours(TableService service, TableNames names)
{
    /// <summary>How many notes one call follows, at two or three calls of the service each.</summary>
    private const int MostAtOnce = 2000;

    private const int Parallel = 8;

    private const int MostRemembered = 50_000;

    /// <summary>What this process has noted last, by partition.</summary>
    private readonly ConcurrentDictionary<string, string> noted = new();

    public async Task NoteAsync(AggregateId id, DateTimeOffset at)
    {
        var partition = TableKey.Of(id);
        var hour = Hour(at);
        if (noted.TryGetValue(partition, out var last) && last == hour)
            return;
        if (await service.WriteAsync(names.Hours, TableOperation.Put(new TableRow(hour, partition))) is not WriteResult.Written)
            throw new StoreUnavailableException("A note was refused.", new InvalidOperationException("A row that is put has no condition."));
        if (noted.Count >= MostRemembered)
            noted.Clear();
        noted[partition] = hour;
    }

    /// <summary>Forgets the events before a moment, the oldest hours first; what is left over waits for the next call.</summary>
    public async Task ForgetAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        var notes = service.QueryAsync(names.Hours, $"PartitionKey le '{Hour(before)}'", cancellation).Take(MostAtOnce);
        await System.Threading.Tasks.Parallel.ForEachAsync(
            notes,
            new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = cancellation },
            async (note, token) => await ForgetAsync(note, before, token));
    }

    private async Task ForgetAsync(TableRow note, DateTimeOffset before, CancellationToken cancellation)
    {
        var partition = note.RowKey;
        var seen = service.QueryAsync(names.Aggregates, AggregateRows.SeenFilter(partition, before), cancellation);
        await foreach (var rows in seen.Chunk(Transaction.MostOperations).WithCancellation(cancellation))
        {
            var transaction = rows.Aggregate(new Transaction(), (whole, row) => whole.Add(TableOperation.Delete(partition, row.RowKey, TableOperation.AnyETag)));
            if (await service.WriteAsync(names.Aggregates, transaction) is not WriteResult.Written)
                return; // Another replica is at it, or was, and its answer is on the way.
        }

        if (string.CompareOrdinal(note.PartitionKey, Hour(before)) < 0)
            await service.WriteAsync(names.Hours, TableOperation.Delete(note.PartitionKey, note.RowKey, TableOperation.AnyETag));
    }

    private static string Hour(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMddHH", CultureInfo.InvariantCulture);
}
