using PeerCoachBot.Decisions;

namespace PeerCoachBot.Storage;

/// <summary>One turn's writes to one aggregate, all or nothing.</summary>
internal sealed record Commit
{
    public required AggregateId Aggregate { get; init; }

    /// <summary>The etag that was decided from; null where the aggregate must not exist yet.</summary>
    public required string? ETag { get; init; }

    /// <summary>The new document; null where only the event is to be remembered.</summary>
    public required Document? Document { get; init; }

    /// <summary>The event handled, unique in the aggregate; null for the machine's own bookkeeping.</summary>
    public required string? EventId { get; init; }

    /// <summary>Identifies this very attempt, so that its own success can be recognised.</summary>
    public required string CommitId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Rows to insert, or to replace whatever row has their id.</summary>
    public IReadOnlyList<OutboxRow> Put { get; init; } = [];

    /// <summary>Rows to delete if they are still the ones that were read.</summary>
    public IReadOnlyList<OutboxRow> Delete { get; init; } = [];

    /// <summary>A finished state to put aside, in place of whatever has its key.</summary>
    public PastState? Archive { get; init; }
}

/// <summary>What became of a commit.</summary>
internal abstract record CommitResult
{
    private CommitResult()
    {
    }

    /// <param name="ETag">The aggregate's new etag.</param>
    /// <param name="Rows">The rows put, with their etags.</param>
    internal sealed record Committed(string ETag, IReadOnlyList<OutboxRow> Rows) : CommitResult;

    /// <summary>The aggregate, or a row, is not the one that was read.</summary>
    internal sealed record Conflict : CommitResult;

    /// <summary>The event has been handled before.</summary>
    internal sealed record AlreadyHandled : CommitResult;
}
