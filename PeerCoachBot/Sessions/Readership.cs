using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions.Steps;
using PeerCoachBot.Sessions.Typing;

namespace PeerCoachBot.Sessions;

/// <summary>What follows from who can read: words appear in the conversation or vanish from it, and reach people in 1:1.</summary>
internal static class Readership
{
    /// <summary>Somebody came to the conversation or went: cards with words are drawn again for whoever reads them now.</summary>
    public static Decision<Session> Change(Scene scene, IReadOnlyList<Peer>? readers)
    {
        if (Same(scene.Session.Readers, readers))
            return scene.Nothing();

        var read = scene.With(scene.Session with { Readers = readers });
        return Scene.Change(Confidentiality.WordsMayShowHere(scene.Session) == Confidentiality.WordsMayShowHere(read.Session)
            ? new Progress(read.Session, [read.UpdateLivingCard()])
            : ShowEverythingAgain(read));
    }

    /// <summary>One participant agrees that words show here; when all have, they do.</summary>
    public static Decision<Session> ShowHere(Scene scene, Participant who)
    {
        if (Confidentiality.WordsMayShowHere(scene.Session))
            return scene.Nothing(new Reply.Say(Sentences.ShowHereAlready));

        var agreed = scene.With(scene.Session.With(who with { ShowsHere = true }));
        if (Confidentiality.WordsMayShowHere(agreed.Session))
            return Scene.Change(ShowEverythingAgain(agreed));

        var missing = agreed.Session.Active().Where(p => !p.ShowsHere).Select(p => p.Who.Id);
        return Decision<Session>.Change(agreed.Session, [], new Reply.Say(Sentences.ShowHereNoted, [.. missing], []));
    }

    /// <summary>A 1:1 message did not reach somebody: the session's card says so, and keeps what they missed for them.</summary>
    public static Decision<Session> Lose(Scene scene, PersonId person) =>
        scene.Session.Unreachable.Contains(person)
            ? scene.Nothing()
            : Scene.Change(
                scene.Session with { Unreachable = [.. scene.Session.Unreachable, person] },
                [.. CardsNamingUnreached(scene)]);

    /// <summary>The status in 1:1, with whatever could not be delivered there before.</summary>
    public static Decision<Session> ShowPrivately(Scene scene, PersonId person)
    {
        var status = new Reply.Show(new SessionCard.Status(scene.Session.Key).Name());
        if (!scene.Session.Unreachable.Contains(person))
            return scene.Nothing(status);

        var whom = SessionCard.Whom(person);
        var missed = scene.Session.Boards
            .Where(board => board.For == whom)
            .SelectMany(board => Enumerable.Range(1, board.Pages)
                .Select(page => new SessionCard.Board(scene.Session.Key, board.Question, page, whom)))
            .Select(card => (Effect)new Effect.PostCard(card.Name(), new Address.Private(person)));
        return Decision<Session>.Change(Reached(scene.Session, person), [.. missed, .. CardsNamingUnreached(scene)], status);
    }

    /// <summary>Words in 1:1 after the session closed: "status" brings the summary again.</summary>
    public static Decision<Session> Remind(Scene scene, Typed words) =>
        CommandReader.Read(words.Text) is Command.Plain { Word: Word.Status } && scene.Session.Find(words.By.Id) is { } participant
            ? Scene.Change(Reached(scene.Session, words.By.Id), [.. Ending.SummaryFor(scene, participant)])
            : scene.Nothing(new Reply.Say(Sentences.SessionClosed));

    private static Progress ShowEverythingAgain(Scene scene)
    {
        var progress = new Progress(scene.Session, [scene.UpdateLivingCard()]);
        foreach (var question in scene.Session.Boards.Select(b => b.Question).Distinct())
            progress = progress.Before(Asking.ShowBoard(scene.With(progress.Session), question));
        return progress;
    }

    /// <summary>The shared cards that say who was not reached: those of the answers shown last, or the summary.</summary>
    private static IEnumerable<Effect> CardsNamingUnreached(Scene scene) => scene.Session switch
    {
        { ClosedAt: not null } closed => [new Effect.UpdateCard(new SessionCard.Summary(closed.Key, 1, SessionCard.All).Name())],
        { Boards: var boards } open when boards.LastOrDefault(b => b.For == SessionCard.All) is { } board =>
            [scene.UpdateLivingCard(), new Effect.UpdateCard(new SessionCard.Board(open.Key, board.Question, 1, SessionCard.All).Name())],
        _ => [scene.UpdateLivingCard()],
    };

    private static Session Reached(Session session, PersonId person) =>
        session with { Unreachable = [.. session.Unreachable.Where(p => p != person)] };

    private static bool Same(IReadOnlyList<Peer>? one, IReadOnlyList<Peer>? other) =>
        one is null || other is null ? one is null && other is null : one.SequenceEqual(other);
}
