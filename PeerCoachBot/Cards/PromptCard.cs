using PeerCoachBot.Sessions;

namespace PeerCoachBot.Cards;

/// <summary>One closing question.</summary>
internal static class PromptCard
{
    public static CardText Draw(Sheet sheet, Question question, string card)
    {
        var isOpen = sheet.Session.IsOpen() && sheet.Session.Prompt == question.Key;
        return new CardText(sheet.Ask(question),
        [
            .. AskCard.Progress(sheet, question),
            .. isOpen ? [.. sheet.Time(card), Line.Hint(Hint(sheet, question))] : (IEnumerable<Line>)[],
        ]);
    }

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
