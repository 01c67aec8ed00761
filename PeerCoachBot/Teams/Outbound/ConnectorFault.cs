using System.Text.Json;

namespace PeerCoachBot.Teams.Outbound;

/// <summary>What a connector says of a call that it did not carry out.</summary>
/// <param name="Status">The HTTP status; 0 where there was no answer.</param>
/// <param name="Code">Its own code, such as <c>ConversationNotFound</c>; empty where it says none.</param>
/// <param name="After">Not before this time has passed, where it said so.</param>
internal sealed record ConnectorFault(int Status, string Code, TimeSpan? After = null)
{
    /// <summary>The codes come as <c>error.code</c>, or as <c>subCode</c> in a JSON text within the JSON. Source: Teams' documented errors.</summary>
    public static string CodeOf(JsonElement answer)
    {
        try
        {
            if (answer.ValueKind != JsonValueKind.Object)
                return "";
            if (answer.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object && Text(error, "code") is { Length: > 0 } code)
                return Inner(error) ?? code;
            return Inner(answer) ?? Text(answer, "code") ?? "";
        }
        catch (JsonException)
        {
            return "";
        }
    }

    /// <summary>In a log: nothing but what a connector's codes are made of.</summary>
    public override string ToString() => Code.Length is > 0 and <= 64 && Code.All(char.IsAsciiLetterOrDigit) ? $"status {Status} {Code}" : $"status {Status}";

    private static string? Inner(JsonElement around)
    {
        if (Text(around, "message") is not { } message || !message.StartsWith('{'))
            return null;
        using var inner = JsonDocument.Parse(message);
        return Text(inner.RootElement, "subCode");
    }

    private static string? Text(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
