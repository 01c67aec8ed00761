using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PeerCoachBot.Storage.Tables.Service;

/// <summary>
/// Rows as the service's JSON with minimal metadata:
/// https://learn.microsoft.com/rest/api/storageservices/payload-format-for-table-service-operations.
/// </summary>
internal static class RowJson
{
    private const string TypeSuffix = "@odata.type";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(TableRow row)
    {
        ArrayBufferWriter<byte> buffer = new(1024);
        using Utf8JsonWriter json = new(buffer, Options);
        json.WriteStartObject();
        json.WriteString("PartitionKey", row.PartitionKey);
        json.WriteString("RowKey", row.RowKey);
        foreach (var (name, text) in row.Texts)
            json.WriteString(name, text);
        foreach (var (name, bytes) in row.Bytes)
        {
            json.WriteString(name + TypeSuffix, "Edm.Binary");
            json.WriteBase64String(name, bytes);
        }

        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads the answer to a query: <c>{"value": [...]}</c>.</summary>
    public static IReadOnlyList<TableRow> ReadMany(BinaryData body)
    {
        using var json = JsonDocument.Parse(body);
        return [.. json.RootElement.GetProperty("value").EnumerateArray().Select(Read)];
    }

    public static TableRow ReadOne(BinaryData body)
    {
        using var json = JsonDocument.Parse(body);
        return Read(json.RootElement);
    }

    private static TableRow Read(JsonElement json)
    {
        TableRow row = new(Text(json, "PartitionKey"), Text(json, "RowKey")) { ETag = Text(json, "odata.etag") };
        foreach (var property in json.EnumerateObject())
        {
            if (property.Name.Contains('.', StringComparison.Ordinal) || property.Name is "PartitionKey" or "RowKey" or "Timestamp")
                continue;
            if (json.TryGetProperty(property.Name + TypeSuffix, out var type) && type.ValueEquals("Edm.Binary"))
                row.Bytes[property.Name] = property.Value.GetBytesFromBase64();
            else if (property.Value.ValueKind == JsonValueKind.String)
                row.Texts[property.Name] = property.Value.GetString()!;
        }

        return row;
    }

    private static string Text(JsonElement json, string name) =>
        json.GetProperty(name).GetString() ?? throw new JsonException($"A row without {name}.");
}
