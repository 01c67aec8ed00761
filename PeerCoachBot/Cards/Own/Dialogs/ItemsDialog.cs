using PeerCoachBot.Commitments;
using PeerCoachBot.People;

namespace PeerCoachBot.Cards.Own.Dialogs;

/// <summary>What is open, with its answers, for its owner alone. Dialogs have no overflow menus on every client, so none is used.</summary>
internal static class ItemsDialog
{
    /// <summary>So many buttons stand beside each other.</summary>
    private const int MostBeside = 6;

    /// <summary>All, part by part where it is much.</summary>
    public static ItemsCard Of(OwnSheet sheet, int page)
    {
        var words = sheet.Words;
        var open = Hearing.Listed(sheet.Person);
        List<Commitment> ended = [.. OwnItem.EndedToday(sheet)];
        if (open is [var only] && ended.Count == 0)
            return Of(sheet, only);

        var pages = CardRoom.Pages(
            [
                .. open.Select(c => OwnItem.Open(sheet, c, sheet.Due(c.Due), among: 1)).Select(i => i with { Buttons = i.Fewer }),
                .. ended.Select(c => OwnItem.Ended(sheet, c)),
            ],
            CardRoom.Most);
        var shown = Math.Clamp(page, 1, Math.Max(1, pages.Count));
        return new ItemsCard
        {
            FallbackText = words["Overview_Title"],
            Titles = [],
            Lines =
            [
                .. open.Count == 0 ? [words["Items_None"]] : (IEnumerable<string>)[],
                .. pages.Count > 1 ? [words["Page_Of", shown, pages.Count]] : (IEnumerable<string>)[],
            ],
            Items = pages.Count == 0 ? [] : pages[shown - 1],
            Hints = open.Count == 0 ? [] : [words["Nudge_Kind"]],
            Buttons =
            [
                .. shown < pages.Count ? [sheet.Opens(new PersonForm.Items(shown + 1), "Button_NextPart")] : (IEnumerable<Button>)[],
                .. shown > 1 ? [sheet.Opens(new PersonForm.Items(shown - 1), "Button_PreviousPart")] : (IEnumerable<Button>)[],
            ],
        };
    }

    /// <summary>One, with all its answers.</summary>
    public static ItemsCard Of(OwnSheet sheet, Commitment commitment)
    {
        var buttons = OwnItem.ButtonsFor(sheet, commitment);
        return new ItemsCard
        {
            FallbackText = sheet.Words["Nudge_Title"],
            Titles = [],
            Items =
            [
                new OwnItem(
                    OwnItem.Numbered(sheet, commitment),
                    sheet.Notes(commitment, sheet.Due(commitment.Due)),
                    [],
                    [.. buttons.Take(MostBeside)]),
            ],
            Hints = [sheet.Words["Nudge_Kind"]],
            Buttons = [.. buttons.Skip(MostBeside)],
        };
    }
}
