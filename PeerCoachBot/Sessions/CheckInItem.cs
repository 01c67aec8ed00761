using PeerCoachBot.Commitments;
using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;

namespace PeerCoachBot.Sessions;

/// <summary>A commitment that somebody brings to a session's check-in.</summary>
/// <param name="Id">The commitment's id; unique with its owner.</param>
/// <param name="IsInTheOpen">It was made in this conversation, where everybody could see that.</param>
/// <param name="Knowing">Who heard its words when it was made.</param>
internal sealed record CheckInItem(string Id, bool IsInTheOpen, IReadOnlyList<PersonId> Knowing) : Extensible
{
    /// <summary>Its words; null until the check-in asks for them.</summary>
    public string? Text { get; init; }

    public DateOnly? Due { get; init; }

    public Standing Standing { get; init; }

    /// <summary>Its owner has said how it stands since the check-in asked.</summary>
    public bool IsAnswered { get; init; }
}

/// <summary>What somebody brings to the check-in.</summary>
/// <param name="Revision">Their record's revision: what an earlier one says is out of date.</param>
internal sealed record Report(PersonId By, long Revision, IReadOnlyList<CheckInItem> Items) : Extensible;
