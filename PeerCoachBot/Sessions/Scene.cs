using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;

namespace PeerCoachBot.Sessions;

/// <summary>A session at one moment, with the guide that it follows: what every step decides from.</summary>
internal sealed record Scene(SessionGuide Guide, Session Session, DateTimeOffset Now)
{
    public Step Step { get; } = Guide.StepOf(Session);

    /// <summary>
    /// What happened says itself which card it is about. Typed words do not, and so need rules against words that come
    /// twice, or from two people at once.
    /// </summary>
    public bool IsPinned { get; init; }

    /// <summary>The revision that the decision under way will have.</summary>
    public long NextRevision => Session.Revision + 1;

    public AggregateId Id => SessionId.Of(Session.Home);

    public Scene With(Session session) => this with { Session = session };

    public Effect UpdateLivingCard() => new Effect.UpdateCard(Guide.LivingCard(Session).Name());

    public Effect PostHere(SessionCard card) => new Effect.PostCard(card.Name(), new Address.Shared(Session.Home));

    public Effect TellEntered(PersonId person) => new Effect.Tell(
        SessionId.OfPerson(person),
        new SessionFact.Entered(Id, person, Session.Key, NextRevision) { At = Now });

    public Effect TellLeft(PersonId person) => new Effect.Tell(
        SessionId.OfPerson(person),
        new SessionFact.Left(Id, person, Session.Key, NextRevision) { At = Now });

    /// <summary>The decision that the session becomes this.</summary>
    public static Decision<Session> Change(Progress progress, Reply? reply = null) =>
        Decision<Session>.Change(progress.Session, progress.Effects, reply);

    public static Decision<Session> Change(Session session, params IReadOnlyList<Effect> effects) =>
        Decision<Session>.Change(session, effects);

    public Decision<Session> Refuse(string sentence, params IReadOnlyList<string> values) =>
        Decision<Session>.Refuse(Session, new Reply.Say(sentence, values));

    public Decision<Session> Refuse(string sentence, IEnumerable<PersonId> people) =>
        Decision<Session>.Refuse(Session, new Reply.Say(sentence, [.. people], []));

    public Decision<Session> Nothing(Reply? reply = null) => Decision<Session>.Nothing(Session, reply);
}

/// <summary>A session on its way through a decision, with what must happen because of it.</summary>
internal sealed record Progress(Session Session, IReadOnlyList<Effect> Effects)
{
    public Progress Before(Progress later) => later with { Effects = [.. Effects, .. later.Effects] };
}

/// <summary>Names of the aggregates that a session deals with.</summary>
internal static class SessionId
{
    public const string Kind = "session";

    /// <summary>The kind of whoever is told that they entered or left a session.</summary>
    public const string PersonKind = "person";

    /// <summary>Whoever is told of a person's sessions.</summary>
    public static AggregateId OfPerson(PersonId person) => new(PersonKind, person.Tenant, person.ObjectId);

    /// <summary>The aggregate of a conversation's sessions: one runs at a time.</summary>
    public static AggregateId Of(Conversation home) => new(Kind, home.Tenant, home.Id);
}
