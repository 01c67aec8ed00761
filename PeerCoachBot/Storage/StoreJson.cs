using System.Text.Json.Serialization;

namespace PeerCoachBot.Storage;

/// <summary>The stored forms of what the machine keeps. Strict.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(Document))]
[JsonSerializable(typeof(OutboxRow))]
[JsonSerializable(typeof(Claim))]
internal sealed partial class StoreJson : JsonSerializerContext;
