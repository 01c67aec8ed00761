using System.Text.Json;

namespace PeerCoachBot.Practice;

/// <summary>Reads bodies that are JSON and no larger than they may be.</summary>
internal static class JsonBody
{
    private const int DeepestJson = 64;

    /// <summary>Reads a body; null with the status that refuses it.</summary>
    public static async Task<(JsonElement? Json, int Refusal)> ReadAsync(HttpRequest request, int largest)
    {
        if (request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true)
            return (null, StatusCodes.Status415UnsupportedMediaType);

        using var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        try
        {
            for (int read; (read = await request.Body.ReadAsync(chunk)) > 0;)
            {
                if (buffer.Length + read > largest)
                    return (null, StatusCodes.Status413PayloadTooLarge);
                await buffer.WriteAsync(chunk.AsMemory(0, read));
            }

            using var document = JsonDocument.Parse(buffer.ToArray(), new JsonDocumentOptions { MaxDepth = DeepestJson });
            return document.RootElement.ValueKind == JsonValueKind.Object && IsWhole(document.RootElement)
                ? (document.RootElement.Clone(), 0)
                : (null, StatusCodes.Status400BadRequest);
        }
        catch (Exception error) when (error is JsonException or IOException)
        {
            return (null, StatusCodes.Status400BadRequest);
        }
    }

    public static JsonElement Part(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var part) ? part : default;

    public static string? Text(this JsonElement json, string name) =>
        json.Part(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static IEnumerable<JsonElement> Items(this JsonElement json, string name) =>
        json.Part(name) is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray() : [];

    /// <summary>An escaped half of a surrogate pair is valid JSON and yet no text; nothing could be done with it later.</summary>
    private static bool IsWhole(JsonElement json)
    {
        try
        {
            return ReadsWhole(json);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static bool ReadsWhole(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().All(p => p.Name is not null && ReadsWhole(p.Value)),
        JsonValueKind.Array => json.EnumerateArray().All(ReadsWhole),
        JsonValueKind.String => json.GetString() is not null,
        _ => true,
    };
}
