using PeerCoachBot.Decisions;
using PeerCoachBot.Storage.Tables.Service;

namespace PeerCoachBot.Storage.Tables;

/// <summary>Reads aggregates, and reads and writes their single rows.</summary>
internal sealed class AggregateTable(TableService service, string table)
{
    /// <summary>
    /// One query. Within a page the service shows one moment of a partition; an outbox that takes several pages may be
    /// younger than its document, which a commit against the document's etag then finds out.
    /// </summary>
    public async Task<StoredAggregate?> LoadAsync(AggregateId id, CancellationToken cancellation)
    {
        TableRow? document = null;
        List<OutboxRow> outbox = [];
        await foreach (var row in service.QueryAsync(table, AggregateRows.LoadFilter(id), cancellation))
            if (row.RowKey == AggregateRows.DocumentKey)
                document = row;
            else
                outbox.Add(AggregateRows.ReadOutbox(row));
        return document is null ? null : new StoredAggregate(id, document.ETag, AggregateRows.ReadDocument(document), outbox);
    }

    public async Task<string?> FindSeenAsync(AggregateId id, string eventId, CancellationToken cancellation) =>
        (await service.FindAsync(table, TableKey.Of(id), AggregateRows.SeenKey(eventId), cancellation))?[AggregateRows.Stamp];

    public async Task<PastState?> FindArchivedAsync(AggregateId id, string key, CancellationToken cancellation) =>
        await service.FindAsync(table, TableKey.Of(id), AggregateRows.PastKey(key), cancellation) is { } row ? AggregateRows.ReadPast(id, row, key) : null;

    public async Task<IReadOnlyList<PastState>> ReadArchiveAsync(AggregateId id, CancellationToken cancellation)
    {
        List<PastState> archive = [];
        await foreach (var row in service.QueryAsync(table, AggregateRows.PastFilter(id), cancellation))
            archive.Add(AggregateRows.ReadPast(id, row));
        return archive;
    }

    public async Task<bool> ReplaceAsync(PastState past)
    {
        if (!TableOperation.IsETag(past.ETag))
            return false;
        var ours = AggregateRows.Write(past, stamp: Guid.NewGuid().ToString("N"));
        return await service.WriteAsync(table, TableOperation.Replace(ours, past.ETag)) is WriteResult.Written;
    }

    /// <summary>A refusal that may be the echo of our own success is settled by the row itself, which carries our stamp.</summary>
    public async Task<OutboxRow?> ReplaceAsync(OutboxRow row)
    {
        if (!TableOperation.IsETag(row.ETag))
            return null;
        var ours = AggregateRows.Write(row, stamp: Guid.NewGuid().ToString("N"));
        return await service.WriteAsync(table, TableOperation.Replace(ours, row.ETag)) switch
        {
            WriteResult.Written written => row with { ETag = written.ETags[0] },
            WriteResult.Refused { MayBeOurs: true }
                when await service.FindAsync(table, ours.PartitionKey, ours.RowKey, CancellationToken.None) is { } there
                && there[AggregateRows.Stamp] == ours[AggregateRows.Stamp] => row with { ETag = there.ETag },
            _ => null,
        };
    }

    /// <summary>
    /// A row that is gone after a try without an answer counts as not deleted here: somebody else may have replaced it,
    /// carried it out and deleted it, and who is told "false" looks again.
    /// </summary>
    public async Task<bool> DeleteAsync(OutboxRow row)
    {
        if (!TableOperation.IsETag(row.ETag))
            return false;
        var gone = TableOperation.Delete(TableKey.Of(row.Aggregate), AggregateRows.OutboxKey(row.Id), row.ETag);
        return await service.WriteAsync(table, gone) is WriteResult.Written;
    }
}
