using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;

namespace PeerCoachBot.Sessions.Steps;

/// <summary>One question to everybody: answers are kept, stay hidden, and are revealed together.</summary>
internal static class Asking
{
    public static Decision<Session> Record(Scene scene, Participant who, SessionEvent.Answered answered)
    {
        if (scene.Guide.OpenQuestion(scene.Session) is not { } question || question.Key != answered.Question)
            return scene.Refuse(Sentences.NotNow);
        if (AnswerText.Read(question, answered.Text, answered.Today, out var text) is { } refusal)
            return Decision<Session>.Refuse(scene.Session, refusal);
        if (scene.Session.AnswerOf(who.Who.Id, question.Key) is { Passed: false } known && known.Text == text)
            return scene.Nothing();

        var answer = new Answer(question.Key, who.Who.Id, text, scene.Now) { Message = answered.Message, EditedAt = answered.EditedAt };
        var settled = Settle(scene.With(Keep(scene, question, answer)), question);
        var isChanged = scene.Session.AnswerOf(who.Who.Id, question.Key) is { Passed: false };
        return Scene.Change(settled, isChanged ? new Reply.Say(Sentences.AnswerChanged) : null);
    }

    public static Decision<Session> Pass(Scene scene, Participant who, Question question)
    {
        if (scene.Session.AnswerOf(who.Who.Id, question.Key) is { Passed: true })
            return scene.Nothing();

        var passed = Keep(scene, question, new Answer(question.Key, who.Who.Id, "", scene.Now, Passed: true));
        return Scene.Change(Settle(scene.With(passed), question));
    }

    /// <summary>Nobody waits any longer for somebody's answer; it is still taken until the step closes.</summary>
    public static Decision<Session> Skip(Scene scene, PersonId who, Question question)
    {
        if (!Missing(scene.Guide, scene.Session, question).Contains(who))
            return scene.Nothing();
        return Scene.Change(Settle(scene.With(WaitNoLonger(scene, question, [who])), question));
    }

    /// <summary>Nobody waits any longer for whoever is missing while others have answered.</summary>
    public static Session WaitNoLonger(Scene scene) =>
        scene.Guide.OpenQuestion(scene.Session) is { } question && scene.Session.Answers.Any(a => a.Question == question.Key)
        ? WaitNoLonger(scene, question, Missing(scene.Guide, scene.Session, question))
        : scene.Session;

    public static Decision<Session> RevealNow(Scene scene)
    {
        if (scene.Step is not Step.Ask ask)
            return scene.Refuse(Sentences.NothingToReveal);
        if (scene.Session.IsRevealed(ask.Question.Key))
            return scene.Nothing();
        return scene.Session.Answers.Any(a => a.Question == ask.Question.Key)
            ? Scene.Change(Reveal(scene, ask.Question))
            : scene.Refuse(Sentences.NothingToReveal);
    }

    public static Progress Reveal(Scene scene, Question question) =>
        new Progress(scene.Session, [scene.UpdateLivingCard()]).Before(ShowBoard(scene, question.Key));

    /// <summary>Shows the answers as they are now, wherever they may stand.</summary>
    public static Progress ShowBoard(Scene scene, string question)
    {
        var session = scene.Session;
        var here = Confidentiality.WordsMayShowHere(session);
        var pages = Pages.OfBoard(session, question).Count;
        List<(string For, int Pages)> wanted = [(SessionCard.All, here ? pages : 1)];
        if (!here)
            wanted.AddRange(session.Reachable().Select(p => (SessionCard.Whom(p.Who.Id), pages)));

        List<Effect> effects = [];
        List<PostedBoard> boards = [.. session.Boards];
        foreach (var board in session.Boards.Where(b => b.Question == question && IsStillFor(b)))
            effects.AddRange(Numbers(1, board.Pages).Select(page => (Effect)new Effect.UpdateCard(Name(board.For, page))));
        foreach (var (whom, count) in wanted)
        {
            var posted = boards.Find(b => b.Question == question && b.For == whom);
            effects.AddRange(Numbers((posted?.Pages ?? 0) + 1, count).Select(page => Post(scene, whom, Name(whom, page))));
            if (posted is not null)
                boards.Remove(posted);
            boards.Add((posted ?? new PostedBoard(question, whom, 0)) with { Pages = Math.Max(posted?.Pages ?? 0, count) });
        }

        return new Progress(session with { Boards = boards }, effects);

        // Whoever left keeps what they were shown, and is shown nothing that is said afterwards.
        bool IsStillFor(PostedBoard board) =>
            board.For == SessionCard.All || session.FindActive(new PersonId(session.Home.Tenant, board.For)) is not null;

        string Name(string whom, int page) => new SessionCard.Board(session.Key, question, page, whom).Name();
    }

    public static bool IsComplete(SessionGuide guide, Session session, Question question) =>
        session.Active().Any() && Missing(guide, session, question).Count == 0;

    /// <summary>Who has neither answered nor passed, and is waited for.</summary>
    public static IReadOnlyList<PersonId> Missing(SessionGuide guide, Session session, Question question) =>
        question.Of == AskedOf.TheGroup && session.Answers.Any(a => a.Question == question.Key && !a.Passed)
            ? []
            :
            [
                .. session.Active()
                    .Select(p => p.Who.Id)
                    .Where(p => session.AnswerOf(p, question.Key) is null && !session.IsAbsent(p, guide.AbsenceKey(question))),
            ];

    private static Progress Settle(Scene scene, Question question) =>
        scene.Session.IsRevealed(question.Key)
            ? ShowBoard(scene, question.Key)
            : StepFlow.Settle(scene);

    /// <summary>Keeps an answer; whoever gives one is waited for again.</summary>
    private static Session Keep(Scene scene, Question question, Answer answer) => scene.Session with
    {
        Answers = [.. scene.Session.Answers.Where(a => a.By != answer.By || a.Question != answer.Question), answer],
        Absences = [.. scene.Session.Absences.Where(a => a != new Absence(answer.By, scene.Guide.AbsenceKey(question)))],
    };

    private static Session WaitNoLonger(Scene scene, Question question, IEnumerable<PersonId> people) => scene.Session with
    {
        Absences = [.. scene.Session.Absences, .. people.Select(p => new Absence(p, scene.Guide.AbsenceKey(question)))],
    };

    private static Effect Post(Scene scene, string whom, string card) => new Effect.PostCard(card, whom == SessionCard.All
        ? new Address.Shared(scene.Session.Home)
        : new Address.Private(new PersonId(scene.Session.Home.Tenant, whom)));

    private static IEnumerable<int> Numbers(int first, int last) => Enumerable.Range(first, Math.Max(0, last - first + 1));
}
