using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;

namespace PeerCoachBot.Commitments;

/// <summary>Something that one person will do by a date they chose themselves.</summary>
/// <param name="Slot">Which of the person's commitments of this session; with session and person it is the commitment's id.</param>
/// <param name="By">Whose it is.</param>
/// <param name="Text">What they will do, in their words, after "I will".</param>
/// <param name="Due">The date, in the person's own calendar.</param>
internal sealed record Commitment(string Slot, PersonId By, string Text, DateOnly Due) : Extensible
{
    /// <summary>What to do when an obstacle or a cue turns up.</summary>
    public IfThen? Plan { get; init; }

    public PersonId? Witness { get; init; }
}

/// <summary>If this happens, then I will do that.</summary>
internal sealed record IfThen(string If, string Then) : Extensible;
