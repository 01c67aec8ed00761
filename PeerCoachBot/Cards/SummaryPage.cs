using System.Globalization;
using PeerCoachBot.Cards.Posted;
using PeerCoachBot.Conversations;
using PeerCoachBot.Sessions;

namespace PeerCoachBot.Cards;

/// <summary>One part of a summary, as one reader may see it.</summary>
internal sealed record SummaryPage(
    IReadOnlyList<string> Number,
    IReadOnlyList<string> Opening,
    IReadOnlyList<Section> Sections,
    IReadOnlyList<string> Figures,
    IReadOnlyList<string> Thanks)
{
    /// <summary>Null where there is no such page. Whoever left sees their own words only; no reader stands for everybody.</summary>
    public static SummaryPage? Of(Sheet sheet, PersonId? reader, int number)
    {
        var words = sheet.Words;
        var pages = Pages.OfSummary(sheet.Session, sheet.Guide, reader);
        if (number < 1 || number > pages.Count)
            return null;

        var isLast = number == pages.Count;
        var tookPart = reader is not { } person || sheet.Session.FindActive(person) is not null;
        return new SummaryPage(
            pages.Count > 1 ? [words["Page_Of", number, pages.Count]] : [],
            [
                .. number == 1 ? OpeningOf(sheet, tookPart) : [],
                .. pages is [[]] ? [words["Summary_None"]] : (IEnumerable<string>)[],
            ],
            [.. pages[number - 1].GroupBy(e => e.Under).Select(group => SectionOf(sheet, group))],
            isLast ? FiguresOf(sheet, withRatings: tookPart) : [],
            isLast ? [words["Summary_Thanks"]] : []);
    }

    /// <summary>
    /// Counts and dates. Where others read along, and for whoever left, ratings are left out: in a small group everybody
    /// could tell whose they are.
    /// </summary>
    public static IReadOnlyList<string> FiguresOf(Sheet sheet, bool withRatings) =>
    [
        .. from question in sheet.Guide.Steps.SelectMany(Step.QuestionsOf)
           where withRatings || question is { Answer: AnswerKind.Date, Of: AskedOf.TheGroup }
           let answers = sheet.Session.Answers.Where(a => a.Question == question.Key && !a.Passed).ToList()
           where answers.Count > 0
           let figure = FigureOf(sheet, question, answers)
           where figure is not null
           select figure,
    ];

    private static IReadOnlyList<string> OpeningOf(Sheet sheet, bool tookPart) =>
    [
        .. sheet.Session.Abandoned ? [sheet.Words["Summary_Abandoned"]] : (IEnumerable<string>)[],
        .. tookPart ? [] : (IEnumerable<string>)[sheet.Words["Summary_Own"]],
        .. sheet.About("Summary_Took", sheet.Session.Participants.Where(p => p.Agreed).Select(p => p.Who.Id)),
    ];

    private static Section SectionOf(Sheet sheet, IGrouping<string, Entry> entries)
    {
        if (entries.Key == Entry.Commitment)
            return new Section(
                sheet.Words["Summary_Commitments"],
                [
                    .. from entry in entries
                       let commitment = sheet.Session.NextSteps.First(c => c.By == entry.By && c.Slot == entry.Slot)
                       select CommitCard.PassageOf(sheet, commitment),
                ]);

        var question = sheet.Guide.FindQuestion(entries.Key)
            ?? throw new InvalidOperationException("An entry of the summary belongs to no question.");
        return new Section(sheet.Ask(question), BoardCard.PassagesOf(sheet, question, entries));
    }

    private static string? FigureOf(Sheet sheet, Question question, List<Answer> answers)
    {
        var words = sheet.Words;
        switch (question.Answer)
        {
            case AnswerKind.Choice:
                var counts = (question.Choices ?? [])
                    .Select(choice => (Name: sheet.Choice(choice), Count: answers.Count(a => a.Text == choice)))
                    .Where(c => c.Count > 0)
                    .Select(c => $"{c.Name}: {c.Count}");
                return $"{sheet.Ask(question)} {string.Join(", ", counts)}.";
            case AnswerKind.Scale:
                var average = answers.Average(a => int.Parse(a.Text, CultureInfo.InvariantCulture));
                return words["Summary_Scale", sheet.Ask(question), average.ToString("0.#", words.Culture), Limits.ScaleHighest, answers.Count];
            case AnswerKind.Date:
                return words["Summary_Next", sheet.Shown(question, answers[^1])];
            default:
                return null;
        }
    }
}
