using PeerCoachBot.Sessions;

namespace PeerCoachBot.Cards.Posted;

/// <summary>One closing question.</summary>
internal sealed record PromptCard : SessionFace
{
    public override string Template => "prompt";

    /// <summary>The bot's own words.</summary>
    public required string Question { get; init; }

    /// <summary>What counts as an answer.</summary>
    public required IReadOnlyList<string> Hints { get; init; }

    public required IReadOnlyList<string> Progress { get; init; }

    public required IReadOnlyList<TimeLine> Time { get; init; }

    public bool HasProgress => Progress.Count + Time.Count > 0;

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
            Hints = HintsOf(sheet, question),
            Progress = progress,
            Time = sheet.Time(card),
            Buttons = new Buttons(sheet).OfLivingCard(),
        };
    }

    /// <summary>What counts as an answer, where the buttons do not say it.</summary>
    public static IReadOnlyList<string> HintsOf(Sheet sheet, Question question) => question.Answer switch
    {
        AnswerKind.Word => [sheet.Words["Prompt_WordHint"]],
        AnswerKind.Scale => [sheet.Words["Prompt_ScaleHint"]],
        AnswerKind.Date when question.Of == AskedOf.TheGroup => [sheet.Words["Prompt_DateHint"]],
        _ => [],
    };

    /// <summary>A date that holds for all may be shown to anybody.</summary>
    private static IEnumerable<string> Agreed(Sheet sheet, Question question) =>
        question is { Answer: AnswerKind.Date, Of: AskedOf.TheGroup }
        && sheet.Session.Answers.LastOrDefault(a => a.Question == question.Key && !a.Passed) is { } answer
            ? [sheet.Words["Summary_Next", sheet.Shown(question, answer)]]
            : [];
}
