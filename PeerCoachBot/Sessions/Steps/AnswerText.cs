using System.Globalization;
using PeerCoachBot.Commitments.Dates;
using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions.Typing;

namespace PeerCoachBot.Sessions.Steps;

/// <summary>Reads an answer by what its question accepts.</summary>
internal static class AnswerText
{
    /// <summary>Gives the answer as it is kept; or, where it is none, what to say to that.</summary>
    public static Reply? Read(Question question, string words, DateOnly today, out string text)
    {
        text = words;
        switch (question.Answer)
        {
            case AnswerKind.Text:
                return TooLong(words, Limits.AnswerLength, Sentences.AnswerTooLong);

            case AnswerKind.Word:
                return TooLong(words, Limits.WordLength, Sentences.WordTooLong);

            case AnswerKind.Choice:
                text = Names.Choice(words, question.Choices ?? []) ?? "";
                return text.Length > 0 ? null : new Reply.Say(Sentences.ChooseOne, [.. question.Choices ?? []]);

            case AnswerKind.Scale:
                var read = int.TryParse(CommandReader.Plain(words), CultureInfo.InvariantCulture, out var figure);
                text = figure.ToString(CultureInfo.InvariantCulture);
                return read && figure is >= Limits.ScaleLowest and <= Limits.ScaleHighest
                    ? null
                    : new Reply.Say(Sentences.ScaleOutOfRange);

            case AnswerKind.Date:
                if (TargetDate.Read(words, today) is not { } date)
                    return new Reply.Say(Sentences.DateUnclear, SampleDate(today));
                text = IsoDay.Write(date);
                return date < today ? new Reply.Say(Sentences.DatePast, SampleDate(today)) : null;

            default:
                throw new InvalidOperationException($"No way to read an answer of kind {question.Answer}.");
        }
    }

    public static Reply.Say? TooLong(string words, int most, string sentence) => words.Length <= most
        ? null
        : new Reply.Say(sentence, Number(most), Number(words.Length - most));

    /// <summary>An if-then plan has both halves, or neither; null where it is right.</summary>
    public static Reply.Say? WrongPlan(string condition, string then) => (condition.Length == 0) != (then.Length == 0)
        ? new Reply.Say(Sentences.PlanHalf)
        : TooLong(condition + then, Limits.CommitmentLength, Sentences.CommitmentTooLong);

    /// <summary>A date to show how dates are written.</summary>
    public static string SampleDate(DateOnly today) => IsoDay.Write(today.AddDays(14));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
