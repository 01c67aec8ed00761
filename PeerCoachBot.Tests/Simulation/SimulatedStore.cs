using PeerCoachBot.Decisions;
using PeerCoachBot.Storage;
using PeerCoachBot.Tests.Support;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Tests.Simulation;

/// <summary>
/// One process's way to the store: calls fail before or after they take effect, and the process dies at any of them.
/// </summary>
internal sealed class SimulatedStore(IStore inner, Faults faults, Fuse fuse, Trace trace) : IStore
{
    private readonly Dictionary<string, int> failures = [];

    public Replica Replica => inner.Replica;

    /// <summary>Called with every answer: what the service's Date would say.</summary>
    public Action? Answered { get; init; }

    /// <summary>Called with every commit that took effect, whether its process knows or not.</summary>
    public Action<Commit>? Committed { get; init; }

    public Task<StoredAggregate?> LoadAsync(AggregateId id, CancellationToken cancellation) =>
        CallAsync($"load {id}", () => inner.LoadAsync(id, cancellation));

    public Task<CommitResult> CommitAsync(Commit commit, CancellationToken cancellation)
    {
        // A conflict that nobody sees coming: the row is not there as it was read.
        if (faults.AnyOf((Fault.Store412, 6), (Fault.Store409, 4)) is { } conflict)
        {
            trace.Add($"{Replica.Owner} commit {commit.EventId}: {conflict}");
            return Task.FromResult<CommitResult>(new CommitResult.Conflict());
        }

        return CallAsync($"commit {commit.EventId}", async () =>
        {
            var result = await inner.CommitAsync(commit, cancellation);
            if (result is CommitResult.Committed)
                Committed?.Invoke(commit);
            return result;
        });
    }

    public Task<string?> FindSeenAsync(AggregateId id, string eventId, CancellationToken cancellation) =>
        CallAsync($"seen {eventId}", () => inner.FindSeenAsync(id, eventId, cancellation));

    public Task<PastState?> FindArchivedAsync(AggregateId id, string key, CancellationToken cancellation) =>
        CallAsync($"archived {key}", () => inner.FindArchivedAsync(id, key, cancellation));

    public Task<IReadOnlyList<PastState>> ReadArchiveAsync(AggregateId id, CancellationToken cancellation) =>
        CallAsync($"archive of {id}", () => inner.ReadArchiveAsync(id, cancellation));

    public Task<bool> ReplaceAsync(PastState past, CancellationToken cancellation) =>
        CallAsync($"replace past {past.Key}", () => inner.ReplaceAsync(past, cancellation));

    public Task PurgeAsync(CancellationToken cancellation) => CallAsync("purge", async () =>
    {
        await inner.PurgeAsync(cancellation);
        return true;
    });

    /// <summary>Called where a card was posted and the store failed until its process gave up recording that.</summary>
    public Action<OutboxWork.Post>? NotRecorded { get; init; }

    public async Task<OutboxRow?> ReplaceAsync(OutboxRow row, CancellationToken cancellation)
    {
        try
        {
            var replaced = await CallAsync($"replace {row.Id}", () => inner.ReplaceAsync(row, cancellation));
            failures.Remove(row.Id);
            return replaced;
        }
        catch (StoreUnavailableException) when (row is { Posted: not null, Work: OutboxWork.Post })
        {
            failures[row.Id] = failures.GetValueOrDefault(row.Id) + 1;
            if (failures[row.Id] % RowWriter.MostTries == 0)
                NotRecorded?.Invoke((OutboxWork.Post)row.Work);
            throw;
        }
    }

    public Task<bool> DeleteAsync(OutboxRow row, CancellationToken cancellation) =>
        CallAsync($"delete {row.Id}", () => inner.DeleteAsync(row, cancellation));

    public Task WriteHintAsync(AggregateId id, DateTimeOffset due, CancellationToken cancellation) => CallAsync($"hint {id} {due:O}", async () =>
    {
        await inner.WriteHintAsync(id, due, cancellation);
        return true;
    });

    public Task<IReadOnlyList<Hint>> DueHintsAsync(DateTimeOffset by, DateTimeOffset now, int most, CancellationToken cancellation) =>
        CallAsync("due", () => inner.DueHintsAsync(by, now, most, cancellation));

    public Task<Hint?> ClaimAsync(Hint hint, Claim claim, CancellationToken cancellation) =>
        CallAsync($"claim {hint.Aggregate}", () => inner.ClaimAsync(hint, claim, cancellation));

    public Task<bool> DeleteAsync(Hint hint, CancellationToken cancellation) =>
        CallAsync($"unhint {hint.Aggregate}", () => inner.DeleteAsync(hint, cancellation));

    public Task ForgetSeenAsync(DateTimeOffset before, CancellationToken cancellation) => CallAsync("forget", async () =>
    {
        await inner.ForgetSeenAsync(before, cancellation);
        return true;
    });

    public Task CheckAsync(CancellationToken cancellation) => inner.CheckAsync(cancellation);

    private async Task<T> CallAsync<T>(string what, Func<Task<T>> call)
    {
        fuse.Before();
        if (faults.AnyOf((Fault.Store429, 2), (Fault.Store500, 2), (Fault.Store503, 2)) is { } failed)
            throw Unavailable(what, failed);

        var result = await call();
        Answered?.Invoke();
        trace.Add($"{Replica.Owner} {what}: {(result is CommitResult commit ? commit.GetType().Name : result is null or false ? "no" : "yes")}");
        fuse.After();
        return faults.Happens(Fault.StoreAnswerLost, 3) ? throw Unavailable(what, Fault.StoreAnswerLost) : result;
    }

    private StoreUnavailableException Unavailable(string what, Fault why)
    {
        trace.Add($"{Replica.Owner} {what}: {why}");
        return new StoreUnavailableException($"{why}", new TimeoutException());
    }
}
