using System.Text.Json;
using System.Text.Json.Serialization;

namespace PeerCoachBot.Decisions;

/// <summary>
/// Part of a stored document. While two versions of the program share a store, the earlier one reads what the later one
/// wrote; members that it does not know are kept and written again.
/// </summary>
internal abstract record Extensible
{
    /// <summary>Members that only a later version knows; null for none. Set by the serializer and never changed.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Later { get; set; }
}
