using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PeerCoachBot.OwnData;

/// <summary>Writes somebody's data as JSON that people can read, too.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(PersonalData))]
internal sealed partial class OwnJson : JsonSerializerContext
{
    /// <summary>Letters stay letters: nothing of it is ever part of a page.</summary>
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>UTF-8.</summary>
    public static byte[] Write(PersonalData data)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter writer = new(bytes, Readable))
            JsonSerializer.Serialize(writer, data, Default.PersonalData);
        return bytes.ToArray();
    }
}
