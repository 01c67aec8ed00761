using PeerCoachBot.Storage.Tables.Service;

namespace PeerCoachBot.Storage.Tables;

/// <summary>Commits: one transaction, and where it is refused, the event's own row tells what that means.</summary>
internal sealed class Committing(TableService service, string table, SeenHours hours)
{
    /// <summary>The etag of what was saved and has been replaced since: it matches nothing, so that the next commit reads anew.</summary>
    private const string Replaced = "";

    public async Task<CommitResult> CommitAsync(Commit commit)
    {
        if (commit.Document is not { } document)
            return await RememberAsync(commit);
        if (commit.Delete.Select(row => row.ETag).Append(commit.ETag).Any(etag => etag is not null && !TableOperation.IsETag(etag)))
            return await SettleAsync(commit, mayBeOurs: false);

        try
        {
            var transaction = Write(commit, document);
            if (commit.EventId is not null)
                await hours.NoteAsync(commit.Aggregate, commit.At);
            return await service.WriteAsync(table, transaction) switch
            {
                WriteResult.Written written => Committed(
                    commit,
                    transaction.Operations.Select(operation => operation.Row.RowKey).Zip(written.ETags).ToDictionary(row => row.First, row => row.Second)),
                WriteResult.Refused refused => await SettleAsync(commit, refused.MayBeOurs),
                var other => throw new InvalidOperationException($"No way to report a {other.GetType().Name}."),
            };
        }
        catch (IllegalTransactionException error)
        {
            throw new StoreUnavailableException($"A commit is too large for one transaction. {error.Message}", error);
        }
    }

    private static Transaction Write(Commit commit, Document document)
    {
        var id = commit.Aggregate;
        var partition = TableKey.Of(id);
        Transaction transaction = new();
        if (commit.EventId is { } eventId)
            transaction.Add(TableOperation.Insert(AggregateRows.WriteSeen(id, eventId, commit.CommitId, commit.At)));

        var row = AggregateRows.Write(id, document, commit.CommitId);
        transaction.Add(commit.ETag is { } etag ? TableOperation.Replace(row, etag) : TableOperation.Insert(row));

        // A row may stand only once in a transaction: the last of one id is put, and in the place of one that goes.
        var put = commit.Put.Select(next => next.Id).ToHashSet();
        var gone = commit.Delete.ToDictionary(old => old.Id, old => old.ETag);
        foreach (var last in commit.Put.GroupBy(next => next.Id).Select(same => AggregateRows.Write(same.Last(), commit.CommitId) is var written
            && gone.TryGetValue(same.Key, out var old) ? TableOperation.Replace(written, old) : TableOperation.Put(written)))
            transaction.Add(last);
        foreach (var (rowId, old) in gone.Where(old => !put.Contains(old.Key)))
            transaction.Add(TableOperation.Delete(partition, AggregateRows.OutboxKey(rowId), old));

        if (commit.Archive is { } past)
            transaction.Add(TableOperation.Put(AggregateRows.Write(past, commit.CommitId)));
        return transaction;
    }

    /// <summary>
    /// Remembers an event and leaves the document as it is. The service can compare an etag only with a row that it
    /// writes, so the document is looked at first. Nothing is lost in between: the event was decided about while that
    /// version stood, changes nothing, and its row is inserted once, whoever else handles it.
    /// </summary>
    private async Task<CommitResult> RememberAsync(Commit commit)
    {
        if (commit is not { Put: [], Delete: [], Archive: null })
            throw new ArgumentException("A commit without a document remembers an event and nothing else.", nameof(commit));
        var there = await service.FindETagAsync(table, TableKey.Of(commit.Aggregate), AggregateRows.DocumentKey);
        if (there != commit.ETag)
            return await SettleAsync(commit, mayBeOurs: false);
        if (commit.EventId is not { } eventId)
            return Committed(commit, []);

        await hours.NoteAsync(commit.Aggregate, commit.At);
        var seen = TableOperation.Insert(AggregateRows.WriteSeen(commit.Aggregate, eventId, commit.CommitId, commit.At));
        return await service.WriteAsync(table, seen) is WriteResult.Refused { MayBeOurs: var mayBeOurs }
            ? await SettleAsync(commit, mayBeOurs)
            : Committed(commit, []);
    }

    /// <summary>
    /// A refusal alone proves nothing: the answer to an earlier try may have been lost. What the event's row says counts;
    /// where there is no event, whether the document is the one that we wrote.
    /// </summary>
    private async Task<CommitResult> SettleAsync(Commit commit, bool mayBeOurs)
    {
        if (commit.EventId is { } eventId)
        {
            var seen = await service.FindAsync(table, TableKey.Of(commit.Aggregate), AggregateRows.SeenKey(eventId), CancellationToken.None);
            return seen is null ? new CommitResult.Conflict()
                : seen[AggregateRows.Stamp] != commit.CommitId ? new CommitResult.AlreadyHandled()
                : Committed(commit, await StampedAsync(commit));
        }

        if (!mayBeOurs)
            return new CommitResult.Conflict();
        var stamped = await StampedAsync(commit);
        return stamped.ContainsKey(AggregateRows.DocumentKey)
            ? Committed(commit, stamped)
            : throw new StoreUnavailableException("Whether a commit was saved cannot be known any more.", new TimeoutException());
    }

    /// <summary>The etags of what a commit wrote and nobody has replaced since.</summary>
    private async Task<Dictionary<string, string>> StampedAsync(Commit commit)
    {
        Dictionary<string, string> etags = [];
        await foreach (var row in service.QueryAsync(table, AggregateRows.LoadFilter(commit.Aggregate), CancellationToken.None))
            if (row[AggregateRows.Stamp] == commit.CommitId)
                etags[row.RowKey] = row.ETag;
        return etags;
    }

    private static CommitResult.Committed Committed(Commit commit, Dictionary<string, string> etags) => commit.Document is null
        ? new(commit.ETag ?? "", [])
        : new(
            etags.GetValueOrDefault(AggregateRows.DocumentKey, Replaced),
            [.. commit.Put.Select(row => row with { ETag = etags.GetValueOrDefault(AggregateRows.OutboxKey(row.Id), Replaced) })]);
}
