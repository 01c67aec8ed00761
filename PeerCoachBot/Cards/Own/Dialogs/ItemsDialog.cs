using PeerCoachBot.Commitments;
using PeerCoachBot.People;

namespace PeerCoachBot.Cards.Own.Dialogs;

/// <summary>All that is open, with its answers, for its owner alone; part by part where it is much.</summary>
internal static class ItemsDialog
{
    public static ItemsCard Of(OwnSheet sheet, int page)
    {
        var words = sheet.Words;
        var open = Hearing.Listed(sheet.Person);
        var pages = CardRoom.Pages([.. open.Select(c => OwnItem.Open(sheet, c, sheet.Due(c.Due), open.Count))], CardRoom.Most);
        var shown = Math.Clamp(page, 1, Math.Max(1, pages.Count));
        return new ItemsCard
        {
            FallbackText = words["Overview_Title"],
            Titles = [],
            Lines = pages.Count switch
            {
                0 => [words["Items_None"]],
                1 => [],
                _ => [words["Page_Of", shown, pages.Count]],
            },
            Items = pages.Count == 0 ? [] : pages[shown - 1],
            Hints = pages.Count == 0 ? [] : [words["Nudge_Kind"]],
            Buttons =
            [
                .. shown < pages.Count ? [sheet.Opens(new PersonForm.Items(shown + 1), "Button_NextPart")] : (IEnumerable<Button>)[],
                .. shown > 1 ? [sheet.Opens(new PersonForm.Items(shown - 1), "Button_PreviousPart")] : (IEnumerable<Button>)[],
            ],
        };
    }

    /// <summary>One of them, with all its answers.</summary>
    public static ItemsCard Of(OwnSheet sheet, Commitment commitment) => new()
    {
        FallbackText = sheet.Words["Nudge_Title"],
        Titles = [],
        Items = [OwnItem.Open(sheet, commitment, sheet.Due(commitment.Due), among: 1)],
        Hints = [sheet.Words["Nudge_Kind"]],
    };
}
