using PeerCoachBot.Commitments;
using PeerCoachBot.People;
using PeerCoachBot.People.Pressing;
using PeerCoachBot.Text;

namespace PeerCoachBot.Cards.Own;

/// <summary>All that is open, what was done this month, and what one witnesses.</summary>
internal static class OverviewCard
{
    private const int ForItems = 7800;
    private const int ForSection = 1300;

    public static Face Of(OwnSheet sheet)
    {
        if (sheet.IsErased)
            return PassageCard.Gone(sheet);

        var words = sheet.Words;
        var open = Hearing.Listed(sheet.Person);
        List<OwnItem> all =
        [
            .. open.Select(c => OwnItem.Open(sheet, c, sheet.Due(c.Due), open.Count)),
            .. OwnItem.EndedToday(sheet).Select(c => OwnItem.Ended(sheet, c)),
        ];
        var fitting = CardRoom.Fitting(all, ForItems);
        return new ItemsCard
        {
            FallbackText = words["Overview_Title"],
            Titles = [words["Overview_Title"]],
            Lines = open.Count == 0 ? [words["Overview_None"]] : [],
            Items = fitting,
            Sections =
            [
                .. SectionOf("Overview_Done", [.. Done(sheet)], sheet),
                .. SectionOf("Overview_Witnessing", [.. Witnessing(sheet)], sheet),
            ],
            Hints =
            [
                .. fitting.Count < all.Count ? [words["Item_More", all.Count - fitting.Count]] : (IEnumerable<string>)[],
                open.Count == 0 ? words["Item_New"] : NudgeCard.Typing(sheet),
            ],
            Buttons =
            [
                .. fitting.Count == all.Count ? [] : (IEnumerable<Button>)[sheet.Opens(new PersonForm.Items(), "Button_AllOpen")],
                sheet.Opens(new PersonForm.Record(), "Button_Record"),
                sheet.Does(OwnVerbs.Settings, "Button_Settings").Aside(),
                sheet.Does(OwnVerbs.Export, "Button_Export").Aside(),
            ],
        };
    }

    /// <summary>The newest first.</summary>
    private static IEnumerable<Passage> Done(OwnSheet sheet) =>
        from commitment in sheet.Person.Commitments
        where commitment.Standing == Standing.Done
        let at = commitment.History.LastOrDefault(c => c.Kind == ChangeKind.Done)?.At
        where at is not null
        let day = sheet.DayOf(at.Value)
        where day < sheet.Today && (day.Year, day.Month) == (sheet.Today.Year, sheet.Today.Month)
        orderby day descending
        select new Passage(sheet.Words.Day(day), Literal.Of(commitment.Text));

    private static IEnumerable<Passage> Witnessing(OwnSheet sheet) =>
        from witnessed in People.Rules.Witnessing.UnderWay(sheet.Person)
        orderby witnessed.Due ?? DateOnly.MaxValue
        select new Passage(sheet.Words["Commit_Will", Literal.Inline(witnessed.Owner.Name)], Literal.Of(witnessed.Text), [sheet.Due(witnessed.Due)]);

    private static IEnumerable<Section> SectionOf(string title, IReadOnlyList<Passage> passages, OwnSheet sheet) =>
        passages.Count == 0 ? [] : [new Section(sheet.Words[title], CardRoom.Fitting(passages, ForSection))];
}
