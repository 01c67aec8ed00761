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
    public bool HasButtons => Buttons.Count > 0;

    /// <summary>One that is open.</summary>
    /// <param name="due">Its date, in words.</param>
    /// <param name="beside">How many buttons stand beside each other; the others are in the overflow menu.</param>
    public static OwnItem Open(OwnSheet sheet, Commitment commitment, string due, int beside) =>
        new(Numbered(sheet, commitment), sheet.Notes(commitment, due), [], ButtonsFor(sheet, commitment, beside));

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
