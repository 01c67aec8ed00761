using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions.Steps;

namespace PeerCoachBot.Sessions.Pressing;

/// <summary>Decides whether a dialog opens for somebody. Nothing changes by it, except that a known peer takes part at once.</summary>
internal static class Opening
{
    public static Decision<Session> Decide(Scene scene, Press press, SessionForm form)
    {
        var person = press.By.Id;
        if (form is SessionForm.TakePart)
            return TakePart(scene, press.By, form);
        if (form is SessionForm.Summary summary)
            return Summary(scene, summary, person);
        if (!scene.Session.IsOpen())
            return scene.Nothing(new Reply.Say(Sentences.SessionOver));

        return form switch
        {
            SessionForm.End => Open(scene, form),
            _ when scene.Session.FindActive(person) is null => Open(scene, new SessionForm.TakePart(scene.Session.Key)),
            SessionForm.Answer answer when scene.Guide.OpenQuestion(scene.Session)?.Key != answer.Question => Over(scene),
            SessionForm.Commit when scene.Step is Step.Gather => scene.Nothing(new Reply.Say(Sentences.CommitLater)),
            SessionForm.CheckIn when !CheckingIn.HasAny(scene.Session) => Over(scene),
            SessionForm.Skip when scene.Step is Step.Gather => Over(scene),
            SessionForm.Board board when !Exists(scene.Session, board) => Over(scene),
            _ => Open(scene, form),
        };
    }

    /// <summary>The ground rules; whoever has accepted them in this conversation before takes part at once.</summary>
    private static Decision<Session> TakePart(Scene scene, Peer who, SessionForm form)
    {
        if (scene.Session.FindActive(who.Id) is not null)
            return scene.Nothing(new Reply.Say(Sentences.AlreadyIn));
        if (!scene.Session.IsOpen())
            return scene.Nothing(new Reply.Say(Sentences.TooLateToJoin));
        if (scene.Session.Find(who.Id) is not { HasLeft: false } && Gathering.WhyNot(scene) is { } sentence)
            return scene.Nothing(new Reply.Say(sentence));
        return scene.Session.Ledger.Agreed.Contains(who.Id)
            ? Gathering.TakePart(scene, who, new Reply.Say(Sentences.WelcomeBack))
            : Open(scene, form);
    }

    private static Decision<Session> Summary(Scene scene, SessionForm.Summary summary, PersonId person) =>
        !scene.Session.IsOpen()
        && (scene.Session.FindActive(person) is not null || scene.Session.HasWordsOf(person))
        && summary.Page >= 1
        && summary.Page <= Pages.OfSummary(scene.Session, scene.Guide, person).Count
            ? Open(scene, summary)
            : Over(scene);

    private static bool Exists(Session session, SessionForm.Board board) =>
        session.IsRevealed(board.Question) && board.Page >= 1 && board.Page <= Pages.OfBoard(session, board.Question).Count;

    private static Decision<Session> Open(Scene scene, SessionForm form) => scene.Nothing(new Reply.Open(form.Name()));

    private static Decision<Session> Over(Scene scene) => scene.Nothing(new Reply.Say(Sentences.MovedOn));
}
