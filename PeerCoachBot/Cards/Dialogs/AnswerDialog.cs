using System.Globalization;
using PeerCoachBot.Cards.Posted;
using PeerCoachBot.Sessions;
using PeerCoachBot.Sessions.Pressing;

namespace PeerCoachBot.Cards.Dialogs;

/// <summary>One person's answer to a question.</summary>
internal sealed record AnswerDialog : DialogFace
{
    public override string Template => "answer";

    /// <summary>The bot's own words.</summary>
    public required string Question { get; init; }

    /// <summary>Questions that help to answer.</summary>
    public required IReadOnlyList<string> Helping { get; init; }

    public required string Hint { get; init; }

    public required string Answer { get; init; }

    public required bool IsText { get; init; }

    public required bool IsWord { get; init; }

    public required bool IsDate { get; init; }

    public required bool IsChoice { get; init; }

    public required IReadOnlyList<Choice> Choices { get; init; }

    public static AnswerDialog? Of(Asked asked, SessionForm.Answer form)
    {
        var (sheet, words, session) = (asked.Sheet, asked.Sheet.Words, asked.Session);
        if (!asked.MayAct || sheet.Guide.OpenQuestion(session) is not { } question || question.Key != form.Question)
            return null;

        var own = session.AnswerOf(asked.Who, question.Key) is { Passed: false } answer ? answer.Text : "";
        return new AnswerDialog
        {
            FallbackText = words["Answer_Title"],
            Mark = sheet.Mark,
            Faults = asked.Faults,
            Question = sheet.Ask(question),
            Helping = sheet.FollowUps(question.FollowUps),
            Hint = question.Answer == AnswerKind.Text ? words["Answer_Hint"] : PromptCard.HintOf(sheet, question),
            Answer = asked.Value(Inputs.Answer, own),
            IsText = question.Answer == AnswerKind.Text,
            IsWord = question.Answer == AnswerKind.Word,
            IsDate = question.Answer == AnswerKind.Date,
            IsChoice = question.Answer is AnswerKind.Choice or AnswerKind.Scale,
            Choices = ChoicesOf(sheet, question),
        };
    }

    private static IReadOnlyList<Choice> ChoicesOf(Sheet sheet, Question question) => question.Answer switch
    {
        AnswerKind.Choice => [.. (question.Choices ?? []).Select(choice => new Choice(sheet.Choice(choice), choice))],
        AnswerKind.Scale =>
        [
            .. Enumerable.Range(Limits.ScaleLowest, Limits.ScaleHighest - Limits.ScaleLowest + 1)
                .Select(n => n.ToString(CultureInfo.InvariantCulture))
                .Select(figure => new Choice(figure, figure)),
        ],
        _ => [],
    };
}
