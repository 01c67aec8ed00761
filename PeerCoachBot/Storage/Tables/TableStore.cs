using PeerCoachBot.Decisions;
using PeerCoachBot.Storage.Tables.Service;

namespace PeerCoachBot.Storage.Tables;

/// <summary>
/// The store as Azure Table Storage, shared by any number of replicas. A write that has begun is not cancelled but
/// waited for, a few seconds at most, so that its outcome is known.
/// </summary>
internal sealed class TableStore : IStore
{
    /// <summary>Sorts behind every key of time, and is no tenant's: nobody who reads rows meets it.</summary>
    private const string CheckKey = "~check";

    private readonly TableService service;
    private readonly TableNames names;
    private readonly string where;
    private readonly AggregateTable aggregates;
    private readonly Committing committing;
    private readonly HintTable hints;
    private readonly SeenHours hours;

    /// <param name="where">The setting and what it says, for whoever has to mend it.</param>
    public TableStore(TableService service, TableNames names, string where)
    {
        this.service = service;
        this.names = names;
        this.where = where;
        aggregates = new AggregateTable(service, names.Aggregates);
        hours = new SeenHours(service, names);
        committing = new Committing(service, names.Aggregates, hours);
        hints = new HintTable(service, names.Hints, Replica);
    }

    /// <summary>An owner that is never again: its claims simply run out.</summary>
    public Replica Replica { get; } = new($"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}", Epoch: 1);

    /// <param name="identity">The client id of a user-assigned identity; null to find out who we are.</param>
    public static TableStore Of(TableAccount account, string? identity, TimeProvider clock)
    {
        Patience patience = new();
        var pipeline = TablePipeline.Build(account, identity, patience, clock);
        TableService service = new(pipeline, account.Endpoint, patience, clock);
        return new TableStore(service, TableNames.Default, $"{account.Setting}: the tables of {account.Endpoint}");
    }

    /// <summary>Creates the tables that are not there.</summary>
    /// <exception cref="StoreUnavailableException">They cannot be used; the message names the setting.</exception>
    public async Task CreateTablesAsync(CancellationToken cancellation)
    {
        try
        {
            foreach (var table in names.All)
                await service.CreateAsync(table, cancellation);
        }
        catch (StoreUnavailableException error)
        {
            throw new StoreUnavailableException($"{where} cannot be used. {error.Message}", error);
        }
    }

    public Task<StoredAggregate?> LoadAsync(AggregateId id, CancellationToken cancellation) => aggregates.LoadAsync(id, cancellation);

    public Task<CommitResult> CommitAsync(Commit commit, CancellationToken cancellation) =>
        UnlessCancelled(() => committing.CommitAsync(commit), cancellation);

    public Task<string?> FindSeenAsync(AggregateId id, string eventId, CancellationToken cancellation) =>
        aggregates.FindSeenAsync(id, eventId, cancellation);

    public Task<PastState?> FindArchivedAsync(AggregateId id, string key, CancellationToken cancellation) =>
        aggregates.FindArchivedAsync(id, key, cancellation);

    public Task<IReadOnlyList<PastState>> ReadArchiveAsync(AggregateId id, CancellationToken cancellation) => aggregates.ReadArchiveAsync(id, cancellation);

    public Task<bool> ReplaceAsync(PastState past, CancellationToken cancellation) => UnlessCancelled(() => aggregates.ReplaceAsync(past), cancellation);

    public Task<OutboxRow?> ReplaceAsync(OutboxRow row, CancellationToken cancellation) => UnlessCancelled(() => aggregates.ReplaceAsync(row), cancellation);

    public Task<bool> DeleteAsync(OutboxRow row, CancellationToken cancellation) => UnlessCancelled(() => aggregates.DeleteAsync(row), cancellation);

    public Task WriteHintAsync(AggregateId id, DateTimeOffset due, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return hints.WriteAsync(id, due);
    }

    public Task<IReadOnlyList<Hint>> DueHintsAsync(DateTimeOffset by, DateTimeOffset now, int most, CancellationToken cancellation) =>
        hints.DueAsync(by, now, most, cancellation);

    public Task<Hint?> ClaimAsync(Hint hint, Claim claim, CancellationToken cancellation) => UnlessCancelled(() => hints.ClaimAsync(hint, claim), cancellation);

    public Task<bool> DeleteAsync(Hint hint, CancellationToken cancellation) => UnlessCancelled(() => hints.DeleteAsync(hint), cancellation);

    public Task ForgetSeenAsync(DateTimeOffset before, CancellationToken cancellation) => hours.ForgetAsync(before, cancellation);

    /// <summary>Nothing is on a disk of this process; what the service does with its own is the service's.</summary>
    public Task PurgeAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>Every table is written and read, since each may be missing or forbidden by itself.</summary>
    public Task CheckAsync(CancellationToken cancellation) => Task.WhenAll(names.All.Select(async table =>
    {
        await service.WriteAsync(table, TableOperation.Put(new TableRow(CheckKey, CheckKey)));
        await service.FindAsync(table, CheckKey, CheckKey, cancellation);
    }));

    private static Task<T> UnlessCancelled<T>(Func<Task<T>> write, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return write();
    }
}
