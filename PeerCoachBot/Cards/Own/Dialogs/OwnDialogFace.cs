using PeerCoachBot.People.Pressing;

namespace PeerCoachBot.Cards.Own.Dialogs;

/// <summary>What a dialog about a person's own commitments puts into its template.</summary>
internal abstract record OwnDialogFace : Face
{
    /// <summary>What its buttons say of it.</summary>
    public required OwnMark Own { get; init; }

    /// <summary>Why what was put in was not taken; none or one sentence.</summary>
    public required IReadOnlyList<string> Faults { get; init; }
}
