using PeerCoachBot.Sessions;
using PeerCoachBot.Sessions.Steps;

namespace PeerCoachBot.Cards.Posted;

/// <summary>A question to everybody, and who has answered.</summary>
internal sealed record AskCard : SessionFace
{
    public override string Template => "ask";

    /// <summary>The bot's own words.</summary>
    public required string Question { get; init; }

    /// <summary>Questions that help to answer.</summary>
    public required IReadOnlyList<string> Helping { get; init; }

    public bool HasHelping => Helping.Count > 0;

    public required IReadOnlyList<string> Progress { get; init; }

    public required IReadOnlyList<TimeLine> Time { get; init; }

    public bool HasProgress => Progress.Count + Time.Count > 0;

    /// <summary>What counts as an answer, and how else it can be given.</summary>
    public required IReadOnlyList<string> Hints { get; init; }

    /// <summary>The open question; folded once its answers are revealed, whether the step is over or not.</summary>
    public static Face Of(Sheet sheet, Step.Ask step, string card)
    {
        var (session, words) = (sheet.Session, sheet.Words);
        var question = step.Question;
        var isClosed = session.Step != step.Key || !session.IsOpen();
        var isRevealed = session.IsRevealed(question.Key);
        if (isRevealed || isClosed)
            return FoldedCard.Of(
                sheet,
                step,
                sheet.Ask(question),
                [.. ProgressOf(sheet, question, isClosed: true), words[isRevealed ? "Ask_Revealed" : "Ask_Closed"]]);

        return new AskCard
        {
            FallbackText = sheet.Ask(question),
            Where = sheet.Where(step),
            Question = sheet.Ask(question),
            Helping = sheet.FollowUps(question.FollowUps),
            Progress = ProgressOf(sheet, question, isClosed: false),
            Time = sheet.Time(card),
            Hints = question.Answer == AnswerKind.Text ? [words["Ask_Hint"]] : PromptCard.HintsOf(sheet, question),
            Buttons = new Buttons(sheet).OfLivingCard(),
        };
    }

    /// <summary>
    /// Where each participant stands with a question; never what they said. Once it is closed, nobody is named for not
    /// having answered.
    /// </summary>
    public static IReadOnlyList<string> ProgressOf(Sheet sheet, Question question, bool isClosed)
    {
        var session = sheet.Session;
        var answers = session.Participants.Select(p => session.AnswerOf(p.Who.Id, question.Key)).OfType<Answer>().ToList();
        return
        [
            .. sheet.About("Ask_Answered", answers.Where(a => !a.Passed).Select(a => a.By)),
            .. sheet.About("Ask_Passed", answers.Where(a => a.Passed).Select(a => a.By)),
            .. isClosed ? [] : StillToAnswer(sheet, question),
        ];
    }

    /// <summary>Who is waited for, and who is not.</summary>
    public static IReadOnlyList<string> StillToAnswer(Sheet sheet, Question question)
    {
        if (question.Of == AskedOf.TheGroup)
            return [];

        var session = sheet.Session;
        var skipped = session.Active().Select(p => p.Who.Id)
            .Where(p => session.AnswerOf(p, question.Key) is null && session.IsAbsent(p, sheet.Guide.AbsenceKey(question)));
        return [.. sheet.About("Ask_Skipped", skipped), .. sheet.About("Ask_Waiting", Asking.Missing(sheet.Guide, session, question))];
    }
}
