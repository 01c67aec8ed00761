using PeerCoachBot.Decisions;

namespace PeerCoachBot.Turns;

/// <summary>One event on its way to one aggregate.</summary>
/// <param name="EventId">Unique in the aggregate; the same for every delivery of the same event.</param>
/// <param name="Happened">An event of the aggregate's own kind.</param>
internal sealed record Turn(AggregateId Aggregate, string EventId, object Happened)
{
    /// <summary>Nobody waits for it: what it sends goes behind what people wait for.</summary>
    public bool CanWait { get; init; }
}

/// <summary>How a turn ended.</summary>
/// <param name="Reply">What whoever caused it is told; null for nothing, or where this was a repeat.</param>
/// <param name="State">The aggregate's state afterwards; null where it does not exist, or is not known.</param>
/// <param name="IsKept">The event changed the state.</param>
internal sealed record TurnResult(TurnOutcome Outcome, Reply? Reply, object? State, bool IsKept = false)
{
    /// <summary>What a repeat is told where its sender waits for an answer, as an invoke does; null where that is not known.</summary>
    public Reply? Again { get; init; }
}

/// <summary>How a turn ended.</summary>
internal enum TurnOutcome
{
    Handled,

    /// <summary>The event had been handled before.</summary>
    Repeated,

    /// <summary>It could not be stored: nothing happened, and whoever caused it should try again.</summary>
    NotSaved,
}
