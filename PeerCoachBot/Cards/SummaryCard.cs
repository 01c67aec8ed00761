using System.Globalization;
using PeerCoachBot.Conversations;
using PeerCoachBot.Sessions;
using PeerCoachBot.Text;

namespace PeerCoachBot.Cards;

/// <summary>What a session leaves: every goal, learning and next step, and how it was.</summary>
internal static class SummaryCard
{
    public static CardText Draw(Sheet sheet, SessionCard.Summary card)
    {
        var (session, words) = (sheet.Session, sheet.Words);
        if (card.For == SessionCard.All && !sheet.WordsMayShow)
            return new CardText(words["Summary_Title"],
                [Line.Body(words["Summary_Private", sheet.ActiveNames]), .. Figures(sheet, withRatings: false), .. sheet.Unreached()]);

        PersonId? reader = card.For == SessionCard.All ? null : new PersonId(session.Home.Tenant, card.For);
        var pages = Pages.OfSummary(session, sheet.Guide, reader);
        if (card.Page > pages.Count)
            return new CardText(words["Summary_Title"], [Line.Hint(words["Page_Empty"])]);

        var last = card.Page == pages.Count;
        return new CardText(words["Summary_Title"],
        [
            .. pages.Count > 1 ? [Line.Hint(words["Page_Of", card.Page, pages.Count])] : (IEnumerable<Line>)[],
            .. card.Page == 1 ? Opening(sheet, reader) : [],
            .. pages[card.Page - 1].GroupBy(e => e.Under).SelectMany(group => Group(sheet, group)),
            .. pages is [[]] ? [Line.Body(words["Summary_None"])] : (IEnumerable<Line>)[],
            .. last ? [.. Figures(sheet, withRatings: reader is null || session.FindActive(reader.Value) is not null), Line.Hint(words["Summary_Thanks"])] : (IEnumerable<Line>)[],
        ]);
    }

    private static IEnumerable<Line> Opening(Sheet sheet, PersonId? reader)
    {
        var (session, words) = (sheet.Session, sheet.Words);
        if (session.Abandoned)
            yield return Line.Body(words["Summary_Abandoned"]);
        if (reader is { } person && session.FindActive(person) is null)
            yield return Line.Body(words["Summary_Own"]);
        foreach (var line in sheet.About("Summary_Took", session.Participants.Where(p => p.Agreed).Select(p => p.Who.Id)))
            yield return line;
    }

    private static IEnumerable<Line> Group(Sheet sheet, IGrouping<string, Entry> group)
    {
        if (group.Key == Entry.Commitment)
        {
            yield return Line.Large(sheet.Words["Summary_Commitments"]);
            foreach (var entry in group)
                foreach (var line in CommitCard.InFull(sheet, sheet.Session.Commitments.First(c => c.By == entry.By && c.Slot == entry.Slot)))
                    yield return line;
            yield break;
        }

        if (sheet.Guide.FindQuestion(group.Key) is { } question)
            yield return Line.Large(sheet.Ask(question));
        foreach (var entry in group)
        {
            yield return Line.Heading(sheet.Name(entry.By));
            yield return Line.Quote(Literal.Of(entry.Text));
        }
    }

    /// <summary>
    /// Counts and dates. Where others read along, and for whoever left, ratings are left out: in a small group everybody
    /// could tell whose they are.
    /// </summary>
    private static IEnumerable<Line> Figures(Sheet sheet, bool withRatings)
    {
        foreach (var question in sheet.Guide.Steps.SelectMany(Step.QuestionsOf).Where(q => withRatings || q is { Answer: AnswerKind.Date, Of: AskedOf.TheGroup }))
        {
            var answers = sheet.Session.Answers.Where(a => a.Question == question.Key && !a.Passed).ToList();
            if (answers.Count > 0 && Figure(sheet, question, answers) is { } figure)
                yield return Line.Body(figure);
        }
    }

    private static string? Figure(Sheet sheet, Question question, List<Answer> answers)
    {
        var words = sheet.Words;
        switch (question.Answer)
        {
            case AnswerKind.Choice:
                var counts = (question.Choices ?? [])
                    .Select(choice => (Name: words.Find($"Choice_{choice}") ?? choice, Count: answers.Count(a => a.Text == choice)))
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
