using System.Text.Json.Serialization;
using PeerCoachBot.Commitments;
using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;

namespace PeerCoachBot.People;

/// <summary>What one person's record tells another's.</summary>
/// <param name="From">Who tells.</param>
/// <param name="To">Who is told.</param>
/// <param name="Id">The commitment that it is about; empty for none.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "peer")]
[JsonDerivedType(typeof(WitnessAsked), "witness-asked")]
[JsonDerivedType(typeof(WitnessAnswered), "witness-answered")]
[JsonDerivedType(typeof(WitnessUnreached), "witness-unreached")]
[JsonDerivedType(typeof(WitnessReleased), "witness-released")]
[JsonDerivedType(typeof(Finished), "finished")]
[JsonDerivedType(typeof(Offered), "offered")]
[JsonDerivedType(typeof(OfferLost), "offer-lost")]
[JsonDerivedType(typeof(Forget), "forget")]
internal abstract record PeerFact(Peer From, PersonId To, string Id) : Extensible, IFact
{
    /// <summary>Will they witness this commitment?</summary>
    /// <param name="Asking">Comes back where the question does not reach them.</param>
    internal sealed record WitnessAsked(Peer From, PersonId To, string Id, string Text, DateOnly? Due = null, long Asking = 0) : PeerFact(From, To, Id);

    /// <summary>Whether the witness will.</summary>
    internal sealed record WitnessAnswered(Peer From, PersonId To, string Id, bool IsWilling) : PeerFact(From, To, Id);

    /// <summary>The question whether they will did not reach the teller.</summary>
    internal sealed record WitnessUnreached(Peer From, PersonId To, string Id, long Asking) : PeerFact(From, To, Id);

    /// <summary>There is nothing to witness any more.</summary>
    internal sealed record WitnessReleased(Peer From, PersonId To, string Id) : PeerFact(From, To, Id);

    /// <summary>The commitment that they witness is done.</summary>
    internal sealed record Finished(Peer From, PersonId To, string Id) : PeerFact(From, To, Id);

    /// <summary>Somebody wrote a commitment down for another, who may take it over.</summary>
    internal sealed record Offered(Peer From, PersonId To, string Id, string Text, Origin Made, DateOnly? Due = null) : PeerFact(From, To, Id);

    /// <summary>A suggestion did not reach the teller, and nothing of it is kept.</summary>
    /// <param name="MadeAt">When the suggestion was made.</param>
    internal sealed record OfferLost(Peer From, PersonId To, string Id, DateTimeOffset MadeAt) : PeerFact(From, To, Id);

    /// <summary>The teller had everything of theirs deleted: nothing of it is to stay with the told.</summary>
    internal sealed record Forget(Peer From, PersonId To) : PeerFact(From, To, "");
}
