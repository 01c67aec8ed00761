using PeerCoachBot.Decisions;

namespace PeerCoachBot.Storage;

/// <summary>
/// The store's port. Results are values. A call that throws <see cref="StoreUnavailableException"/> may or may not have
/// happened: whoever committed reads the event's own row back to know.
/// </summary>
internal interface IStore
{
    /// <summary>The identity under which this process claims rows and hints.</summary>
    Replica Replica { get; }

    /// <summary>Reads an aggregate with its outbox rows; null where it does not exist.</summary>
    Task<StoredAggregate?> LoadAsync(AggregateId id, CancellationToken cancellation);

    /// <summary>Writes one aggregate's state, outbox rows, archive row and event row, all or nothing, against an etag.</summary>
    Task<CommitResult> CommitAsync(Commit commit, CancellationToken cancellation);

    /// <summary>The id of the commit that handled an event; null where none did.</summary>
    Task<string?> FindSeenAsync(AggregateId id, string eventId, CancellationToken cancellation);

    /// <summary>Reads a state that was put aside; null where there is none.</summary>
    Task<PastState?> FindArchivedAsync(AggregateId id, string key, CancellationToken cancellation);

    /// <summary>Reads every state of an aggregate that was put aside.</summary>
    Task<IReadOnlyList<PastState>> ReadArchiveAsync(AggregateId id, CancellationToken cancellation);

    /// <summary>Replaces a state that was put aside if it is still the one that was read; false where it is not.</summary>
    Task<bool> ReplaceAsync(PastState past, CancellationToken cancellation);

    /// <summary>Replaces an outbox row if it is still the one that was read; gives it with its new etag, or null where it is not.</summary>
    Task<OutboxRow?> ReplaceAsync(OutboxRow row, CancellationToken cancellation);

    /// <summary>Deletes an outbox row if it is still the one that was read; false where it is not.</summary>
    Task<bool> DeleteAsync(OutboxRow row, CancellationToken cancellation);

    /// <summary>Writes a hint that the aggregate has something to do then; replaces one of the same moment, its claim included.</summary>
    Task WriteHintAsync(AggregateId id, DateTimeOffset due, CancellationToken cancellation);

    /// <summary>Hints that are due by a moment and claimed by nobody else, earliest first. Costs what is due, not what is pending.</summary>
    Task<IReadOnlyList<Hint>> DueHintsAsync(DateTimeOffset by, DateTimeOffset now, int most, CancellationToken cancellation);

    /// <summary>Claims a hint if it is still the one that was read; gives it with its new etag, or null where it is not.</summary>
    Task<Hint?> ClaimAsync(Hint hint, Claim claim, CancellationToken cancellation);

    /// <summary>Deletes a hint if it is still the one that was read; false where it is not.</summary>
    Task<bool> DeleteAsync(Hint hint, CancellationToken cancellation);

    /// <summary>Forgets that events were handled before a moment.</summary>
    Task ForgetSeenAsync(DateTimeOffset before, CancellationToken cancellation);

    /// <summary>Sees to it that what was deleted or replaced so far is nowhere on a disk of this process any more.</summary>
    Task PurgeAsync(CancellationToken cancellation);

    /// <summary>Succeeds where the store can be read and written.</summary>
    Task CheckAsync(CancellationToken cancellation);
}

/// <summary>The store did not answer, or not clearly: what was asked may or may not have happened.</summary>
internal sealed class StoreUnavailableException(string message, Exception inner) : Exception(message, inner);
