using System.Text.Json;
using PeerCoachBot.Decisions;
using PeerCoachBot.Storage;

namespace PeerCoachBot.Tests.Support;

/// <summary>The store's contract in memory, for tests that crash, conflict and count.</summary>
internal sealed class MemoryStore(Replica? replica = null) : IStore
{
    /// <summary>What a transaction of Azure Table Storage takes; a test whose commit is larger fails.</summary>
    private const int MostRows = 100;

    private readonly Lock gate = new();
    private readonly Dictionary<AggregateId, (string ETag, Document Document)> aggregates = [];
    private readonly Dictionary<(AggregateId, string), (string CommitId, DateTimeOffset At)> seen = [];
    private readonly Dictionary<(AggregateId, string), OutboxRow> outbox = [];
    private readonly Dictionary<(AggregateId, string), PastState> archive = [];
    private readonly Dictionary<(DateTimeOffset, AggregateId), Hint> hints = [];
    private long etag;

    public Replica Replica { get; } = replica ?? new Replica("memory", 1);

    public int HintWrites { get; private set; }

    public int Commits { get; private set; }

    /// <summary>The rows of the largest commit.</summary>
    public int LargestCommit { get; private set; }

    public IReadOnlyList<Hint> Hints
    {
        get
        {
            lock (gate)
                return [.. hints.Values.OrderBy(h => h.Due)];
        }
    }

    public IReadOnlyList<OutboxRow> OutboxRows
    {
        get
        {
            lock (gate)
                return [.. outbox.Values];
        }
    }

    /// <summary>All that is kept of sessions, as text: states, where cards stand, and what is on its way.</summary>
    public IReadOnlyList<string> Texts() => Texts(id => id.Kind == "session");

    /// <summary>The same of everything.</summary>
    public IReadOnlyList<string> AllTexts() => Texts(_ => true);

    /// <summary>The same of everything but one aggregate.</summary>
    public IReadOnlyList<string> TextsBut(AggregateId one) => Texts(id => id != one);

    /// <summary>The same data under another process's identity.</summary>
    public IStore As(Replica other) => new View(this, other);

    public Task<StoredAggregate?> LoadAsync(AggregateId id, CancellationToken cancellation) => Locked(() =>
        aggregates.TryGetValue(id, out var found)
            ? new StoredAggregate(id, found.ETag, found.Document, [.. outbox.Values.Where(r => r.Aggregate == id)])
            : null);

    public Task<CommitResult> CommitAsync(Commit commit, CancellationToken cancellation) => Locked<CommitResult>(() =>
    {
        if (commit.EventId is { } e && seen.ContainsKey((commit.Aggregate, e)))
            return new CommitResult.AlreadyHandled();
        var current = aggregates.TryGetValue(commit.Aggregate, out var found) ? found.ETag : null;
        if (current != commit.ETag)
            return new CommitResult.Conflict();
        if (commit.Delete.Any(r => !outbox.TryGetValue((r.Aggregate, r.Id), out var there) || there.ETag != r.ETag))
            return new CommitResult.Conflict();

        if (RowsOf(commit) is > MostRows and var rowsOfIt)
            throw new InvalidOperationException($"A commit of {rowsOfIt} rows is more than a transaction of a table takes.");
        LargestCommit = Math.Max(LargestCommit, RowsOf(commit));
        Commits++;
        if (commit.EventId is { } handled)
            seen[(commit.Aggregate, handled)] = (commit.CommitId, commit.At);
        foreach (var row in commit.Delete)
            outbox.Remove((row.Aggregate, row.Id));
        if (commit.Archive is { } past)
            archive[(commit.Aggregate, past.Key)] = past with { ETag = NextETag() };
        if (commit.Document is not { } document)
            return new CommitResult.Committed(commit.ETag ?? "", []);

        var next = NextETag();
        aggregates[commit.Aggregate] = (next, document);
        List<OutboxRow> rows = [.. commit.Put.Select(r => r with { ETag = NextETag() })];
        foreach (var row in rows)
            outbox[(row.Aggregate, row.Id)] = row;
        return new CommitResult.Committed(next, rows);
    });

    public Task<string?> FindSeenAsync(AggregateId id, string eventId, CancellationToken cancellation) =>
        Locked(() => seen.TryGetValue((id, eventId), out var found) ? found.CommitId : null);

    public Task<PastState?> FindArchivedAsync(AggregateId id, string key, CancellationToken cancellation) =>
        Locked(() => archive.GetValueOrDefault((id, key)));

    public Task<IReadOnlyList<PastState>> ReadArchiveAsync(AggregateId id, CancellationToken cancellation) => Locked<IReadOnlyList<PastState>>(() =>
        [.. archive.Values.Where(past => past.Aggregate == id).OrderBy(past => past.Key, StringComparer.Ordinal)]);

    public Task<bool> ReplaceAsync(PastState past, CancellationToken cancellation) => Locked(() =>
    {
        var isThere = archive.TryGetValue((past.Aggregate, past.Key), out var there) && there.ETag == past.ETag;
        if (isThere)
            archive[(past.Aggregate, past.Key)] = past with { ETag = NextETag() };
        return isThere;
    });

    public Task<OutboxRow?> ReplaceAsync(OutboxRow row, CancellationToken cancellation) => Locked(() =>
        outbox.TryGetValue((row.Aggregate, row.Id), out var there) && there.ETag == row.ETag
            ? outbox[(row.Aggregate, row.Id)] = row with { ETag = NextETag() }
            : null);

    public Task<bool> DeleteAsync(OutboxRow row, CancellationToken cancellation) => Locked(() =>
        outbox.TryGetValue((row.Aggregate, row.Id), out var there) && there.ETag == row.ETag && outbox.Remove((row.Aggregate, row.Id)));

    public Task WriteHintAsync(AggregateId id, DateTimeOffset due, CancellationToken cancellation) => Locked(() =>
    {
        HintWrites++;
        return hints[(due, id)] = new Hint(id, due, null, NextETag());
    });

    public Task<IReadOnlyList<Hint>> DueHintsAsync(DateTimeOffset by, DateTimeOffset now, int most, CancellationToken cancellation) =>
        DueHints(Replica, by, now, most);

    public Task<Hint?> ClaimAsync(Hint hint, Claim claim, CancellationToken cancellation) => Locked(() =>
        hints.TryGetValue((hint.Due, hint.Aggregate), out var there) && there.ETag == hint.ETag
            ? hints[(hint.Due, hint.Aggregate)] = hint with { Claim = claim, ETag = NextETag() }
            : null);

    public Task<bool> DeleteAsync(Hint hint, CancellationToken cancellation) => Locked(() =>
        hints.TryGetValue((hint.Due, hint.Aggregate), out var there) && there.ETag == hint.ETag && hints.Remove((hint.Due, hint.Aggregate)));

    public Task ForgetSeenAsync(DateTimeOffset before, CancellationToken cancellation) => Locked(() =>
    {
        foreach (var old in seen.Where(s => s.Value.At < before).Select(s => s.Key).ToList())
            seen.Remove(old);
        return true;
    });

    /// <summary>How often it was asked to leave nothing behind.</summary>
    public int Purges { get; private set; }

    public Task PurgeAsync(CancellationToken cancellation) => Locked(() => ++Purges);

    public Task CheckAsync(CancellationToken cancellation) => Task.CompletedTask;

    private Task<IReadOnlyList<Hint>> DueHints(Replica who, DateTimeOffset by, DateTimeOffset now, int most) => Locked<IReadOnlyList<Hint>>(() =>
        [.. hints.Values.Where(h => h.Due <= by && who.MayTake(h.Claim, now)).OrderBy(h => h.Due).Take(most)]);

    private IReadOnlyList<string> Texts(Func<AggregateId, bool> isAskedFor)
    {
        lock (gate)
            return
            [
                .. aggregates.Where(a => isAskedFor(a.Key)).Select(a => JsonSerializer.Serialize(a.Value.Document, StoreJson.Default.Document)),
                .. archive.Values.Where(past => isAskedFor(past.Aggregate)).Select(past => past.State + JsonSerializer.Serialize(past.Cards, StoreJson.Default.PastCards)),
                .. outbox.Values.Where(row => isAskedFor(row.Aggregate)).Select(row => JsonSerializer.Serialize(row, StoreJson.Default.OutboxRow)),
            ];
    }

    private static int RowsOf(Commit commit) =>
        (commit.Document is null ? 0 : 1)
        + (commit.EventId is null ? 0 : 1)
        + (commit.Archive is null ? 0 : 1)
        + commit.Put.Concat(commit.Delete).DistinctBy(row => row.Id).Count();

    private Task<T> Locked<T>(Func<T> work)
    {
        lock (gate)
            return Task.FromResult(work());
    }

    private string NextETag() => (++etag).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private sealed class View(MemoryStore store, Replica replica) : StoreWrapper(store)
    {
        public override Replica Replica => replica;

        public override Task<IReadOnlyList<Hint>> DueHintsAsync(DateTimeOffset by, DateTimeOffset now, int most, CancellationToken cancellation) =>
            store.DueHints(replica, by, now, most);
    }
}
