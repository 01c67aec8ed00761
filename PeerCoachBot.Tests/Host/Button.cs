using System.Text.Json.Nodes;

namespace PeerCoachBot.Tests.Host;

/// <summary>A button of a card, as a client finds it.</summary>
internal sealed record Button(string Type, string Title, string? Verb, JsonNode Data)
{
    public bool OpensDialog => Data["msteams"]?["type"]?.GetValue<string>() == "task/fetch";

    /// <summary>All buttons of a card or dialog, wherever they stand in it.</summary>
    public static IReadOnlyList<Button> In(string card) => [.. Find(JsonNode.Parse(card))];

    /// <summary>The only button with this title.</summary>
    public static Button In(string card, string title) =>
        In(card).SingleOrDefault(b => b.Title == title)
        ?? throw new InvalidOperationException($"No \"{title}\" among: {string.Join(", ", In(card).Select(b => b.Title))}");

    private static IEnumerable<Button> Find(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray items:
                return items.SelectMany(Find);

            case JsonObject some:
                var type = (some["type"] as JsonValue)?.GetValue<string>() ?? "";
                return type is "Action.Execute" or "Action.Submit"
                    ? [new Button(type, some["title"]!.GetValue<string>(), some["verb"]?.GetValue<string>(), some["data"]!)]
                    : some.SelectMany(p => Find(p.Value));

            default:
                return [];
        }
    }
}
