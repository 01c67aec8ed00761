using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions.Pressing;

namespace PeerCoachBot.Sessions.Steps;

/// <summary>Coaching turns, one participant after another, each timed.</summary>
internal static class TakingTurns
{
    /// <summary>How many follow-up questions a coach is offered at once.</summary>
    private const int Offered = 2;

    public static Progress Open(Scene scene, Step.Turns turns)
    {
        var order = scene.Session.Ledger.OrderFor(scene.Session.Active().Select(p => p.Who.Id));
        return BeginNext(scene.With(scene.Session with { TurnOrder = order, HadTurn = [] }), turns);
    }

    /// <summary>Ends the turn under way and begins the next, or the next step after the last.</summary>
    public static Progress EndTurn(Scene scene, bool hadTurn)
    {
        if (scene is not { Step: Step.Turns turns, Session.Spotlight: not null })
            return new Progress(scene.Session, []);

        var ended = (hadTurn ? CountCurrent(scene.Session) : scene.Session) with { Spotlight = null, Timer = null };
        return new Progress(ended, [scene.UpdateLivingCard()]).Before(BeginNext(scene.With(ended), turns));
    }

    /// <summary>Ends the turn whose time is over, as if its explorer had said so.</summary>
    public static Progress EndByItself(Scene scene, Spotlight spotlight) => EndTurn(
        scene.With(Moves.Note(scene, spotlight.Explorer, Verbs.Done)),
        hadTurn: true);

    /// <summary>Ends the turn under way. One that has only just begun goes on: whoever says "done" then means the one before.</summary>
    public static Decision<Session> Done(Scene scene, PersonId by)
    {
        if (scene.Session is not { Spotlight: { } spotlight, Timer: { } timer })
            return scene.Refuse(Sentences.NoTurn);
        if (!scene.IsPinned && (Moves.IsRepeat(scene, by, Verbs.Done) || (FollowsAnother(scene.Session, spotlight) && scene.Now - timer.Opened <= Moves.AtOnce)))
            return scene.Refuse(Sentences.TurnJustBegan, [spotlight.Explorer]);
        if (by != spotlight.Explorer && !timer.IsUp(scene.Now))
            return scene.Refuse(Sentences.NotYourTurn, [spotlight.Explorer]);

        return Scene.Change(EndTurn(scene.With(Moves.Note(scene, by, Verbs.Done)), hadTurn: true));
    }

    /// <summary>Leaves somebody out: their turn ends, or does not come. They are first the next time.</summary>
    public static Decision<Session> Skip(Scene scene, PersonId who)
    {
        if (scene.Session.IsAbsent(who, scene.Step.Key) || scene.Session.HadTurn.Contains(who))
            return scene.Nothing();

        var skipped = scene.With(scene.Session with { Absences = [.. scene.Session.Absences, new Absence(who, scene.Step.Key)] });
        return Scene.Change(scene.Session.Spotlight?.Explorer == who
            ? EndTurn(skipped, hadTurn: false)
            : new Progress(skipped.Session, [scene.UpdateLivingCard()]));
    }

    /// <summary>Replaces the offered questions by the next one of the focus, round and round.</summary>
    public static Decision<Session> AnotherQuestion(Scene scene, PersonId by)
    {
        if (scene is not { Step: Step.Turns turns, Session.Spotlight: { } spotlight })
            return scene.Refuse(Sentences.NoTurn);

        var all = Focuses.FollowUps(scene.Session.Focus, turns.FollowUps);
        if (all.Count == 0)
            return scene.Nothing();

        var last = spotlight.Questions.Count > 0 ? all.ToList().IndexOf(spotlight.Questions[^1]) : -1;
        var next = all[(last + 1) % all.Count];
        return Scene.Change(
            Moves.Note(scene, by, Verbs.AnotherQuestion) with { Spotlight = spotlight with { Questions = [.. spotlight.Questions.TakeLast(Offered - 1), next] } },
            scene.UpdateLivingCard());
    }

    /// <summary>The questions for a focus that was chosen during a turn.</summary>
    public static Session Refocused(Session session, Step step) =>
        step is Step.Turns turns && session.Spotlight is { } spotlight
            ? session with { Spotlight = spotlight with { Questions = FirstQuestions(session, turns) } }
            : session;

    public static IReadOnlyList<PersonId> StillToExplore(Session session, Step.Turns turns) =>
        [.. session.TurnOrder.Where(p => IsToCome(session, turns, p))];

    /// <summary>The session in which the turn under way counts as had.</summary>
    public static Session CountCurrent(Session session) => session.Spotlight is { } spotlight
        ? session with { HadTurn = [.. session.HadTurn, spotlight.Explorer] }
        : session;

    private static Progress BeginNext(Scene scene, Step.Turns turns)
    {
        var session = scene.Session;
        if (StillToExplore(session, turns) is not [var explorer, ..])
            return StepFlow.Advance(scene);

        var begun = session with { Spotlight = new Spotlight(explorer, FirstQuestions(session, turns)) };
        return StepFlow.Timed(scene.With(begun), turns, scene.Guide.LivingCard(begun));
    }

    private static bool IsToCome(Session session, Step.Turns turns, PersonId person) =>
        session.FindActive(person) is not null
        && !session.HadTurn.Contains(person)
        && !session.IsAbsent(person, turns.Key);

    private static IReadOnlyList<string> FirstQuestions(Session session, Step.Turns turns) =>
        [.. Focuses.FollowUps(session.Focus, turns.FollowUps).Take(Offered)];

    private static bool FollowsAnother(Session session, Spotlight spotlight) => session.TurnOrder[0] != spotlight.Explorer;
}
