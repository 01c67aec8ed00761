using System.Text.Json.Serialization;

namespace PeerCoachBot.Teams.Inbound;

/// <summary>The body of a refusal: why, without a word of what was sent.</summary>
internal sealed record Refusal(string Error);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Refusal))]
internal sealed partial class RefusalJson : JsonSerializerContext;
