using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions.Steps;

namespace PeerCoachBot.Sessions.Pressing;

/// <summary>
/// Decides about a press. A button says which card it stands on, so a press of an old card is answered with the current
/// one, and a repeated press finds that its card is old. Whoever takes no part learns nothing.
/// </summary>
internal static class Presses
{
    public static Decision<Session> Decide(SessionGuide guide, Session? session, Press press, DateTimeOffset now)
    {
        if (press.By.Id.ObjectId.Length == 0)
            return Strange(Sentences.NeedsWorkAccount);
        if (press.Verb == Verbs.Start)
            return Start(guide, session, press, now);
        if (press.Mark is not { } mark)
            return press.Verb == Verbs.Help
                ? Decision<Session>.Nothing(session, new Reply.Show(new SessionCard.Help("").Name()))
                : Strange(Sentences.NotInSession);
        if (session is null || !MayPress(session, press, mark))
            return Strange(Sentences.NotInSession);

        var scene = new Scene(guide, session, now) { IsPinned = true };
        if (!session.IsOpen())
            return Afterwards(scene, press);

        var read = press is { Readers: { } readers } && press.Where.Id == session.Home.Id ? session.ReadBy(readers) : session;
        var decision = Answering(press, DecideOpen(scene.With(read), press, mark));

        // Who reads is noted with what is kept; a refusal must not seem to have kept something.
        return press.InDialog && decision.Keep != Keeping.State ? decision : Readership.Noting(guide, session, read, decision, now);
    }

    /// <summary>A dialog that is refused is not remembered: sent twice, it has to be refused twice, so that it stays open.</summary>
    private static Decision<Session> Answering(Press press, Decision<Session> decision) =>
        press.InDialog && decision.Keep == Keeping.Event ? Decision<Session>.Nothing(decision.State, decision.Reply) : decision;

    /// <summary>
    /// Participants may press in the conversation and in 1:1, where its cards go; and whoever is in the conversation may
    /// join. For anybody else there is no such session.
    /// </summary>
    private static bool MayPress(Session session, Press press, CardMark mark) =>
        (press.Where.Id == session.Home.Id || press.Where.Kind == ConversationKind.Personal)
        && (session.Find(press.By.Id) is { HasLeft: false }
            || (!session.IsOpen() && session.HasWordsOf(press.By.Id))
            || MayJoin(session, press, mark));

    private static bool MayJoin(Session session, Press press, CardMark mark) =>
        session.IsOpen() && mark.Session == session.Key && press.Where.Id == session.Home.Id && IsToJoin(press);

    private static bool IsToJoin(Press press) =>
        press.Verb == Verbs.TakePart || (press.Verb == Verbs.Turn && Form(press) is SessionForm.TakePart);

    private static Decision<Session> Start(SessionGuide guide, Session? session, Press press, DateTimeOffset now) =>
        press.Where.Kind == ConversationKind.Personal
            ? Say(session, Sentences.NoSession)
            : session is { ClosedAt: null }
                ? Decision<Session>.Nothing(session, new Reply.Show(new SessionCard.Status(session.Key).Name()))
                : Gathering.Start(guide, session, Words(press), now);

    /// <summary>The session is over: participants can still read what it left them.</summary>
    private static Decision<Session> Afterwards(Scene scene, Press press) =>
        press.Verb == Verbs.Turn && Form(press) is { } form && form.Session == scene.Session.Key
            ? Opening.Decide(scene, press, form)
            : scene.Nothing(new Reply.Say(Sentences.SessionOver));

    private static Decision<Session> DecideOpen(Scene scene, Press press, CardMark mark)
    {
        if (mark.Session != scene.Session.Key)
            return Old(scene, press);
        if (press.InDialog && Moves.IsRepeat(scene, press.By.Id, Sent(press, mark)))
            return scene.Nothing();
        if (press.Verb == Verbs.Turn)
            return Form(press) is { } form && form.Session == scene.Session.Key ? Opening.Decide(scene, press, form) : Old(scene, press);
        if (press.Verb == Verbs.TakePart)
            return Sending.TakePart(scene, press);
        if (IsOfOneStep(press.Verb) && (mark.At != Living(scene) || (press.Verb == Verbs.AnotherQuestion && IsMadeSince(scene, press.Verb, mark.Revision))))
            return Old(scene, press);

        var decision = Sending.Decide(scene, press, mark);
        if (press.InDialog && decision is { Keep: Keeping.State, State: { } kept })
            return decision.Becoming(Moves.Note(scene.With(kept), press.By.Id, Sent(press, mark)));
        return decision.Reply is null && !press.InDialog ? decision.Replying(new Reply.Show(mark.On, Living(Become(scene, decision)))) : decision;
    }

    /// <summary>These mean the step, question or turn that their card shows; in another they do nothing.</summary>
    private static bool IsOfOneStep(string verb) => verb is
        Verbs.Begin or Verbs.Pass or Verbs.Reveal or Verbs.Next or Verbs.NextAnyway
        or Verbs.AnotherQuestion or Verbs.MoreTime or Verbs.Done or Verbs.Skip;

    /// <summary>The same was done after the card was drawn: two people pressed at once, or a press came twice.</summary>
    private static bool IsMadeSince(Scene scene, string verb, long revision) =>
        scene.Session.LatelyMoved.Any(m => m.Word == verb && m.Revision > revision);

    /// <summary>
    /// Names one sending of one dialog, by which it is known when it is delivered again. What was filled in is part of the
    /// name: a dialog that stayed open, since nobody knew yet whether it was saved, may come again with other words.
    /// </summary>
    private static string Sent(Press press, CardMark mark) => $"{press.Verb} {mark.On} {mark.Revision} {press.Filled()}";

    /// <summary>An old card is answered with the current one; an old dialog keeps what was typed, and says so.</summary>
    private static Decision<Session> Old(Scene scene, Press press) => scene.Nothing(press switch
    {
        { InDialog: false } => new Reply.Show(Living(scene)),
        { Verb: Verbs.Turn } => new Reply.Say(Sentences.MovedOn),
        _ => new Reply.Say(Sentences.StepOver),
    });

    private static string Living(Scene scene) => scene.Guide.LivingCard(scene.Session).Name();

    private static Scene Become(Scene scene, Decision<Session> decision) => scene.With(decision.State ?? scene.Session);

    private static SessionForm? Form(Press press) => SessionForm.Read(press.Value(Inputs.Form));

    private static Typed Words(Press press) => new(press.By, "", press.Where, press.Id, press.Today, press.Language, press.Readers) { Zone = press.Zone };

    private static Decision<Session> Say(Session? session, string sentence) => Decision<Session>.Nothing(session, new Reply.Say(sentence));

    /// <summary>The answer to somebody for whom there is no session: nothing of one goes along with it.</summary>
    private static Decision<Session> Strange(string sentence) => Decision<Session>.Nothing(null, new Reply.Say(sentence));
}
