using System.Text.Json;
using Microsoft.Data.Sqlite;
using PeerCoachBot.Decisions;

namespace PeerCoachBot.Storage.Embedded;

/// <summary>The store as one SQLite file: what was committed is on the disk.</summary>
internal sealed class SqliteStore : IStore, IAsyncDisposable
{
    private const string Schema = """
        CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS aggregates (id TEXT PRIMARY KEY, etag INTEGER NOT NULL, document TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS seen (aggregate TEXT, event TEXT, commit_id TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (aggregate, event)) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS seen_at ON seen (at);
        CREATE TABLE IF NOT EXISTS outbox (aggregate TEXT, id TEXT, etag INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (aggregate, id)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS room (space BLOB NOT NULL);
        INSERT INTO meta VALUES ('epoch', 1) ON CONFLICT (name) DO UPDATE SET value = value + 1;
        """;

    /// <summary>More than a turn writes, in bytes.</summary>
    private const int Room = 256 * 1024;

    private readonly SqliteFile file;
    private long lastETag;

    private SqliteStore(SqliteFile file, long epoch)
    {
        this.file = file;
        Replica = new Replica("embedded", epoch);

        // Every start has etags of its own, above all earlier ones.
        lastETag = epoch << 32;
    }

    /// <summary>The file has one process at a time, so an earlier epoch's claims are dead.</summary>
    public Replica Replica { get; }

    /// <summary>Opens the file at a path, for this process alone.</summary>
    /// <exception cref="StoreUnavailableException">It cannot be opened; the message names the setting.</exception>
    public static SqliteStore Open(string path)
    {
        long epoch = 0;
#pragma warning disable CA2000 // The store owns the file from here on.
        var file = SqliteFile.Open(path, db =>
        {
            Sql.Run(db, Schema);
            HintRows.Prepare(db);
            PastRows.Prepare(db);
            epoch = Sql.Scalar<long>(db, "SELECT value FROM meta WHERE name = 'epoch'");
        });
#pragma warning restore CA2000
        return new SqliteStore(file, epoch);
    }

    public Task<StoredAggregate?> LoadAsync(AggregateId id, CancellationToken cancellation) => file.RunAsync(
        db =>
        {
            var key = Key(id);
            var found = Sql.Rows(db, "SELECT etag, document FROM aggregates WHERE id = $1", r => (ETag: r.GetInt64(0), Json: r.GetString(1)), key);
            if (found is not [var row])
                return null;

            var outbox = Sql.Rows(db, "SELECT etag, body FROM outbox WHERE aggregate = $1", r => ReadRow(r.GetString(1), r.GetInt64(0)), key);
            return new StoredAggregate(
                id,
                ETags.Text(row.ETag),
                JsonSerializer.Deserialize(row.Json, StoreJson.Default.Document) ?? throw new JsonException("The stored document is null."),
                outbox);
        },
        cancellation);

    public Task<CommitResult> CommitAsync(Commit commit, CancellationToken cancellation) =>
        file.RunAsync(db => Commit(db, commit), cancellation);

    public Task<string?> FindSeenAsync(AggregateId id, string eventId, CancellationToken cancellation) => file.RunAsync(
        db => Sql.Scalar<string>(db, "SELECT commit_id FROM seen WHERE aggregate = $1 AND event = $2", Key(id), eventId),
        cancellation);

    public Task<PastState?> FindArchivedAsync(AggregateId id, string key, CancellationToken cancellation) =>
        file.RunAsync(db => PastRows.Find(db, id, key), cancellation);

    public Task<IReadOnlyList<PastState>> ReadArchiveAsync(AggregateId id, CancellationToken cancellation) =>
        file.RunAsync(db => PastRows.All(db, id), cancellation);

    public Task<bool> ReplaceAsync(PastState past, CancellationToken cancellation) =>
        file.RunAsync(db => PastRows.Replace(db, past, NextETag()), cancellation);

    public Task<OutboxRow?> ReplaceAsync(OutboxRow row, CancellationToken cancellation) => file.RunAsync(
        db =>
        {
            var etag = NextETag();
            var changed = Sql.Run(
                db,
                "UPDATE outbox SET etag = $1, body = $2 WHERE aggregate = $3 AND id = $4 AND etag = $5",
                etag, WriteRow(row), Key(row.Aggregate), row.Id, ETags.Number(row.ETag));
            return changed == 1 ? row with { ETag = ETags.Text(etag) } : null;
        },
        cancellation);

    public Task<bool> DeleteAsync(OutboxRow row, CancellationToken cancellation) =>
        file.RunAsync(db => DeleteRow(db, row), cancellation);

    public Task WriteHintAsync(AggregateId id, DateTimeOffset due, CancellationToken cancellation) =>
        file.RunAsync(db => HintRows.Write(db, id, due, NextETag()), cancellation);

    public Task<IReadOnlyList<Hint>> DueHintsAsync(DateTimeOffset by, DateTimeOffset now, int most, CancellationToken cancellation) =>
        file.RunAsync(db => HintRows.Due(db, by, now, most), cancellation);

    public Task<Hint?> ClaimAsync(Hint hint, Claim claim, CancellationToken cancellation) =>
        file.RunAsync(db => HintRows.Claim(db, hint, claim, Replica, NextETag()), cancellation);

    public Task<bool> DeleteAsync(Hint hint, CancellationToken cancellation) =>
        file.RunAsync(db => HintRows.Delete(db, hint), cancellation);

    public Task ForgetSeenAsync(DateTimeOffset before, CancellationToken cancellation) =>
        file.RunAsync(db => Sql.Run(db, "DELETE FROM seen WHERE at < $1", before.UtcTicks), cancellation);

    /// <summary>SQLite overwrites what is deleted (secure_delete); older words are then only in the log.</summary>
    public Task PurgeAsync(CancellationToken cancellation) => file.TruncateLogAsync(cancellation);

    /// <summary>Where something was not taken, there must be room for more than a turn again.</summary>
    public async Task CheckAsync(CancellationToken cancellation)
    {
        if (!file.MayBeFull)
        {
            await file.RunAsync(db => Sql.Run(db, "INSERT INTO meta VALUES ('checked', 1) ON CONFLICT (name) DO UPDATE SET value = value + 1"), cancellation);
            return;
        }

        await file.RunAsync(db => Sql.Run(db, "INSERT INTO room VALUES (zeroblob($1))", Room), cancellation);
        file.HasRoom();
        await file.RunAsync(db => Sql.Run(db, "DELETE FROM room"), cancellation);
    }

    public ValueTask DisposeAsync() => file.DisposeAsync();

    private CommitResult Commit(SqliteConnection db, Commit commit)
    {
        var key = Key(commit.Aggregate);
        if (commit.EventId is { } seen
            && Sql.Scalar<string>(db, "SELECT commit_id FROM seen WHERE aggregate = $1 AND event = $2", key, seen) is not null)
            return new CommitResult.AlreadyHandled();

        var current = Sql.Scalar<long?>(db, "SELECT etag FROM aggregates WHERE id = $1", key);
        if (current is { } there ? commit.ETag is null || ETags.Number(commit.ETag) != there : commit.ETag is not null)
            return new CommitResult.Conflict();
        if (commit.Delete.Any(row => Sql.Scalar<long?>(db, "SELECT etag FROM outbox WHERE aggregate = $1 AND id = $2", key, row.Id) != ETags.Number(row.ETag)))
            return new CommitResult.Conflict();

        if (commit.EventId is { } handled)
            Sql.Run(db, "INSERT INTO seen VALUES ($1, $2, $3, $4)", key, handled, commit.CommitId, commit.At.UtcTicks);
        foreach (var row in commit.Delete)
            DeleteRow(db, row);
        if (commit.Archive is { } past)
            PastRows.Put(db, past, NextETag());
        if (commit.Document is not { } document)
            return new CommitResult.Committed(commit.ETag ?? "", []);

        var etag = NextETag();
        Sql.Run(db, "INSERT OR REPLACE INTO aggregates VALUES ($1, $2, $3)", key, etag, JsonSerializer.Serialize(document, StoreJson.Default.Document));
        return new CommitResult.Committed(ETags.Text(etag), [.. commit.Put.Select(row => PutRow(db, row))]);
    }

    private OutboxRow PutRow(SqliteConnection db, OutboxRow row)
    {
        var etag = NextETag();
        Sql.Run(db, "INSERT OR REPLACE INTO outbox VALUES ($1, $2, $3, $4)", Key(row.Aggregate), row.Id, etag, WriteRow(row));
        return row with { ETag = ETags.Text(etag) };
    }

    private static bool DeleteRow(SqliteConnection db, OutboxRow row) => Sql.Run(
        db,
        "DELETE FROM outbox WHERE aggregate = $1 AND id = $2 AND etag = $3",
        Key(row.Aggregate), row.Id, ETags.Number(row.ETag)) == 1;

    private static OutboxRow ReadRow(string json, long etag) =>
        (JsonSerializer.Deserialize(json, StoreJson.Default.OutboxRow) ?? throw new JsonException("The stored outbox row is null."))
        with
        { ETag = ETags.Text(etag) };

    private static string WriteRow(OutboxRow row) => JsonSerializer.Serialize(row, StoreJson.Default.OutboxRow);

    private long NextETag() => Interlocked.Increment(ref lastETag);

    private static string Key(AggregateId id) => id.ToString();
}
