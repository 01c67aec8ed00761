using System.Text.Json.Serialization;

namespace PeerCoachBot.Sessions;

/// <summary>Guides as people write them. Strict: a name that is spelt wrong must not be passed over.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(SessionGuide))]
internal sealed partial class GuideJson : JsonSerializerContext;
