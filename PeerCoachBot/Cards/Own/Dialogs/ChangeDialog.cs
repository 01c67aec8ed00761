using PeerCoachBot.Commitments;
using PeerCoachBot.People.Pressing;

namespace PeerCoachBot.Cards.Own.Dialogs;

/// <summary>Other words, another date, plan or witness; or that it is not to be done any more.</summary>
internal sealed record ChangeDialog : OwnDialogFace
{
    public override string Template => "change";

    public required string Words { get; init; }

    public required string Due { get; init; }

    public required string Undated { get; init; }

    public required string If { get; init; }

    public required string Then { get; init; }

    /// <summary>Whom one can name as a witness, nobody first.</summary>
    public required IReadOnlyList<Choice> Witnesses { get; init; }

    /// <summary>There is somebody.</summary>
    public bool HasWitnesses => Witnesses.Count > 1;

    public required string Witness { get; init; }

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
        Witnesses = asked.Witnesses(commitment),
        Witness = asked.Witness(commitment),
        Hints = commitment switch
        {
            { HasCard: true, Made.IsSpoken: true } => [asked.Words["Change_InTheOpen"]],
            { Witness: not null } or { Made.Peers.Count: > 0 } => [asked.Words["Change_Heard"]],
            _ => [],
        },
        IsOpen = commitment.IsOpen,
    };
}
