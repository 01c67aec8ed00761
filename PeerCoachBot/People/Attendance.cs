using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;

namespace PeerCoachBot.People;

/// <summary>Where a person stands with one conversation's sessions.</summary>
/// <param name="Session">The aggregate that told.</param>
/// <param name="Key">The session told of.</param>
/// <param name="Revision">The highest revision told of so far; what an earlier one says is out of date.</param>
/// <param name="Present">Takes part now.</param>
internal sealed record Attendance(AggregateId Session, string Key, long Revision, bool Present) : Extensible
{
    /// <summary>When the session asked how their commitments stand; null where it did not.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>The others who take part in its check-in.</summary>
    public IReadOnlyList<PersonId>? Peers { get; init; }
}
