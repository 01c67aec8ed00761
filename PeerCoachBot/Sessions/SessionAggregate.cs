using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions.Steps;

namespace PeerCoachBot.Sessions;

/// <summary>A conversation's sessions, one after another, as the machine sees them.</summary>
internal sealed class SessionAggregate(SessionGuide guide) : Aggregate<Session, SessionEvent>
{
    public override string Kind => SessionId.Kind;

    protected override SessionEvent WakeUp { get; } = new SessionEvent.Woken();

    protected override JsonTypeInfo<Session> StateJson => SessionJson.Default.Session;

    protected override Decision<Session> Decide(Session? state, SessionEvent happened, DateTimeOffset now) =>
        SessionDialog.Decide(guide, state, happened, now);

    protected override DateTimeOffset? NextWake(Session state) => Clockwork.NextWake(state);

    protected override SessionEvent Told(string fact) =>
        JsonSerializer.Deserialize(fact, SessionJson.Default.SessionEvent) ?? throw new JsonException("The fact told is null.");

    protected override string Write(IFact fact) => fact is SessionEvent told
        ? JsonSerializer.Serialize(told, SessionJson.Default.SessionEvent)
        : JsonSerializer.Serialize((SessionFact)fact, SessionJson.Default.SessionFact);

    protected override string NameOf(Session state, string card) => Forgetting.NameOf(state, card);

    protected override SessionEvent? Undelivered(string card, Address to, bool mayHaveGone) =>
        to is Address.Private { Person: var person } ? new SessionEvent.Undelivered(person) : null;
}
