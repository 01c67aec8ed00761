using System.Text.Json;
using PeerCoachBot.Storage;

namespace PeerCoachBot.Turns;

/// <summary>An aggregate as this process knows it.</summary>
/// <param name="State">The core's state; null where the aggregate does not exist.</param>
/// <param name="ETag">What the next commit is made against; null where the aggregate does not exist.</param>
internal sealed record Snapshot(
    object? State,
    string? ETag,
    long Order,
    DateTimeOffset? Hint,
    IReadOnlyDictionary<string, PostedCard> Cards)
{
    private static readonly Dictionary<string, PostedCard> NoCards = [];

    public static readonly Snapshot Missing = new(null, null, 0, null, NoCards);

    /// <summary>The version of the stored document's shape, and what a later version added to it.</summary>
    public (int Version, IDictionary<string, JsonElement>? Later) Schema { get; init; } = (1, null);
}
