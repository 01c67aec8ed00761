using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;

namespace PeerCoachBot.Sessions.Steps;

/// <summary>
/// Somebody had everything of theirs deleted. The session keeps that somebody was there, without a name, an id or a word of
/// theirs; the others go on.
/// </summary>
internal static class Forgetting
{
    public static Decision<Session> Decide(Scene scene, SessionEvent.Forgotten forgotten)
    {
        var person = forgotten.Person;
        var without = IsKnown(scene.Session, person) ? Without(scene, person) : new Progress(scene.Session, []);
        if (forgotten.InPast)
            return without.Session == scene.Session ? scene.Nothing() : Scene.Change(without.Session);

        var fact = new SessionFact.Forgot(scene.Id, person, scene.Session.Key, scene.NextRevision) { At = scene.Now, Others = Others(without.Session) };
        Effect.Tell done = new(SessionId.OfPerson(person), fact);
        return Scene.Change(without.Before(new Progress(without.Session, [new Effect.TellPast(forgotten with { InPast = true }), done])));
    }

    private static IReadOnlyList<PersonId> Others(Session session) =>
        [.. session.Participants.Select(p => p.Who.Id).Where(p => !session.IsRemoved(p)).Union(session.Ledger.Everybody())];

    /// <summary>A card's name, where the one that it had names somebody who is forgotten.</summary>
    public static string NameOf(Session session, string card)
    {
        if (session.Removed.Count == 0 || SessionCard.Read(card) is not { } named || named.Session != session.Key)
            return card;

        return named switch
        {
            SessionCard.OfTurn turn => (turn with { Explorer = Whom(turn.Explorer) }).Name(),
            SessionCard.Board board => (board with { For = Whom(board.For) }).Name(),
            SessionCard.Summary summary => (summary with { For = Whom(summary.For) }).Name(),
            SessionCard.TimeUp timeUp => (timeUp with { Of = NameOf(session, timeUp.Of) }).Name(),
            _ => card,
        };

        string Whom(string objectId) => objectId.Length == 0 ? objectId : session.NameFor(new PersonId(session.Home.Tenant, objectId)).ObjectId;
    }

    /// <summary>What they say within the time in which messages are delivered again may be from before.</summary>
    public static bool IsJustForgotten(Scene scene, PersonId person) =>
        scene.Session.RemovalOf(person) is { } removal && scene.Now - removal.At <= Participant.RepeatWindow;

    private static bool IsKnown(Session session, PersonId person) =>
        session.Find(person) is not null
        || (session.Readers ?? []).Any(reader => reader.Id == person)
        || session.Ledger.Everybody().Contains(person)
        || session.Unreachable.Contains(person)
        || session.Reports.Any(report => report.By == person || report.Items.Any(item => item.Knowing.Contains(person)))
        || session.LatelyMoved.Any(move => move.By == person);

    /// <summary>Words go first, so that nothing is revealed or summed up from them on the way out.</summary>
    private static Progress Without(Scene scene, PersonId person)
    {
        var wordless = Wordless(scene.Session, person);
        var left = wordless.IsOpen() && wordless.Find(person) is { HasLeft: false } who
            ? Gathering.Leave(scene.With(wordless), who)
            : Scene.Change(wordless, scene.With(wordless).UpdateLivingCard());
        var session = Nameless(left.State!, person, Removal.Of(left.State!, person, scene.Now));
        return new Progress(session, [.. left.Effects.Where(effect => !TellsLeft(effect, person)).Select(effect => Nameless(session, effect))]);
    }

    /// <summary>What they are told is that they are forgotten.</summary>
    private static bool TellsLeft(Effect effect, PersonId person) =>
        effect is Effect.Tell { Fact: SessionFact.Left { Person: var told } } && told == person;

    private static Effect Nameless(Session session, Effect effect) => effect switch
    {
        Effect.PostCard post => post with { Card = NameOf(session, post.Card) },
        Effect.UpdateCard update => new Effect.UpdateCard(NameOf(session, update.Card)),
        _ => effect,
    };

    private static Session Wordless(Session session, PersonId person)
    {
        var name = session.Find(person)?.Who.Name ?? "";
        return session with
        {
            Answers = [.. session.Answers.Where(a => a.By != person)],
            Reports = [.. session.Reports.Where(r => r.By != person)],
            NextSteps = [.. session.NextSteps.Where(c => c.By != person)],
            Zone = session.Participants is [var first, ..] && first.Who.Id == person ? null : session.Zone,
            Participants =
            [
                .. session.Participants.Select(p => p.Who.Id == person
                    ? p with { Draft = null, KeptLately = [], Later = null }
                    : p with { KeptLately = [.. p.KeptLately.Where(kept => !Calls(kept.Text, name))] }),
            ],
        };
    }

    /// <summary>Words by which another named them, as a witness; in full or by the first of their names.</summary>
    private static bool Calls(string text, string name) =>
        name.Split(' ')[0] is { Length: > 0 } first && text.Contains(first, StringComparison.OrdinalIgnoreCase);

    private static Session Nameless(Session session, PersonId person, Removal removal)
    {
        PersonId As(PersonId id) => id == person ? removal.As : id;
        IReadOnlyList<PersonId> All(IReadOnlyList<PersonId> people) => [.. people.Select(As)];
        Peer Masked(Peer peer) => peer.Id == person ? new Peer(removal.As, "") : peer;

        var named = session with
        {
            Removed = [.. session.Removed, removal],
            Participants = [.. session.Participants.Select(p => p with { Who = Masked(p.Who) })],
            Readers = session.Readers is { } readers ? [.. readers.Select(Masked)] : null,
            Boards = [.. session.Boards.Select(b => b.For == SessionCard.Whom(person) ? b with { For = SessionCard.Whom(removal.As) } : b)],
            Absences = [.. session.Absences.Select(a => a with { Who = As(a.Who) })],
            TurnOrder = All(session.TurnOrder),
            Spotlight = session.Spotlight is { } spotlight ? spotlight with { Explorer = As(spotlight.Explorer) } : null,
            HadTurn = All(session.HadTurn),
            NextSteps = [.. session.NextSteps.Select(c => c.Witness == person ? c with { Witness = removal.As } : c)],
            Reports = [.. session.Reports.Select(r => r with { Items = [.. r.Items.Select(i => i with { Knowing = All(i.Knowing) })] })],
            Unreachable = [.. session.Unreachable.Where(p => p != person)],
            Ledger = session.Ledger.Without(person),
            LatelyMoved = [.. session.LatelyMoved.Where(m => m.By != person && !m.Word.Contains(person.ObjectId, StringComparison.Ordinal))],
        };
        return named with { Timer = named.Timer is { } timer ? timer with { Of = NameOf(named, timer.Of) } : null };
    }
}
