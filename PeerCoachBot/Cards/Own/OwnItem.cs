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

    /// <summary>Done, partly and blocked.</summary>
    private const int Likeliest = 3;

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
        return new(Numbered(sheet, commitment), sheet.Notes(commitment, due), [], among > Few ? fewer : Beside(sheet, commitment, MostBeside / among))
        {
            Fewer = fewer,
        };
    }

    /// <summary>One that is not to be done any more; it can be taken up again.</summary>
    public static OwnItem Ended(OwnSheet sheet, Commitment commitment) => new(
        Literal.Of(commitment.Text),
        [],
        [sheet.StandingOf(commitment)],
        [sheet.Does(OwnVerbs.Reopen, "Button_Reopen", commitment.Id)]);

    /// <summary>Those that ended on this day: whoever pressed a button in error finds them still there.</summary>
    public static IEnumerable<Commitment> EndedToday(OwnSheet sheet) =>
        sheet.Person.Commitments.Where(c => !c.IsOpen && c.ChangedAt is { } at && sheet.DayOf(at) == sheet.Today);

    /// <summary>The words with their number, where there is more than one to choose from.</summary>
    public static string Numbered(OwnSheet sheet, Commitment commitment)
    {
        var listed = Hearing.Listed(sheet.Person).ToList();
        var at = listed.FindIndex(c => c.Id == commitment.Id);
        return at >= 0 && listed.Count > 1
            ? sheet.Words["Item_Numbered", at + 1, Literal.Of(commitment.Text)]
            : Literal.Of(commitment.Text);
    }

    /// <summary>All that can be answered to one that is open, the likeliest first.</summary>
    public static IReadOnlyList<Button> ButtonsFor(OwnSheet sheet, Commitment commitment)
    {
        var id = commitment.Id;
        return
        [
            sheet.Does(OwnVerbs.Done, "Button_Done", id).First(),
            .. commitment.Standing == Standing.Partly ? [] : (IEnumerable<Button>)[sheet.Does(OwnVerbs.Partly, "Button_Partly", id)],
            sheet.Opens(new PersonForm.Blocked(id), "Button_Blocked", id),
            sheet.Opens(new PersonForm.Date(id), "Button_NewDate", id),
            sheet.Does(OwnVerbs.LetGo, "Button_LetGo", id),
            sheet.Opens(new PersonForm.Snooze(id), "Button_Snooze", id),
            .. commitment.Made.Where is null ? [] : (IEnumerable<Button>)[sheet.Opens(new PersonForm.AskPeers(id), "Button_AskPeers", id)],
            sheet.Opens(new PersonForm.Change(id), "Button_Change", id),
        ];
    }

    /// <summary>The first beside each other, the others in the overflow menu.</summary>
    private static IReadOnlyList<Button> Beside(OwnSheet sheet, Commitment commitment, int most) =>
        [.. ButtonsFor(sheet, commitment).Select((button, n) => n < Math.Min(most, Likeliest) ? button : button.Aside())];
}
