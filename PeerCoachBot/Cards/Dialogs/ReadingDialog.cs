using PeerCoachBot.Cards.Posted;
using PeerCoachBot.Sessions;

namespace PeerCoachBot.Cards.Dialogs;

/// <summary>Words for one reader alone: answers to a question, or a summary, page by page.</summary>
internal sealed record ReadingDialog : DialogFace
{
    public override string Template => "reading";

    /// <summary>Which part of how many; none where there is one.</summary>
    public IReadOnlyList<string> Page { get; init; } = [];

    public IReadOnlyList<string> Opening { get; init; } = [];

    public IReadOnlyList<Section> Sections { get; init; } = [];

    /// <summary>Said where there are no words; none where there are.</summary>
    public IReadOnlyList<string> Nothing { get; init; } = [];

    public IReadOnlyList<string> Figures { get; init; } = [];

    public IReadOnlyList<string> Thanks { get; init; } = [];

    public bool HasEnd => Figures.Count + Thanks.Count > 0;

    /// <summary>The name of the dialog with the next part; none on the last.</summary>
    public IReadOnlyList<string> Next { get; init; } = [];

    public IReadOnlyList<string> Previous { get; init; } = [];

    /// <summary>The answers to a question, for whoever takes part.</summary>
    public static ReadingDialog? Of(Asked asked, SessionForm.Board form)
    {
        var (sheet, words, session) = (asked.Sheet, asked.Sheet.Words, asked.Session);
        if (!asked.IsActive || !session.IsRevealed(form.Question) || sheet.Guide.FindQuestion(form.Question) is not { } question)
            return null;
        var pages = Pages.OfBoard(session, question.Key);
        if (form.Page < 1 || form.Page > pages.Count)
            return null;

        var answers = BoardCard.PassagesOf(sheet, question, pages[form.Page - 1]);
        return new ReadingDialog
        {
            FallbackText = words["Reading_Answers"],
            Mark = sheet.Mark,
            Page = pages.Count > 1 ? [words["Page_Of", form.Page, pages.Count]] : [],
            Sections = answers.Count > 0 ? [new Section(sheet.Ask(question), answers)] : [],
            Nothing = answers.Count == 0 ? [words["Board_Nothing"]] : [],
            Next = form.Page < pages.Count ? [(form with { Page = form.Page + 1 }).Name()] : [],
            Previous = form.Page > 1 ? [(form with { Page = form.Page - 1 }).Name()] : [],
        };
    }

    /// <summary>What was brought to the check-in and this reader knows of.</summary>
    public static ReadingDialog? OfCheckIn(Asked asked)
    {
        if (!asked.IsActive)
            return null;

        var (sheet, words) = (asked.Sheet, asked.Sheet.Words);
        var items = CheckInCard.PassagesFor(sheet, asked.Who);
        return new ReadingDialog
        {
            FallbackText = words["CheckIn_Title"],
            Mark = sheet.Mark,
            Sections = items.Count > 0 ? [new Section(words["CheckIn_Brought"], items)] : [],
            Nothing = items.Count == 0 ? [words["CheckIn_None"]] : [],
        };
    }

    /// <summary>The summary; whoever left finds their own words, whoever never took part nothing.</summary>
    public static ReadingDialog? Of(Asked asked, SessionForm.Summary form)
    {
        var (sheet, session) = (asked.Sheet, asked.Session);
        if (session.IsOpen()
            || session.Find(asked.Who) is null
            || !(asked.IsActive || session.HasWordsOf(asked.Who))
            || SummaryPage.Of(sheet, asked.Who, form.Page) is not { } page)
            return null;

        var last = Pages.OfSummary(session, sheet.Guide, asked.Who).Count;
        return new ReadingDialog
        {
            FallbackText = sheet.Words["Summary_Title"],
            Mark = sheet.Mark,
            Page = page.Number,
            Opening = page.Opening,
            Sections = page.Sections,
            Figures = page.Figures,
            Thanks = page.Thanks,
            Next = form.Page < last ? [(form with { Page = form.Page + 1 }).Name()] : [],
            Previous = form.Page > 1 ? [(form with { Page = form.Page - 1 }).Name()] : [],
        };
    }
}
