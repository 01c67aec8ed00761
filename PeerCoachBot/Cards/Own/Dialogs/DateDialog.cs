using PeerCoachBot.Commitments;
using PeerCoachBot.People.Pressing;

namespace PeerCoachBot.Cards.Own.Dialogs;

/// <summary>Another date, or none.</summary>
internal sealed record DateDialog : OwnDialogFace
{
    public override string Template => "date";

    public required IReadOnlyList<Passage> Passages { get; init; }

    public required string Due { get; init; }

    public required string Undated { get; init; }

    public static DateDialog Of(OwnAsked asked, Commitment commitment) => new()
    {
        FallbackText = asked.Words["Date_Title"],
        Own = asked.Mark(commitment),
        Faults = asked.Faults,
        Passages = [asked.About(commitment)],
        Due = asked.Date(OwnInputs.Due, commitment.Due),
        Undated = asked.Undated(otherwise: commitment.Due is null),
    };
}
