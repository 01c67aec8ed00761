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

    public required IReadOnlyList<string> Hints { get; init; }

    public required string Answer { get; init; }

    public required bool IsText { get; init; }

    public required bool IsWord { get; init; }

    public required bool IsDate { get; init; }

    public required bool IsChoice { get; init; }

    public required IReadOnlyList<Choice> Choices { get; init; }

    /// <summary>The question is still open; once it is not, what was typed can only be read and copied.</summary>
    public required bool MayKeep { get; init; }

    public static AnswerDialog? Of(Asked asked, SessionForm.Answer form)
    {
        var (sheet, words, session) = (asked.Sheet, asked.Sheet.Words, asked.Session);
        var isOpen = sheet.Guide.OpenQuestion(session)?.Key == form.Question;
        if (!asked.MayAct || !(isOpen || asked.Request.Typed is not null) || sheet.Guide.FindQuestion(form.Question) is not { } question)
            return null;

        var own = session.AnswerOf(asked.Who, question.Key) is { Passed: false } answer ? answer.Text : "";
        return new AnswerDialog
        {
            FallbackText = words["Answer_Title"],
            Mark = sheet.Mark,
            Faults = asked.Faults,
            Question = sheet.Ask(question),
            Helping = sheet.FollowUps(question.FollowUps),
            Hints = isOpen ? [.. PromptCard.HintsOf(sheet, question), words["Answer_Hint"]] : [],
            Answer = asked.Value(Inputs.Answer, own),
            IsText = question.Answer == AnswerKind.Text,
            IsWord = question.Answer == AnswerKind.Word,
            IsDate = question.Answer == AnswerKind.Date,
            IsChoice = question.Answer is AnswerKind.Choice or AnswerKind.Scale,
            Choices = ChoicesOf(sheet, question),
            MayKeep = isOpen,
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
