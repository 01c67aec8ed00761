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
[JsonDerivedType(typeof(Forgot), "forgotten")]
internal abstract record SessionFact(AggregateId Session, PersonId Person, string Key, long Revision) : Extensible, IFact
{
    /// <summary>The person takes part.</summary>
    internal sealed record Entered(AggregateId Session, PersonId Person, string Key, long Revision)
        : SessionFact(Session, Person, Key, Revision);

    /// <summary>The session keeps nothing of the person any more.</summary>
    internal sealed record Forgot(AggregateId Session, PersonId Person, string Key, long Revision)
        : SessionFact(Session, Person, Key, Revision);

    /// <summary>The person left, or the session closed.</summary>
    internal sealed record Left(AggregateId Session, PersonId Person, string Key, long Revision)
        : SessionFact(Session, Person, Key, Revision);
}
