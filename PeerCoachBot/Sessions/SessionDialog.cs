using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions.Pressing;
using PeerCoachBot.Sessions.Steps;
using PeerCoachBot.Sessions.Typing;

namespace PeerCoachBot.Sessions;

/// <summary>The session dialog: decides what each event does to a session. Pure; it executes a guide and knows no step by name.</summary>
internal static class SessionDialog
{
    public static Decision<Session> Decide(SessionGuide guide, Session? session, SessionEvent happened, DateTimeOffset now)
    {
        var before = session;
        if (session is { ClosedAt: null })
            session = guide.Follow(session);
        if (session is not null)
            guide = guide.For(session);
        var decision = (session, happened) switch
        {
            (_, SessionEvent.Heard heard) => Hear(guide, session, heard, now),
            (_, SessionEvent.Pressed pressed) => Presses.Decide(guide, session, pressed.Press, now),
            (null, SessionEvent.Said said) => DecideWithout(guide, null, said, now),
            ({ ClosedAt: not null }, SessionEvent.Said said) => DecideWithout(guide, session, said, now),
            ({ ClosedAt: null }, SessionEvent.Said said) => DecideSaid(new Scene(guide, session, now), said),
            ({ ClosedAt: null }, SessionEvent.Reported reported) => CheckingIn.Note(new Scene(guide, session, now), reported),
            ({ ClosedAt: not null }, SessionEvent.Woken) => MeetingAgain.Offer(new Scene(guide, session, now)),
            ({ ClosedAt: null }, SessionEvent.Woken) => Clockwork.Wake(new Scene(guide, session, now)),
            ({ }, SessionEvent.ReadersChanged changed) => Readership.Change(new Scene(guide, session, now), changed.Readers),
            ({ ClosedAt: null }, SessionEvent.MembersLeft gone) => Departing.Decide(new Scene(guide, session, now), gone),
            ({ ClosedAt: null }, SessionEvent.Edited edited) => Editing.Decide(new Scene(guide, session, now), edited),
            ({ }, SessionEvent.Forgotten forgotten) => Forgetting.Decide(new Scene(guide, session, now), forgotten),
            ({ }, SessionEvent.Undelivered undelivered) => Readership.Lose(new Scene(guide, session, now), undelivered.Person),
            _ => Decision<Session>.Nothing(session),
        };

        // A wake-up that a step asked for, which is gone by now, must not come again and again.
        if (happened is SessionEvent.Woken && decision.Keep == Keeping.Nothing && session is not null && session != before)
            decision = Scene.Change(session, new Scene(guide, session, now).UpdateLivingCard());
        return Telling.Steps(before, Stamped(Readership.Redrawing(guide, before, decision, now), happened, now), now);
    }

    /// <summary>Works out what typed words mean, unless they are known already.</summary>
    private static Decision<Session> Hear(SessionGuide guide, Session? session, SessionEvent.Heard heard, DateTimeOffset now)
    {
        var words = heard.Words;
        if (words.By.Id.ObjectId.Length == 0)
            return Decision<Session>.Nothing(session, new Reply.Say(Sentences.NeedsWorkAccount));
        if (heard.ForSession is { } wanted && session?.Key != wanted)
            return Decision<Session>.Nothing(session, new Reply.Say(Sentences.SessionReplaced));
        if (session is { ClosedAt: not null } && heard.ForSession is not null)
            return Interpretation.Of(guide, session, words) is SessionEvent.ForPerson
                ? PassOn(new Scene(guide, session, now), words)
                : Readership.Remind(new Scene(guide, session, now), words);
        if (session?.Key == words.Message && heard.ForSession is null)
            return Decision<Session>.Nothing(session);

        if (words.Readers is { } readers && session is { ClosedAt: null })
        {
            var read = session.ReadBy(readers);
            return Readership.Noting(guide, session, read, Understand(guide, read, heard, now), now);
        }

        return Understand(guide, session, heard, now);
    }

    private static Decision<Session> Understand(SessionGuide guide, Session? session, SessionEvent.Heard heard, DateTimeOffset now)
    {
        var words = heard.Words;
        if (session is { ClosedAt: null }
            && session.Find(words.By.Id) is { } speaker
            && speaker.RepeatsItself(words.Text, Interpretation.IsDate(words), now))
            return Repeated(guide, session, words);

        var said = Interpretation.Of(guide, session, words);
        var decision = session is { ClosedAt: null }
            ? DecideSaid(new Scene(guide, session, now), said, inPrivate: heard.ForSession is not null)
            : DecideWithout(guide, session, said, now);
        if (KeepsWords(said) && decision is { Keep: Keeping.State, State: { } kept } && kept.Find(words.By.Id) is { } keeper)
            decision = decision.Becoming(kept.With(keeper.Keeping(words.Text, now)));
        return heard.ForSession is not null
            && decision.Keep == Keeping.State
            && (decision.Reply is null || (said is SessionEvent.Committed && KeepsWords(said)))
            ? decision.Replying(Acknowledge(guide, decision.State, said))
            : decision;
    }

    /// <summary>A next step for a day that is past is asked back: its words are a draft and not kept yet.</summary>
    private static bool KeepsWords(SessionEvent.Said said) => said switch
    {
        SessionEvent.Committed committed => committed.IsUndated || committed.Due >= committed.Today,
        _ => said is SessionEvent.Answered or SessionEvent.PlanAdded or SessionEvent.WitnessNamed,
    };

    private static Reply Acknowledge(SessionGuide guide, Session? session, SessionEvent.Said said) => said switch
    {
        SessionEvent.Answered answered when session is { ClosedAt: null } && guide.OpenQuestion(session)?.Key == answered.Question =>
            new Reply.Say(Sentences.Kept),
        SessionEvent.Committed own => Committing.Confirm(own.Text, own.Due),
        _ => new Reply.Say(Sentences.Heard),
    };

    /// <summary>The same words of the same person within a minute: a repeated delivery, even where the step has changed since.</summary>
    private static Decision<Session> Repeated(SessionGuide guide, Session session, Typed words)
    {
        var isTheAnswer = guide.OpenQuestion(session) is { } question
            && session.AnswerOf(words.By.Id, question.Key) is { } answer
            && answer.Text == words.Text;
        return Decision<Session>.Known(session, isTheAnswer ? null : new Reply.Say(Sentences.HeardBefore));
    }

    private static Decision<Session> DecideWithout(SessionGuide guide, Session? closed, SessionEvent.Said said, DateTimeOffset now) =>
        said switch
        {
            SessionEvent.Started started => Gathering.Start(guide, closed, started.Words, now),
            SessionEvent.ForPerson own => PassOn(new Scene(guide, closed ?? Session.Dormant(guide, own.Words, now), now), own.Words),
            _ => Decision<Session>.Nothing(closed, new Reply.Show(new SessionCard.Help("").Name())),
        };

    private static Decision<Session> DecideSaid(Scene scene, SessionEvent.Said said, bool inPrivate = false)
    {
        var session = scene.Session;
        return (session.Find(said.By.Id), said) switch
        {
            (_, SessionEvent.Started) => scene.Nothing(new Reply.Show(new SessionCard.Status(session.Key).Name())),
            (_, SessionEvent.HelpAsked) => scene.Nothing(new Reply.Show(new SessionCard.Help(session.Key).Name())),
            (_, SessionEvent.ForPerson own) => PassOn(scene, own.Words),
            (_, SessionEvent.Joined joined) => Gathering.Join(scene, joined.By),
            (null or { HasLeft: true }, _) => scene.Nothing(new Reply.Say(Sentences.NotInSession)),
            (_, SessionEvent.StatusAsked asked) when inPrivate => Readership.ShowPrivately(scene, asked.By.Id),
            (_, SessionEvent.StatusAsked) => scene.Nothing(new Reply.Show(new SessionCard.Status(session.Key).Name())),
            (_, SessionEvent.Agreed agreed) => Gathering.Agree(scene, agreed.By),
            ({ } who, SessionEvent.Left) => Gathering.Leave(scene, who),
            (_, SessionEvent.Unclear unclear) => scene.Nothing(unclear.Reply),
            ({ Agreed: false }, _) => scene.Refuse(Sentences.AgreeFirst),
            ({ } who, _) => DecideActive(scene, who, said),
        };
    }

    /// <summary>Words about somebody's own commitments go on to their record, which answers.</summary>
    private static Decision<Session> PassOn(Scene scene, Typed words)
    {
        if (Forgetting.IsJustForgotten(scene, words.By.Id))
            return scene.Refuse(Sentences.JustForgotten);
        var word = $"own {Digest.Of(words.Text)}";
        var isKept = scene.Session.Find(words.By.Id)?.RepeatsItself(words.Text, Interpretation.IsDate(words), scene.Now) == true;
        return isKept || Moves.IsRepeat(scene, words.By.Id, word)
            ? scene.Nothing(new Reply.Say(Sentences.HeardBefore))
            : Scene.Change(Moves.Note(scene, words.By.Id, word), Telling.PassOn(scene, words));
    }

    /// <summary>Decides about what a participant who has accepted the ground rules said or pressed.</summary>
    public static Decision<Session> DecideActive(Scene scene, Participant who, SessionEvent.Said said) => said switch
    {
        SessionEvent.Begun => Gathering.Begin(scene, anyway: false),
        SessionEvent.FocusChosen chosen => Refocus(scene, chosen.Focus),
        SessionEvent.PaceChosen chosen => Clockwork.Repace(scene, chosen.Pace),
        SessionEvent.Answered answered => Asking.Record(scene, who, answered),
        SessionEvent.Passed => Once(scene, who, Verbs.Pass, s => Pass(s, who)),
        SessionEvent.Skipped skipped => Once(scene, who, $"{Verbs.Skip} {skipped.Who.ObjectId}", s => Skip(s, skipped)),
        SessionEvent.Revealed => Asking.RevealNow(scene),
        SessionEvent.ShownHere => Readership.ShowHere(scene, who),
        SessionEvent.MovedOn asked => StepFlow.MoveOn(scene, asked),
        SessionEvent.AnotherQuestionAsked => TakingTurns.AnotherQuestion(scene, who.Who.Id),
        SessionEvent.MoreTimeAsked => Clockwork.MoreTime(scene),
        SessionEvent.TurnDone => TakingTurns.Done(scene, who.Who.Id),
        SessionEvent.Committed committed => Committing.Record(scene, who, committed),
        SessionEvent.PlanAdded plan => Committing.Plan(scene, who, plan),
        SessionEvent.WitnessNamed named => Committing.Witness(scene, who, named.Who),
        SessionEvent.Ended => Ending.End(scene),
        _ => scene.Refuse(Sentences.NotNow),
    };

    public static Decision<Session> Refocus(Scene scene, string focus)
    {
        if (scene.Session.Focus == focus)
            return scene.Nothing();

        var chosen = TakingTurns.Refocused(scene.Session with { Focus = focus }, scene.Step);
        return Scene.Change(chosen, scene.UpdateLivingCard());
    }

    /// <summary>
    /// A pass or skip that went on to the next question or step does not pass or skip there when it comes again; and
    /// never a coaching turn, which could not be had back.
    /// </summary>
    private static Decision<Session> Once(Scene scene, Participant who, string word, Func<Scene, Decision<Session>> decide)
    {
        var decision = decide(scene.With(Moves.Note(scene, who.Who.Id, word)));
        var isRepeat = !scene.IsPinned
            && Moves.IsRepeat(scene, who.Who.Id, word)
            && (scene.Step is Step.Turns || Moves.NothingSince(scene, who.Who.Id, word));
        return decision.Keep == Keeping.State && isRepeat
            ? scene.Refuse(Sentences.HeardMoveBefore)
            : decision;
    }

    private static Decision<Session> Pass(Scene scene, Participant who) => scene.Step switch
    {
        Step.Ask or Step.Close when scene.Guide.OpenQuestion(scene.Session) is { } question => Asking.Pass(scene, who, question),
        Step.Turns when scene.Session.Spotlight?.Explorer == who.Who.Id => Scene.Change(TakingTurns.EndTurn(scene, hadTurn: true)),
        Step.Turns => TakingTurns.Skip(scene, who.Who.Id),
        Step.Commit => Committing.Skip(scene, who.Who.Id),
        Step.CheckIn => CheckingIn.Skip(scene, who.Who.Id),
        _ => scene.Refuse(Sentences.NotNow),
    };

    private static Decision<Session> Skip(Scene scene, SessionEvent.Skipped skipped) => scene.Step switch
    {
        Step.Ask or Step.Close when scene.Guide.OpenQuestion(scene.Session) is { } question => Asking.Skip(scene, skipped.Who, question),
        Step.Turns => TakingTurns.Skip(scene, skipped.Who),
        Step.Commit => Committing.Skip(scene, skipped.Who),
        Step.CheckIn => CheckingIn.Skip(scene, skipped.Who),
        _ => scene.Refuse(Sentences.NotNow),
    };

    /// <summary>Counts the revision and, where a person did something, the moment.</summary>
    private static Decision<Session> Stamped(Decision<Session> decision, SessionEvent happened, DateTimeOffset now)
    {
        if (decision is not { Keep: Keeping.State, State: { } state })
            return decision;

        var stamped = state with
        {
            Revision = happened is SessionEvent.Forgotten { InPast: true } ? state.Revision : state.Revision + 1,
            TouchedAt = happened is SessionEvent.Said or SessionEvent.Heard or SessionEvent.Edited or SessionEvent.Pressed ? now : state.TouchedAt,
        };
        return decision.Becoming(stamped);
    }
}
