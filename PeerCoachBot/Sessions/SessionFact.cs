using System.Text.Json.Serialization;
using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;

namespace PeerCoachBot.Sessions;

/// <summary>What a session tells the people in it. A later revision of the same conversation's session outdates an earlier one.</summary>
/// <param name="Session">The aggregate that tells.</param>
/// <param name="Person">Who is told, and of whom it is true.</param>
/// <param name="Key">Which of the conversation's sessions.</param>
/// <param name="Revision">The session's revision at which this became true.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "fact")]
[JsonDerivedType(typeof(Entered), "entered")]
[JsonDerivedType(typeof(Left), "left")]
[JsonDerivedType(typeof(Recorded), "recorded")]
[JsonDerivedType(typeof(Withdrawn), "withdrawn")]
[JsonDerivedType(typeof(Spoken), "spoken")]
[JsonDerivedType(typeof(CheckInAsked), "check-in-asked")]
[JsonDerivedType(typeof(Forgot), "forgotten")]
internal abstract record SessionFact(AggregateId Session, PersonId Person, string Key, long Revision) : Extensible, IFact
{
    /// <summary>When it became true.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The person takes part.</summary>
    internal sealed record Entered(AggregateId Session, PersonId Person, string Key, long Revision)
        : SessionFact(Session, Person, Key, Revision);

    /// <summary>The person wrote a next step down, or changed one.</summary>
    internal sealed record Recorded(AggregateId Session, PersonId Person, string Key, long Revision, NextStep Step)
        : SessionFact(Session, Person, Key, Revision)
    {
        /// <summary>The person, by the name that the others see.</summary>
        public required Peer Owner { get; init; }

        /// <summary>The witness that the step names, by name.</summary>
        public Peer? Witness { get; init; }

        public required Conversation Home { get; init; }

        /// <summary>The other participants.</summary>
        public required IReadOnlyList<Peer> Peers { get; init; }
    }

    /// <summary>The person took a next step back.</summary>
    internal sealed record Withdrawn(AggregateId Session, PersonId Person, string Key, long Revision, string Slot)
        : SessionFact(Session, Person, Key, Revision);

    /// <summary>The person typed words in the conversation that are for no session: what they mean depends on the person.</summary>
    internal sealed record Spoken(AggregateId Session, PersonId Person, string Key, long Revision, Typed Words)
        : SessionFact(Session, Person, Key, Revision);

    /// <summary>The session's check-in asks how the person's commitments stand.</summary>
    /// <param name="Peers">The other participants: they hear of what they know already.</param>
    internal sealed record CheckInAsked(AggregateId Session, PersonId Person, string Key, long Revision, IReadOnlyList<PersonId> Peers)
        : SessionFact(Session, Person, Key, Revision);

    /// <summary>The session keeps nothing of the person any more.</summary>
    internal sealed record Forgot(AggregateId Session, PersonId Person, string Key, long Revision)
        : SessionFact(Session, Person, Key, Revision)
    {
        /// <summary>Everybody else who takes part or ever did, in any session of the conversation: they may have kept something of the person.</summary>
        public IReadOnlyList<PersonId> Others { get; init; } = [];
    }

    /// <summary>The person left, or the session closed.</summary>
    internal sealed record Left(AggregateId Session, PersonId Person, string Key, long Revision)
        : SessionFact(Session, Person, Key, Revision);
}
