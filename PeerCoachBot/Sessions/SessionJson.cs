using System.Text.Json.Serialization;

namespace PeerCoachBot.Sessions;

/// <summary>
/// The stored forms of a session. A document that is not whole is refused rather than guessed at; what a later version
/// added to it is kept.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(Session))]
[JsonSerializable(typeof(SessionEvent))]
[JsonSerializable(typeof(SessionFact))]
internal sealed partial class SessionJson : JsonSerializerContext;
