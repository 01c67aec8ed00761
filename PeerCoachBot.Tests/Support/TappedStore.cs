using PeerCoachBot.Decisions;
using PeerCoachBot.Storage;

namespace PeerCoachBot.Tests.Support;

/// <summary>Lets a test see every call of a store, do something before or after it, and answer commits in its stead.</summary>
internal sealed class TappedStore(IStore inner) : StoreWrapper(inner)
{
    /// <summary>Every call that was begun, in order.</summary>
    public List<StoreCall> Calls { get; } = [];

    /// <summary>Runs before a call reaches the store.</summary>
    public Func<StoreCall, Task>? Before { get; set; }

    /// <summary>Runs after a call was carried out and before its caller knows.</summary>
    public Func<StoreCall, Task>? After { get; set; }

    /// <summary>Answers a commit, given how to carry it out.</summary>
    public Func<Commit, Func<Task<CommitResult>>, Task<CommitResult>>? OnCommit { get; set; }

    /// <summary>How many commits were answered with a conflict.</summary>
    public int Conflicts { get; private set; }

    public static StoreUnavailableException Unavailable() => new("no answer", new TimeoutException());

    public override Task<StoredAggregate?> LoadAsync(AggregateId id, CancellationToken cancellation) =>
        AroundAsync(new StoreCall.Load(id), () => base.LoadAsync(id, cancellation));

    public override Task<CommitResult> CommitAsync(Commit commit, CancellationToken cancellation) =>
        AroundAsync(new StoreCall.Committing(commit), async () =>
        {
            Task<CommitResult> Go() => base.CommitAsync(commit, cancellation);
            var result = OnCommit is { } instead ? await instead(commit, Go) : await Go();
            if (result is CommitResult.Conflict)
                lock (Calls)
                    Conflicts++;
            return result;
        });

    public override Task<string?> FindSeenAsync(AggregateId id, string eventId, CancellationToken cancellation) =>
        AroundAsync(new StoreCall.FindSeen(eventId), () => base.FindSeenAsync(id, eventId, cancellation));

    public override Task<PastState?> FindArchivedAsync(AggregateId id, string key, CancellationToken cancellation) =>
        AroundAsync(new StoreCall.FindArchived(key), () => base.FindArchivedAsync(id, key, cancellation));

    public override Task<IReadOnlyList<PastState>> ReadArchiveAsync(AggregateId id, CancellationToken cancellation) =>
        AroundAsync(new StoreCall.ReadArchive(id), () => base.ReadArchiveAsync(id, cancellation));

    public override Task<bool> ReplaceAsync(PastState past, CancellationToken cancellation) =>
        AroundAsync(new StoreCall.ReplacePast(past), () => base.ReplaceAsync(past, cancellation));

    public override Task PurgeAsync(CancellationToken cancellation) => AroundAsync(new StoreCall.Purge(), async () =>
    {
        await base.PurgeAsync(cancellation);
        return true;
    });

    public override Task<OutboxRow?> ReplaceAsync(OutboxRow row, CancellationToken cancellation) =>
        AroundAsync(new StoreCall.ReplaceRow(row), () => base.ReplaceAsync(row, cancellation));

    public override Task<bool> DeleteAsync(OutboxRow row, CancellationToken cancellation) =>
        AroundAsync(new StoreCall.DeleteRow(row), () => base.DeleteAsync(row, cancellation));

    public override Task WriteHintAsync(AggregateId id, DateTimeOffset due, CancellationToken cancellation) =>
        AroundAsync(new StoreCall.WriteHint(id, due), async () =>
        {
            await base.WriteHintAsync(id, due, cancellation);
            return true;
        });

    public override Task<IReadOnlyList<Hint>> DueHintsAsync(DateTimeOffset by, DateTimeOffset now, int most, CancellationToken cancellation) =>
        AroundAsync(new StoreCall.DueHints(), () => base.DueHintsAsync(by, now, most, cancellation));

    public override Task<Hint?> ClaimAsync(Hint hint, Claim claim, CancellationToken cancellation) =>
        AroundAsync(new StoreCall.ClaimHint(hint), () => base.ClaimAsync(hint, claim, cancellation));

    public override Task<bool> DeleteAsync(Hint hint, CancellationToken cancellation) =>
        AroundAsync(new StoreCall.DeleteHint(hint), () => base.DeleteAsync(hint, cancellation));

    private async Task<T> AroundAsync<T>(StoreCall call, Func<Task<T>> work)
    {
        lock (Calls)
            Calls.Add(call);
        if (Before is { } before)
            await before(call);
        var result = await work();
        if (After is { } after)
            await after(call);
        return result;
    }
}

/// <summary>One call of a store.</summary>
internal abstract record StoreCall
{
    private StoreCall()
    {
    }

    internal sealed record Load(AggregateId Id) : StoreCall;

    internal sealed record Committing(Commit Commit) : StoreCall;

    internal sealed record FindSeen(string EventId) : StoreCall;

    internal sealed record FindArchived(string Key) : StoreCall;

    internal sealed record ReadArchive(AggregateId Id) : StoreCall;

    internal sealed record ReplacePast(PastState Past) : StoreCall;

    internal sealed record Purge : StoreCall;

    internal sealed record ReplaceRow(OutboxRow Row) : StoreCall;

    internal sealed record DeleteRow(OutboxRow Row) : StoreCall;

    internal sealed record WriteHint(AggregateId Id, DateTimeOffset Due) : StoreCall;

    internal sealed record DueHints : StoreCall;

    internal sealed record ClaimHint(Hint Hint) : StoreCall;

    internal sealed record DeleteHint(Hint Hint) : StoreCall;
}
