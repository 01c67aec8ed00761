using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;

namespace PeerCoachBot.People;

/// <summary>What the bot knows of one person across conversations: the sessions that they are in.</summary>
internal sealed record Person : Extensible
{
    /// <summary>The version of this document's shape.</summary>
    public int Schema { get; init; } = 1;

    public required PersonId Id { get; init; }

    /// <summary>Grows with every change.</summary>
    public long Revision { get; init; }

    /// <summary>One entry a conversation, the one entered last at the end.</summary>
    public IReadOnlyList<Attendance> Sessions { get; init; } = [];
}

/// <summary>Where a person stands with one conversation's sessions.</summary>
/// <param name="Session">The aggregate that told.</param>
/// <param name="Key">The session told of.</param>
/// <param name="Revision">The highest revision told of so far; what an earlier one says is out of date.</param>
/// <param name="Present">Takes part now.</param>
internal sealed record Attendance(AggregateId Session, string Key, long Revision, bool Present) : Extensible;
