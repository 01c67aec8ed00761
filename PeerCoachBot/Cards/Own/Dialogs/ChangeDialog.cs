using PeerCoachBot.Commitments;
using PeerCoachBot.People.Pressing;

namespace PeerCoachBot.Cards.Own.Dialogs;

/// <summary>Other words, another date or plan; or that it is not to be done any more.</summary>
internal sealed record ChangeDialog : OwnDialogFace
{
    public override string Template => "change";

    public required string Words { get; init; }

    public required string Due { get; init; }

    public required string Undated { get; init; }

    public required string If { get; init; }

    public required string Then { get; init; }

    /// <summary>Who else reads the words.</summary>
    public required IReadOnlyList<string> Hints { get; init; }

    public required bool IsOpen { get; init; }

    public static ChangeDialog Of(OwnAsked asked, Commitment commitment) => new()
    {
        FallbackText = asked.Words["Change_Title"],
        Own = asked.Mark(commitment),
        Faults = asked.Faults,
        Words = asked.Value(OwnInputs.Text, commitment.Text),
        Due = asked.Date(OwnInputs.Due, commitment.Due),
        Undated = asked.Undated(otherwise: commitment.Due is null),
        If = asked.Value(OwnInputs.If, commitment.Plan?.If ?? ""),
        Then = asked.Value(OwnInputs.Then, commitment.Plan?.Then ?? ""),
        Hints = commitment switch
        {
            { HasCard: true, Made.IsInTheOpen: true } => [asked.Words["Change_InTheOpen"]],
            { Witness: not null } or { Made.Peers.Count: > 0 } => [asked.Words["Change_Heard"]],
            _ => [],
        },
        IsOpen = commitment.IsOpen,
    };
}
