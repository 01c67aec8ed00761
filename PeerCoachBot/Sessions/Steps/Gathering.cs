using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;

namespace PeerCoachBot.Sessions.Steps;

/// <summary>People join, accept the ground rules, and begin together.</summary>
internal static class Gathering
{
    /// <summary>Opens a session; whoever starts it takes part.</summary>
    public static Decision<Session> Start(SessionGuide guide, Session? previous, Typed words, DateTimeOffset now)
    {
        var ledger = previous is null ? Ledger.Empty : Ledger.After(previous);
        var session = new Session
        {
            Key = words.Message,
            Home = words.Where,
            Language = words.Language,
            Zone = words.Zone,
            Revision = previous?.Revision ?? 0,
            StartedAt = now,
            TouchedAt = now,
            Step = guide.First.Key,
            Participants = [Newcomer(words.By, ledger)],
            Readers = words.Readers,
            Ledger = ledger,
        };

        var scene = new Scene(guide, session, now);
        var opened = StepFlow.Timed(scene, guide.First, new SessionCard.OfStep(session.Key, guide.First.Key));
        var decision = Decision<Session>.Change(opened.Session, [.. opened.Effects, scene.TellEntered(words.By.Id)]);
        return previous is null ? decision : decision.PuttingAside(previous.Key, previous);
    }

    public static Decision<Session> Join(Scene scene, Peer who)
    {
        var session = scene.Session;
        if (session.Find(who.Id) is { HasLeft: false })
            return scene.Nothing(new Reply.Show(new SessionCard.Status(session.Key).Name()));
        if (WhyNot(scene) is { } sentence)
            return scene.Refuse(sentence);
        if (Forgetting.IsJustForgotten(scene, who.Id))
            return scene.Refuse(Sentences.JustForgotten);

        var joined = session.Find(who.Id) is { } back
            ? session.With(back with { HasLeft = false })
            : session with { Participants = [.. session.Participants, Newcomer(who, session.Ledger)] };
        var entered = joined.FindActive(who.Id) is null ? joined : Entered(scene.With(joined), who.Id);
        var asks = entered.FindActive(who.Id) is null ? [] : CheckingIn.AskAgain(scene.With(entered));
        var decision = Scene.Change(Boxed(scene.With(entered)), [scene.UpdateLivingCard(), scene.TellEntered(who.Id), .. asks]);
        return entered.FindActive(who.Id) is not null
            ? decision
            : decision.Replying(new Reply.Say(Sentences.AgreeFirst));
    }

    /// <summary>Says why nobody more can join; null where they can.</summary>
    public static string? WhyNot(Scene scene) => scene switch
    {
        { Step: Step.Close } => Sentences.TooLateToJoin,
        { Session: var session } when session.Participants.Count(p => !p.HasLeft) >= Limits.MostParticipants => Sentences.SessionFull,
        _ => null,
    };

    /// <summary>Joins and accepts the ground rules in one go.</summary>
    public static Decision<Session> TakePart(Scene scene, Peer who, Reply? reply)
    {
        var joined = scene.Session.Find(who.Id) is { HasLeft: false } ? scene.Nothing() : Join(scene, who);
        if (joined.Keep == Keeping.Event || joined.State is not { } session)
            return joined;

        var agreed = Agree(scene.With(session), who);
        return agreed.Keep == Keeping.State
            ? Decision<Session>.Change(agreed.State!, [.. joined.Effects.Union(agreed.Effects)], reply)
            : joined.Keep == Keeping.State ? Decision<Session>.Change(session, joined.Effects, reply) : scene.Nothing(reply);
    }

    public static Decision<Session> Agree(Scene scene, Peer who)
    {
        if (scene.Session.Find(who.Id) is not { HasLeft: false } participant)
            return scene.Refuse(Sentences.NotInSession);
        if (participant.Agreed)
            return scene.Nothing();

        var agreed = scene.Session.With(participant with { Agreed = true });
        return Scene.Change(
            Boxed(scene.With(Entered(scene.With(agreed), who.Id))),
            [scene.UpdateLivingCard(), .. CheckingIn.AskAgain(scene.With(agreed))]);
    }

    /// <summary>Opens the first step after gathering. Whoever did not accept the ground rules is waited for, unless "anyway".</summary>
    public static Decision<Session> Begin(Scene scene, bool anyway)
    {
        if (scene.Step is not Step.Gather)
            return scene.Refuse(Sentences.NotNow);

        var undecided = StepFlow.Missing(scene);
        if (undecided.Count > 0 && !anyway)
            return scene.Refuse(Sentences.HaveNotAgreed, undecided);
        if (scene.Session.Active().Count() < Limits.FewestParticipants)
            return scene.Refuse(Sentences.NeedsTwo);
        return Scene.Change(StepFlow.Next(scene));
    }

    public static Decision<Session> Leave(Scene scene, Participant who)
    {
        var left = scene.With(scene.Session.With(who with { HasLeft = true, Draft = null }));
        var told = new Progress(left.Session, [scene.TellLeft(who.Who.Id)]);
        if (left.Session.Participants.All(p => p.HasLeft))
            return Scene.Change(told.Before(new Progress(left.Session, [scene.UpdateLivingCard()])).Before(Ending.Close(left)));

        var settled = scene.Session.Spotlight?.Explorer == who.Who.Id
            ? TakingTurns.EndTurn(left, hadTurn: true)
            : StepFlow.Settle(left with { Session = Boxed(left) });
        return Scene.Change(told.Before(settled));
    }

    private static Participant Newcomer(Peer who, Ledger ledger) => new() { Who = who, Agreed = ledger.Agreed.Contains(who.Id) };

    /// <summary>Whoever enters while turns are taken has theirs last.</summary>
    private static Session Entered(Scene scene, PersonId who) =>
        scene.Step is Step.Turns && !scene.Session.TurnOrder.Contains(who)
            ? scene.Session with { TurnOrder = [.. scene.Session.TurnOrder, who] }
            : scene.Session;

    /// <summary>While people gather, the time box grows with them.</summary>
    private static Session Boxed(Scene scene) =>
        scene is { Step: Step.Gather gather, Session.Timer: { Extended: false } timer }
            ? scene.Session with { Timer = timer with { Box = StepFlow.BoxOf(scene, gather) } }
            : scene.Session;
}
