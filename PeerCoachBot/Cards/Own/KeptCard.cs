using PeerCoachBot.Commitments;
using PeerCoachBot.People;
using PeerCoachBot.People.Pressing;
using PeerCoachBot.Text;

namespace PeerCoachBot.Cards.Own;

/// <summary>
/// A commitment as it was understood. Where its words were typed among others it stands there too, so it shows nothing
/// that was added elsewhere.
/// </summary>
internal static class KeptCard
{
    public static PassageCard Of(OwnSheet sheet, Commitment commitment)
    {
        var words = sheet.Words;
        return new PassageCard
        {
            FallbackText = words[commitment.Standing switch
            {
                Standing.Done => "Item_DoneTitle",
                Standing.LetGo => "Item_LetGoTitle",
                _ => "Item_KeptTitle",
            }],
            Passages = [PassageOf(sheet, commitment)],
            Hints = commitment.IsOpen ? [words["Item_Hint"]] : [],
            Buttons = [.. ButtonsFor(sheet, commitment), .. LinkTo(sheet, commitment)],
        };
    }

    public static Passage PassageOf(OwnSheet sheet, Commitment commitment) => commitment.Made.IsSpoken
        ? new Passage(
            sheet.Words["Commit_Will", sheet.Name],
            Literal.Of(commitment.Text),
            commitment.Standing == Standing.Open ? [sheet.Due(commitment.Due)] : [sheet.Due(commitment.Due), sheet.StandingOf(commitment)])
        : new Passage(sheet.Words["Item_YouWill"], Literal.Of(commitment.Text), sheet.Notes(commitment, sheet.Due(commitment.Due)));

    private static IEnumerable<Button> ButtonsFor(OwnSheet sheet, Commitment commitment) => commitment.IsOpen
        ?
        [
            sheet.Opens(new PersonForm.Change(commitment.Id), "Button_Change", commitment.Id),
            sheet.Opens(new PersonForm.Date(commitment.Id), "Button_NewDate", commitment.Id),
            sheet.Does(OwnVerbs.Done, "Button_Done", commitment.Id).Aside(),
            sheet.Does(OwnVerbs.LetGo, "Button_LetGo", commitment.Id).Aside(),
        ]
        : [sheet.Does(OwnVerbs.Reopen, "Button_Reopen", commitment.Id)];

    private static IEnumerable<Button> LinkTo(OwnSheet sheet, Commitment commitment) =>
        commitment.Made.Link is { } link && link.StartsWith("https://", StringComparison.Ordinal)
            ? [Button.Leads(link, sheet.Words["Button_Message"])]
            : [];
}
