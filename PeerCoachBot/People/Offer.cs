using PeerCoachBot.Commitments;
using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;

namespace PeerCoachBot.People;

/// <summary>A commitment that somebody else suggested.</summary>
internal sealed record Offer(string Id, Peer From, string Text, Origin Made, DateOnly? Due = null) : Extensible;

/// <summary>A commitment that this person suggested to somebody.</summary>
/// <param name="At">When they did so last: by it, what comes of an earlier time is known.</param>
internal sealed record Suggestion(string Id, Peer To, DateTimeOffset At) : Extensible
{
    /// <summary>It did not reach whom it was for.</summary>
    public bool IsLost { get; init; }
}
