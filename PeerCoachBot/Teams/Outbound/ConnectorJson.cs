using System.Text.Json.Serialization;

namespace PeerCoachBot.Teams.Outbound;

/// <summary>Asks for a 1:1 conversation.</summary>
internal sealed record ChatRequest(bool IsGroup, IReadOnlyList<ChannelAccount> Members, string TenantId, ChannelAccount? Bot);

internal sealed record ChannelAccount(string Id);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ChatRequest))]
[JsonSerializable(typeof(string))]
internal sealed partial class ConnectorJson : JsonSerializerContext;
