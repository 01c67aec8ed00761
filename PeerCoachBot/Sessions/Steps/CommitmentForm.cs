using PeerCoachBot.Conversations;

namespace PeerCoachBot.Sessions.Steps;

/// <summary>A next step as a dialog brings it: everything at once, nothing checked.</summary>
/// <param name="Slot">Which of the person's next steps; empty for another one.</param>
/// <param name="Due">An ISO date; empty where none was chosen.</param>
/// <param name="Witness">Null for nobody.</param>
internal sealed record CommitmentForm(string Slot, string Text, string Due, string If, string Then, PersonId? Witness, DateOnly Today)
{
    /// <summary>There is to be no date.</summary>
    public bool IsUndated { get; init; }
}
