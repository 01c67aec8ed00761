using System.Globalization;
using PeerCoachBot.Cards.Dialogs;
using PeerCoachBot.Commitments;
using PeerCoachBot.Decisions;
using PeerCoachBot.People.Pressing;
using PeerCoachBot.People.Rules;
using PeerCoachBot.Sessions;
using PeerCoachBot.Text;

namespace PeerCoachBot.Cards.Own.Dialogs;

/// <summary>A dialog that a person asks for, about what is theirs.</summary>
internal sealed record OwnAsked(OwnSheet Sheet, FormRequest Request)
{
    public Words Words => Sheet.Words;

    /// <summary>Why what was put in was not taken.</summary>
    public IReadOnlyList<string> Faults => Request.Fault is { } fault ? [ReplyFaces.Sentence(null, fault, Words)] : [];

    /// <summary>What stands in an input: what was typed there, or else this.</summary>
    public string Value(string input, string otherwise) =>
        Literal.Alone(Request.Typed is { } typed ? typed.GetValueOrDefault(input) ?? "" : otherwise);

    /// <summary>The same of a date input.</summary>
    public string Date(string input, DateOnly? otherwise) => DateInput.Text(Value(input, DateInput.Text(otherwise)));

    /// <summary>The same of an input for a time of day.</summary>
    public string Time(string input, TimeOnly otherwise) =>
        TimeOnly.TryParseExact(Value(input, ""), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time.ToString("HH:mm", CultureInfo.InvariantCulture)
            : otherwise.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>"true" where there is to be no date.</summary>
    public string Undated(bool otherwise) => Value(OwnInputs.Undated, otherwise ? "true" : "false") == "true" ? "true" : "false";

    /// <summary>Whom one can name as a witness, nobody first.</summary>
    public IReadOnlyList<Choice> Witnesses(Commitment? commitment) =>
    [
        new(Words["Commitment_Nobody"], OwnInputs.Nobody),
        .. WitnessChoice.Of(Sheet.Person, commitment, Request.Source?.Author, Request.Readers)
            .Select(peer => new Choice(Literal.Inline(peer.Name), peer.Id.ObjectId)),
    ];

    /// <summary>The witness that is chosen.</summary>
    public string Witness(Commitment? commitment) =>
        Value(OwnInputs.Witness, commitment?.Witness?.Who.Id.ObjectId ?? OwnInputs.Nobody) is { Length: > 0 } chosen ? chosen : OwnInputs.Nobody;

    /// <summary>The commitment that it is about, for its owner to know it again.</summary>
    public Passage About(Commitment commitment) =>
        new(Words["Item_YouWill"], Literal.Of(commitment.Text), Sheet.Notes(commitment, Sheet.Due(commitment.Due)));

    public OwnMark Mark(Commitment commitment) => Sheet.Mark(commitment.Id);

    /// <summary>What may be longer than a commitment can be, on one line and as far as it fits.</summary>
    public static string Shortened(string text)
    {
        var line = string.Join(' ', text.Split((char[])['\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        if (line.Length <= Limits.CommitmentLength)
            return line;
        var cut = line[..Limits.CommitmentLength];
        return char.IsHighSurrogate(cut[^1]) ? cut[..^1] : cut;
    }
}
