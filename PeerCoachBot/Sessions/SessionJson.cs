using System.Text.Json.Serialization;

namespace PeerCoachBot.Sessions;

/// <summary>The stored forms of a session. Strict: a document that is not whole is refused rather than guessed at.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(Session))]
[JsonSerializable(typeof(SessionEvent))]
[JsonSerializable(typeof(SessionFact))]
[JsonSerializable(typeof(SessionGuide))]
internal sealed partial class SessionJson : JsonSerializerContext;
