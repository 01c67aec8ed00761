using System.Text.Json;

namespace PeerCoachBot.Teams.Inbound;

/// <summary>Reads JSON of which nothing is sure: what is missing or of another type is not there.</summary>
internal static class LenientJson
{
    public static JsonElement Part(this JsonElement json, string name)
    {
        try
        {
            return json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var part) ? part : default;
        }
        catch (InvalidOperationException)
        {
            // A name beside it is an escaped lone surrogate.
            return default;
        }
    }

    /// <summary>A string; null where it is missing, no string, or cut within a surrogate pair.</summary>
    public static string? Text(this JsonElement json, string name)
    {
        try
        {
            return json.Part(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // An escaped lone surrogate is no text.
            return null;
        }
    }

    public static bool Flag(this JsonElement json, string name) => json.Part(name).ValueKind == JsonValueKind.True;

    public static IEnumerable<JsonElement> Items(this JsonElement json, string name) =>
        json.Part(name) is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray() : [];
}
