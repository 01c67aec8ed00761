using PeerCoachBot.Decisions;

namespace PeerCoachBot.Storage;

/// <summary>An aggregate as it is stored.</summary>
/// <param name="ETag">Opaque; changes with every commit.</param>
/// <param name="Document">The state, and what the machine keeps beside it.</param>
/// <param name="Outbox">What is still to be sent, or was sent and is not folded in yet.</param>
internal sealed record StoredAggregate(AggregateId Id, string ETag, Document Document, IReadOnlyList<OutboxRow> Outbox);

/// <summary>The document of an aggregate.</summary>
/// <param name="State">The core's state as its own JSON.</param>
/// <param name="Order">The order number of the next outbox row.</param>
/// <param name="Hint">When the hint that will wake the aggregate is due; null where it needs none.</param>
/// <param name="Cards">Where each posted card stands, by the card's name.</param>
internal sealed record Document(
    string State,
    long Order,
    IReadOnlyDictionary<string, PostedCard> Cards,
    DateTimeOffset? Hint = null) : Extensible
{
    /// <summary>The version of this document's shape.</summary>
    public int Schema { get; init; } = 1;
}

/// <summary>A card that was posted.</summary>
/// <param name="Conversation">The id of the conversation it stands in.</param>
/// <param name="Activity">The id under which it can be updated; empty where the connector gave none.</param>
internal sealed record PostedCard(string Conversation, string Activity) : Extensible;
