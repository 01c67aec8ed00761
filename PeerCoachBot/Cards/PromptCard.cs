using PeerCoachBot.Sessions;

namespace PeerCoachBot.Cards;

/// <summary>One closing question.</summary>
internal static class PromptCard
{
    public static CardText Draw(Sheet sheet, Question question, string card)
    {
        var isOpen = sheet.Session.IsOpen() && sheet.Session.Prompt == question.Key;
        List<Line> progress = [.. AskCard.Progress(sheet, question, !isOpen)];
        return new CardText(sheet.Ask(question), isOpen
            ? [.. progress, .. sheet.Time(card), Line.Hint(Hint(sheet, question)), Line.Hint(sheet.Words["Prompt_Where"])]
            : [.. progress, .. Agreed(sheet, question), .. progress.Count == 0 ? [Line.Hint(sheet.Words["Ask_Closed"])] : (IEnumerable<Line>)[]]);
    }

    /// <summary>A date that holds for all may be shown to anybody.</summary>
    private static IEnumerable<Line> Agreed(Sheet sheet, Question question) =>
        question is { Answer: AnswerKind.Date, Of: AskedOf.TheGroup }
        && sheet.Session.Answers.LastOrDefault(a => a.Question == question.Key && !a.Passed) is { } answer
            ? [Line.Body(sheet.Words["Summary_Next", sheet.Shown(question, answer)])]
            : [];

    /// <summary>What counts as an answer.</summary>
    public static string Hint(Sheet sheet, Question question)
    {
        var words = sheet.Words;
        return question.Answer switch
        {
            AnswerKind.Word => words["Prompt_WordHint"],
            AnswerKind.Choice => words["Prompt_ChoiceHint", string.Join(" · ", Choices(sheet, question))],
            AnswerKind.Scale => words["Prompt_ScaleHint"],
            AnswerKind.Date => words["Prompt_DateHint", sheet.SampleDate],
            _ => words["Prompt_TextHint"],
        };
    }

    private static IEnumerable<string> Choices(Sheet sheet, Question question) =>
        (question.Choices ?? []).Select(choice => sheet.Words.Find($"Choice_{choice}") ?? choice);
}
