using System.Text.Json.Serialization;

namespace PeerCoachBot.Practice.State;

/// <summary>The stored form of the room, which its windows get as well.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    IgnoreReadOnlyProperties = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(RoomState))]
[JsonSerializable(typeof(RoomNews))]
internal sealed partial class RoomJson : JsonSerializerContext;
