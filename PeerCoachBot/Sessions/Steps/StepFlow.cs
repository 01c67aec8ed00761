using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions.Pressing;

namespace PeerCoachBot.Sessions.Steps;

/// <summary>Leaves one step and opens the next, whatever their kinds.</summary>
internal static class StepFlow
{
    /// <summary>Folds the living card into its result and goes on.</summary>
    public static Progress Next(Scene scene) =>
        new Progress(scene.Session, [scene.UpdateLivingCard()]).Before(Advance(scene));

    /// <summary>Leaves the open step for the next; after the last, the session closes.</summary>
    public static Progress Advance(Scene scene)
    {
        var left = scene.Session with
        {
            StepsDone = [.. scene.Session.StepsDone, scene.Step.Key],
            Spotlight = null,
            Prompt = null,
            Timer = null,
        };

        return scene.Guide.After(scene.Session) is { } next
            ? Open(scene.With(left with { Step = next.Key }), next)
            : Ending.Close(scene.With(left));
    }

    private static Progress Open(Scene scene, Step step) => step switch
    {
        Step.Turns turns => TakingTurns.Open(scene, turns),
        Step.Close close => Closing.Open(scene, close),
        Step.CheckIn checkIn => CheckingIn.Open(scene, checkIn),
        _ => Timed(scene, step, new SessionCard.OfStep(scene.Session.Key, step.Key)),
    };

    /// <summary>Posts a living card and starts its time box.</summary>
    public static Progress Timed(Scene scene, Step step, SessionCard card) => new(
        scene.Session with { Timer = StartTimer(scene, step, card) },
        [scene.PostHere(card)]);

    private static StepTimer StartTimer(Scene scene, Step step, SessionCard card) => new(card.Name(), scene.Now, BoxOf(scene, step));

    /// <summary>The time box of a step for those who take part; a coaching turn stays as long when somebody leaves.</summary>
    public static TimeSpan BoxOf(Scene scene, Step step) => TimeBoxes.Of(step, scene.Guide, scene.Session.Pace, step switch
    {
        Step.Gather => scene.Session.Participants.Count(p => !p.HasLeft),
        Step.Turns => scene.Session.TurnOrder.Count,
        _ => scene.Session.Active().Count(),
    });

    /// <summary>Goes on by itself where everybody waited for has spoken, and otherwise shows who has.</summary>
    public static Progress Settle(Scene scene) => scene.Step switch
    {
        Step.Ask ask when !scene.Session.IsRevealed(ask.Question.Key) && Asking.IsComplete(scene.Guide, scene.Session, ask.Question) =>
            Asking.Reveal(scene, ask.Question),
        Step.Close close when scene.Guide.OpenQuestion(scene.Session) is { } question && Asking.IsComplete(scene.Guide, scene.Session, question) =>
            Closing.AskNext(scene, close),
        _ => new Progress(scene.Session, [scene.UpdateLivingCard()]),
    };

    /// <summary>Decides about "next" and "next anyway".</summary>
    public static Decision<Session> MoveOn(Scene scene, SessionEvent.MovedOn asked)
    {
        var word = asked.Anyway ? Verbs.NextAnyway : Verbs.Next;
        if (!scene.IsPinned && asked.Anyway && Moves.IsRepeat(scene, asked.By.Id, word))
            return scene.Refuse(Sentences.HeardMoveBefore);

        var moving = scene.With(Moves.Note(scene, asked.By.Id, word));
        if (scene.Step is Step.Gather)
            return Gathering.Begin(moving, asked.Anyway);

        // Two people often say it at once. That the step has just opened is then all that tells the second.
        if (!scene.IsPinned && Moves.NothingSinceNext(scene) && Moves.IsSecond(scene, asked.By.Id, word))
            return Second(scene, moving.Session, asked.By.Id, word);

        var missing = Missing(scene);
        return missing.Count > 0 && !asked.Anyway
            ? scene.Refuse(scene.Step is Step.Turns ? Sentences.StillToExplore : Sentences.StillMissing, missing)
            : Scene.Change(MovePast(moving));
    }

    /// <summary>Somebody else's word to the same end is noted too, so that it is known when it is delivered again.</summary>
    private static Decision<Session> Second(Scene scene, Session noted, Conversations.PersonId by, string word) =>
        Moves.IsRepeat(scene, by, word)
            ? scene.Refuse(Sentences.HeardMoveBefore)
            : Decision<Session>.Change(noted, [], new Reply.Say(Sentences.HeardMoveBefore));

    private static Progress MovePast(Scene scene) => scene.Step switch
    {
        Step.Ask ask when !scene.Session.IsRevealed(ask.Question.Key) => RevealAndLeave(scene, ask.Question),
        Step.Turns => Next(scene.With(TakingTurns.CountCurrent(scene.Session))),
        Step.Close close => Closing.AskNext(scene.With(Asking.WaitNoLonger(scene)), close),
        _ => Next(scene),
    };

    /// <summary>Who is still waited for in the open step.</summary>
    public static IReadOnlyList<Conversations.PersonId> Missing(Scene scene) => scene.Step switch
    {
        Step.Ask ask when scene.Session.IsRevealed(ask.Question.Key) => [],
        Step.Ask or Step.Close when scene.Guide.OpenQuestion(scene.Session) is { } question => Asking.Missing(scene.Guide, scene.Session, question),
        Step.Turns turns => TakingTurns.StillToExplore(scene.Session, turns),
        Step.Commit commit => Committing.Missing(scene.Session, commit),
        Step.CheckIn checkIn => CheckingIn.Missing(scene.Session, checkIn),
        Step.Gather => [.. scene.Session.Participants.Where(p => p is { Agreed: false, HasLeft: false }).Select(p => p.Who.Id)],
        _ => [],
    };

    private static Progress RevealAndLeave(Scene scene, Question question)
    {
        var revealed = Asking.Reveal(scene, question);
        return revealed.Before(Advance(scene.With(revealed.Session)));
    }
}
