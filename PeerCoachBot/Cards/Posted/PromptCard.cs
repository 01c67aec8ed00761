using PeerCoachBot.Sessions;

namespace PeerCoachBot.Cards.Posted;

/// <summary>One closing question.</summary>
internal sealed record PromptCard : SessionFace
{
    public override string Template => "prompt";

    /// <summary>The bot's own words.</summary>
    public required string Question { get; init; }

    /// <summary>What counts as an answer.</summary>
    public required string Hint { get; init; }

    public required IReadOnlyList<string> Progress { get; init; }

    public required IReadOnlyList<TimeLine> Time { get; init; }

    public static Face Of(Sheet sheet, Question question, string card)
    {
        var step = sheet.Guide.Steps.First(s => Step.QuestionsOf(s).Contains(question));
        var isOpen = sheet.Session.IsOpen() && sheet.Session.Prompt == question.Key;
        var progress = AskCard.ProgressOf(sheet, question, isClosed: !isOpen);
        if (!isOpen)
            return FoldedCard.Of(
                sheet,
                step,
                sheet.Ask(question),
                [.. progress, .. Agreed(sheet, question), .. progress.Count == 0 ? [sheet.Words["Ask_Closed"]] : (IEnumerable<string>)[]]);

        return new PromptCard
        {
            FallbackText = sheet.Ask(question),
            Where = sheet.Where(step),
            Question = sheet.Ask(question),
            Hint = HintOf(sheet, question),
            Progress = progress,
            Time = sheet.Time(card),
            Buttons = new Buttons(sheet).OfLivingCard(),
        };
    }

    /// <summary>What counts as an answer.</summary>
    public static string HintOf(Sheet sheet, Question question) => sheet.Words[
        question.Answer switch
        {
            AnswerKind.Word => "Prompt_WordHint",
            AnswerKind.Choice => "Prompt_ChoiceHint",
            AnswerKind.Scale => "Prompt_ScaleHint",
            AnswerKind.Date => "Prompt_DateHint",
            _ => "Prompt_TextHint",
        }];

    /// <summary>A date that holds for all may be shown to anybody.</summary>
    private static IEnumerable<string> Agreed(Sheet sheet, Question question) =>
        question is { Answer: AnswerKind.Date, Of: AskedOf.TheGroup }
        && sheet.Session.Answers.LastOrDefault(a => a.Question == question.Key && !a.Passed) is { } answer
            ? [sheet.Words["Summary_Next", sheet.Shown(question, answer)]]
            : [];
}
