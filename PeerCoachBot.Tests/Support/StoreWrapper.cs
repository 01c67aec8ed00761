using PeerCoachBot.Decisions;
using PeerCoachBot.Storage;

namespace PeerCoachBot.Tests.Support;

/// <summary>Passes everything on, so that a test can override what it is about.</summary>
internal class StoreWrapper(IStore inner) : IStore
{
    public virtual Replica Replica => inner.Replica;

    public virtual Task<StoredAggregate?> LoadAsync(AggregateId id, CancellationToken cancellation) => inner.LoadAsync(id, cancellation);

    public virtual Task<CommitResult> CommitAsync(Commit commit, CancellationToken cancellation) => inner.CommitAsync(commit, cancellation);

    public virtual Task<string?> FindSeenAsync(AggregateId id, string eventId, CancellationToken cancellation) =>
        inner.FindSeenAsync(id, eventId, cancellation);

    public virtual Task<PastState?> FindArchivedAsync(AggregateId id, string key, CancellationToken cancellation) =>
        inner.FindArchivedAsync(id, key, cancellation);

    public virtual Task<IReadOnlyList<PastState>> ReadArchiveAsync(AggregateId id, CancellationToken cancellation) =>
        inner.ReadArchiveAsync(id, cancellation);

    public virtual Task<bool> ReplaceAsync(PastState past, CancellationToken cancellation) => inner.ReplaceAsync(past, cancellation);

    public virtual Task PurgeAsync(CancellationToken cancellation) => inner.PurgeAsync(cancellation);

    public virtual Task<OutboxRow?> ReplaceAsync(OutboxRow row, CancellationToken cancellation) => inner.ReplaceAsync(row, cancellation);

    public virtual Task<bool> DeleteAsync(OutboxRow row, CancellationToken cancellation) => inner.DeleteAsync(row, cancellation);

    public virtual Task WriteHintAsync(AggregateId id, DateTimeOffset due, CancellationToken cancellation) =>
        inner.WriteHintAsync(id, due, cancellation);

    public virtual Task<IReadOnlyList<Hint>> DueHintsAsync(DateTimeOffset by, DateTimeOffset now, int most, CancellationToken cancellation) =>
        inner.DueHintsAsync(by, now, most, cancellation);

    public virtual Task<Hint?> ClaimAsync(Hint hint, Claim claim, CancellationToken cancellation) => inner.ClaimAsync(hint, claim, cancellation);

    public virtual Task<bool> DeleteAsync(Hint hint, CancellationToken cancellation) => inner.DeleteAsync(hint, cancellation);

    public virtual Task ForgetSeenAsync(DateTimeOffset before, CancellationToken cancellation) => inner.ForgetSeenAsync(before, cancellation);

    public virtual Task CheckAsync(CancellationToken cancellation) => inner.CheckAsync(cancellation);
}
