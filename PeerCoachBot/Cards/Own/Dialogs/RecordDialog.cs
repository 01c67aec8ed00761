using PeerCoachBot.People.Pressing;
using PeerCoachBot.Text;

namespace PeerCoachBot.Cards.Own.Dialogs;

/// <summary>A new commitment, written by hand or from a message.</summary>
internal sealed record RecordDialog : OwnDialogFace
{
    public override string Template => "record";

    public required string Words { get; init; }

    /// <summary>Oneself, and whoever wrote the message.</summary>
    public required IReadOnlyList<Choice> Owners { get; init; }

    /// <summary>There is somebody besides oneself.</summary>
    public bool HasOwners => Owners.Count > 1;

    public required string Owner { get; init; }

    public required string Due { get; init; }

    public required string Undated { get; init; }

    public required string If { get; init; }

    public required string Then { get; init; }

    /// <summary>Whom one can name as a witness, nobody first.</summary>
    public required IReadOnlyList<Choice> Witnesses { get; init; }

    /// <summary>There is somebody.</summary>
    public bool HasWitnesses => Witnesses.Count > 1;

    public required string Witness { get; init; }

    public required IReadOnlyList<string> Hints { get; init; }

    public static RecordDialog Of(OwnAsked asked)
    {
        var words = asked.Words;
        var other = asked.Request.Source?.Author is { } author && author.Id != asked.Request.For ? author : null;
        return new RecordDialog
        {
            FallbackText = words["Record_Title"],
            Own = asked.Sheet.Mark(),
            Faults = asked.Faults,
            Words = asked.Value(OwnInputs.Text, OwnAsked.Shortened(asked.Request.Source?.Text ?? "")),
            Owners =
            [
                new Choice(words["Record_Me"], OwnInputs.Me),
                .. other is null ? [] : (IEnumerable<Choice>)[new Choice(Literal.Inline(other.Name), other.Id.ObjectId)],
            ],
            Owner = asked.Value(OwnInputs.Owner, OwnInputs.Me) is var owner && owner == other?.Id.ObjectId ? owner : OwnInputs.Me,
            Due = asked.Date(OwnInputs.Due, null),
            Undated = asked.Undated(otherwise: false),
            If = asked.Value(OwnInputs.If, ""),
            Then = asked.Value(OwnInputs.Then, ""),
            Witnesses = asked.Witnesses(null),
            Witness = asked.Witness(null),
            Hints =
            [
                .. other is null ? [] : (IEnumerable<string>)[words["Record_Hint", Literal.Inline(other.Name)]],
                .. asked.Request.Source is null ? [] : (IEnumerable<string>)[words["Record_Seen"]],
            ],
        };
    }
}
