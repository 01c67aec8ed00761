using System.Text.Json.Serialization;

namespace PeerCoachBot.Storage;

/// <summary>The stored forms of what the machine keeps. What is missing is refused; what a later version added is kept.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(Document))]
[JsonSerializable(typeof(OutboxRow))]
[JsonSerializable(typeof(Claim))]
[JsonSerializable(typeof(PastCards))]
internal sealed partial class StoreJson : JsonSerializerContext;
