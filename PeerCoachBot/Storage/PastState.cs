using System.Text.Json.Serialization;
using PeerCoachBot.Decisions;

namespace PeerCoachBot.Storage;

/// <summary>A finished state that was put aside.</summary>
/// <param name="Key">Unique in the aggregate.</param>
/// <param name="State">The core's state as its own JSON.</param>
internal sealed record PastState(AggregateId Aggregate, string Key, string State)
{
    public PastCards Cards { get; init; } = PastCards.Unknown;

    /// <summary>Opaque; changes with every write of the state.</summary>
    public string ETag { get; init; } = "";
}

/// <summary>Where the cards of a state that was put aside stand, so that they can be drawn again.</summary>
/// <param name="Posted">By the card's name.</param>
internal sealed record PastCards(IReadOnlyDictionary<string, PostedCard> Posted) : Extensible
{
    /// <summary>Of a state that was put aside before this was kept.</summary>
    public static readonly PastCards Unknown = new(new Dictionary<string, PostedCard>());

    /// <summary>The version of this document's shape.</summary>
    [JsonPropertyOrder(-1)]
    public int Schema { get; init; } = 1;
}
