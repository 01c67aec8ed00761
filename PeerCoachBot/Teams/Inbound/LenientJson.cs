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

    /// <summary>There is a string, but it is no text.</summary>
    public static bool IsBroken(this JsonElement json, string name) => IsBroken(json.Part(name));

    /// <summary>Somewhere within is a string that is no text.</summary>
    public static bool HasBroken(this JsonElement json, string name) => HasBroken(json.Part(name));

    public static bool Flag(this JsonElement json, string name) => json.Part(name).ValueKind == JsonValueKind.True;

    public static IEnumerable<JsonElement> Items(this JsonElement json, string name) =>
        json.Part(name) is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray() : [];

    private static bool HasBroken(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().Any(property => HasBroken(property.Value)),
        JsonValueKind.Array => json.EnumerateArray().Any(HasBroken),
        _ => IsBroken(json),
    };

    private static bool IsBroken(JsonElement json)
    {
        try
        {
            return json.ValueKind == JsonValueKind.String && json.GetString() is null;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }
}
