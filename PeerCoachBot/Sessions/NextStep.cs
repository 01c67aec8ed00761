using PeerCoachBot.Commitments;
using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;

namespace PeerCoachBot.Sessions;

/// <summary>What somebody said in a session that they will do. Its owner keeps it as a commitment from then on.</summary>
/// <param name="Slot">Which of the person's next steps of this session; with session and person it is the commitment's id.</param>
/// <param name="By">Whose it is.</param>
/// <param name="Text">What they will do, in their words, after "I will".</param>
/// <param name="Due">The target date, in the person's own calendar; null where they want none.</param>
internal sealed record NextStep(string Slot, PersonId By, string Text, DateOnly? Due = null) : Extensible
{
    /// <summary>What to do when an obstacle or a cue turns up.</summary>
    public IfThen? Plan { get; init; }

    public PersonId? Witness { get; init; }
}
