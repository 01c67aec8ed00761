using System.Text.Json.Serialization;
using PeerCoachBot.Commitments;
using PeerCoachBot.People;
using PeerCoachBot.People.Pressing;
using PeerCoachBot.Text;

namespace PeerCoachBot.Cards.Own;

/// <summary>A commitment in a list, with what can be answered to it.</summary>
/// <param name="Words">The owner's, after the number by which it can be named.</param>
/// <param name="Answers">What was answered to it already; then there are no buttons for that.</param>
internal sealed record OwnItem(string Words, IReadOnlyList<string> Notes, IReadOnlyList<string> Answers, IReadOnlyList<Button> Buttons)
{
    /// <summary>So many are answered where they stand; of more, each has a dialog for all but the first answer.</summary>
    private const int Few = 3;

    /// <summary>A card of Teams' store has at most so many beside each other.</summary>
    private const int MostBeside = 6;

    public bool HasButtons => Buttons.Count > 0;

    /// <summary>Takes the place of the buttons where there is no room for them.</summary>
    [JsonIgnore]
    public IReadOnlyList<Button> Fewer { get; init; } = [];

    /// <summary>One that is open.</summary>
    /// <param name="due">Its date, in words.</param>
    /// <param name="among">How many can be answered on the card.</param>
    public static OwnItem Open(OwnSheet sheet, Commitment commitment, string due, int among)
    {
        List<Button> fewer =
        [
            sheet.Does(OwnVerbs.Done, "Button_Done", commitment.Id).First(),
            sheet.Opens(new PersonForm.Item(commitment.Id), "Button_OtherAnswer", commitment.Id),
        ];
        return new(Numbered(sheet, commitment), sheet.Notes(commitment, due), [], among > Few ? fewer : ButtonsFor(sheet, commitment, MostBeside / among))
        {
            Fewer = fewer,
        };
    }

    /// <summary>The words with their number, where there is more than one to choose from.</summary>
    public static string Numbered(OwnSheet sheet, Commitment commitment)
    {
        var listed = Hearing.Listed(sheet.Person).ToList();
        var at = listed.FindIndex(c => c.Id == commitment.Id);
        return at >= 0 && listed.Count > 1
            ? sheet.Words["Item_Numbered", at + 1, Literal.Of(commitment.Text)]
            : Literal.Of(commitment.Text);
    }

    private static IReadOnlyList<Button> ButtonsFor(OwnSheet sheet, Commitment commitment, int beside)
    {
        var id = commitment.Id;
        List<Button> all =
        [
            sheet.Does(OwnVerbs.Done, "Button_Done", id).First(),
            .. commitment.Standing == Standing.Partly ? [] : (IEnumerable<Button>)[sheet.Does(OwnVerbs.Partly, "Button_Partly", id)],
            sheet.Opens(new PersonForm.Blocked(id), "Button_Blocked", id),
        ];
        return
        [
            .. all.Select((button, n) => n < beside ? button : button.Aside()),
            sheet.Opens(new PersonForm.Date(id), "Button_NewDate", id).Aside(),
            sheet.Does(OwnVerbs.LetGo, "Button_LetGo", id).Aside(),
            sheet.Opens(new PersonForm.Snooze(id), "Button_Snooze", id).Aside(),
            .. commitment.Made.Where is null ? [] : (IEnumerable<Button>)[sheet.Opens(new PersonForm.AskPeers(id), "Button_AskPeers", id).Aside()],
            sheet.Opens(new PersonForm.Change(id), "Button_Change", id).Aside(),
        ];
    }
}
