using PeerCoachBot.Conversations;
using PeerCoachBot.Sessions;

namespace PeerCoachBot.Cards.Posted;

/// <summary>What a session leaves: every goal, learning and next step, and how it was.</summary>
internal sealed record SummaryCard : Face
{
    public override string Template => "summary";

    /// <summary>Which part of how many; none where there is one.</summary>
    public IReadOnlyList<string> Page { get; init; } = [];

    public IReadOnlyList<string> Opening { get; init; } = [];

    public IReadOnlyList<Section> Sections { get; init; } = [];

    public IReadOnlyList<string> Figures { get; init; } = [];

    /// <summary>The bot's own words at the end.</summary>
    public IReadOnlyList<string> Thanks { get; init; } = [];

    public bool HasEnd => Figures.Count + Thanks.Count > 0;

    public IReadOnlyList<Button> Buttons { get; init; } = [];

    public static SummaryCard Of(Sheet sheet, SessionCard.Summary card)
    {
        var (session, words) = (sheet.Session, sheet.Words);
        var empty = new SummaryCard { FallbackText = words["Summary_Title"] };
        if (card.For == SessionCard.All && !sheet.WordsMayShow)
            return empty with
            {
                Opening = SentPrivately(sheet),
                Figures = SummaryPage.FiguresOf(sheet, withRatings: false),
                Buttons = session.Active().Any() ? [new Buttons(sheet).ReadSummary()] : [],
            };

        PersonId? reader = card.For == SessionCard.All ? null : new PersonId(session.Home.Tenant, card.For);
        if (reader is { } one && session.IsRemoved(one))
            return empty with { Opening = [words["Card_Erased"]] };
        if (SummaryPage.Of(sheet, reader, card.Page) is not { } page)
            return empty with { Thanks = [words["Page_Empty"]] };
        return empty with { Page = page.Number, Opening = page.Opening, Sections = page.Sections, Figures = page.Figures, Thanks = page.Thanks };
    }

    private static IReadOnlyList<string> SentPrivately(Sheet sheet) =>
    [
        sheet.Words[sheet.Session.Abandoned ? "Summary_Abandoned" : "Gather_Closed"],
        .. sheet.About("Summary_Private", sheet.Session.Active().Select(p => p.Who.Id)),
        .. sheet.Unreached,
    ];
}
