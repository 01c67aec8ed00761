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
        var read = scene.Session.ReadBy(readers);
        if (Same(scene.Session.Readers, read.Readers) || (!scene.Session.IsOpen() && !Hides(scene.Session, read)))
            return scene.Nothing();

        return Scene.Change(read, scene.UpdateLivingCard());
    }

    /// <summary>The same decision; where it changes whether words may show, every card with words is drawn again.</summary>
    public static Decision<Session> Redrawing(SessionGuide guide, Session? before, Decision<Session> decision, DateTimeOffset now)
    {
        if (decision is not { Keep: Keeping.State, State: { } after }
            || before is null
            || before.Key != after.Key
            || Confidentiality.WordsMayShowHere(before) == Confidentiality.WordsMayShowHere(after))
            return decision;

        var shown = ShowEverythingAgain(new Scene(guide, after, now));
        return Decision<Session>.Change(shown.Session, [.. decision.Effects.Union(shown.Effects)], decision.Reply);
    }

    /// <summary>The same decision, which also notes who can read, where a message that changes nothing else has shown that.</summary>
    public static Decision<Session> Noting(SessionGuide guide, Session before, Session read, Decision<Session> decision, DateTimeOffset now) =>
        decision.Keep == Keeping.State || Same(before.Readers, read.Readers)
            ? decision
            : Decision<Session>.Change(read, [new Scene(guide, read, now).UpdateLivingCard()], decision.Reply);

    /// <summary>One participant agrees that words show here; when all have, they do.</summary>
    public static Decision<Session> ShowHere(Scene scene, Participant who)
    {
        if (Confidentiality.WordsMayShowHere(scene.Session))
            return scene.Nothing(new Reply.Say(Sentences.ShowHereAlready));

        var agreed = scene.With(scene.Session.With(who with { ShowsHere = true }));
        if (Confidentiality.WordsMayShowHere(agreed.Session))
            return Scene.Change(agreed.Session, agreed.UpdateLivingCard());

        var missing = agreed.Session.Active().Where(p => !p.ShowsHere).Select(p => p.Who.Id);
        var noted = new Reply.Say(Sentences.ShowHereNoted, [.. missing], []);
        return who.ShowsHere ? scene.Nothing(noted) : Decision<Session>.Change(agreed.Session, [], noted);
    }

    /// <summary>A 1:1 message did not reach somebody: the cards that stand for it say so, and what they missed is kept for them.</summary>
    public static Decision<Session> Lose(Scene scene, PersonId person) =>
        scene.Session.Unreachable.Contains(person) || scene.Session.Find(person) is null
            ? scene.Nothing()
            : Scene.Change(
                scene.Session with { Unreachable = [.. scene.Session.Unreachable, person] },
                CardsThatNameTheUnreachable(scene.Session));

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
        return Decision<Session>.Change(Reached(scene.Session, person), [.. missed, .. CardsThatNameTheUnreachable(scene.Session)], status);
    }

    /// <summary>Words in 1:1 after the session closed: "status" brings the summary again.</summary>
    public static Decision<Session> Remind(Scene scene, Typed words) =>
        CommandReader.Read(words.Text) is Command.Plain { Word: Word.Status }
        && scene.Session.Find(words.By.Id) is { } participant
        && (participant.IsActive() || scene.Session.HasWordsOf(words.By.Id))
            ? Scene.Change(
                Reached(scene.Session, words.By.Id),
                [
                    .. Ending.SummaryFor(scene, participant),
                    .. scene.Session.Unreachable.Contains(words.By.Id) ? CardsThatNameTheUnreachable(scene.Session) : [],
                ])
            : scene.Nothing(new Reply.Say(Sentences.SessionClosed));

    private static bool Hides(Session before, Session after) =>
        Confidentiality.WordsMayShowHere(before) && !Confidentiality.WordsMayShowHere(after);

    private static Progress ShowEverythingAgain(Scene scene)
    {
        var progress = new Progress(scene.Session, [scene.UpdateLivingCard()]);
        foreach (var question in scene.Session.Boards.Select(b => b.Question).Distinct())
            progress = progress.Before(Asking.ShowBoard(scene.With(progress.Session), question));

        if (!scene.Session.IsOpen())
            progress = progress.Before(ShowSummaryAgain(scene.With(progress.Session)));

        // Next steps stand on their step's card, also when the step is over.
        var commits = scene.Guide.Steps.OfType<Step.Commit>().Where(s => scene.Session.StepsDone.Contains(s.Key));
        return progress with
        {
            Effects =
            [
                .. progress.Effects,
                .. commits.Select(s => new Effect.UpdateCard(new SessionCard.OfStep(scene.Session.Key, s.Key).Name())),
            ],
        };
    }

    /// <summary>A summary whose words may stay in the conversation no longer goes to each in 1:1 instead.</summary>
    private static Progress ShowSummaryAgain(Scene scene)
    {
        var pages = Pages.OfSummary(scene.Session, scene.Guide, reader: null).Count;
        var shared = Enumerable.Range(1, pages)
            .Select(page => (Effect)new Effect.UpdateCard(new SessionCard.Summary(scene.Session.Key, page, SessionCard.All).Name()));
        var alone = Confidentiality.WordsMayShowHere(scene.Session)
            ? []
            : scene.Session.Reachable().SelectMany(person => Ending.SummaryFor(scene, person));
        return new Progress(scene.Session, [.. shared, .. alone]);
    }

    /// <summary>The cards that say "it has gone to each of you in 1:1".</summary>
    private static IReadOnlyList<Effect> CardsThatNameTheUnreachable(Session session)
    {
        IEnumerable<SessionCard> cards = session.IsOpen()
            ? session.Boards.Where(b => b.For == SessionCard.All).Select(b => new SessionCard.Board(session.Key, b.Question, 1, SessionCard.All))
            : [new SessionCard.Summary(session.Key, 1, SessionCard.All)];
        return [.. cards.Select(c => new Effect.UpdateCard(c.Name()))];
    }

    private static Session Reached(Session session, PersonId person) =>
        session with { Unreachable = [.. session.Unreachable.Where(p => p != person)] };

    private static bool Same(IReadOnlyList<Peer>? one, IReadOnlyList<Peer>? other) =>
        one is null || other is null ? one is null && other is null : one.ToHashSet().SetEquals(other);
}
