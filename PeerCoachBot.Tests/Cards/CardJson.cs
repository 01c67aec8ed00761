using System.Text.Json;
using System.Text.Json.Nodes;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Tests.Cards;

/// <summary>Looks into the JSON of a card.</summary>
internal static class CardJson
{
    private const string Text = "*";

    /// <summary>The elements that cards are made of, and what each property may be.</summary>
    private static readonly Dictionary<string, Dictionary<string, string[]>> Elements = new()
    {
        ["AdaptiveCard"] = new()
        {
            ["$schema"] = ["http://adaptivecards.io/schemas/adaptive-card.json"],
            ["version"] = ["1.5"],
            ["lang"] = [Text],
            ["fallbackText"] = [Text],
            ["body"] = ["TextBlock", "RichTextBlock"],
        },
        ["TextBlock"] = new()
        {
            ["text"] = [Text],
            ["style"] = ["heading"],
            ["size"] = ["Large"],
            ["weight"] = ["Bolder"],
            ["wrap"] = ["true"],
        },
        ["RichTextBlock"] = new()
        {
            ["spacing"] = ["Small", "Medium"],
            ["inlines"] = ["TextRun"],
        },
        ["TextRun"] = new()
        {
            ["text"] = [Text],
            ["size"] = ["Small", "Large"],
            ["weight"] = ["Bolder"],
            ["italic"] = ["true"],
            ["isSubtle"] = ["true"],
        },
    };

    /// <summary>Says what is not as the schema has it; empty for a valid card.</summary>
    public static IReadOnlyList<string> Faults(OutgoingCard card) =>
        [.. Faults(JsonNode.Parse(card.Json), "AdaptiveCard").Concat(card.Summary.Length == 0 ? ["no summary"] : [])];

    /// <summary>The text of the paragraphs, which is shown as it is.</summary>
    public static IReadOnlyList<string> Paragraphs(OutgoingCard card) =>
        [.. Strings(JsonNode.Parse(card.Json)!).Where(s => s.IsInRun).Select(s => s.Text)];

    /// <summary>All other text: it is shown with Markdown, stands in notifications, or is read by machines.</summary>
    public static IReadOnlyList<string> EverythingElse(OutgoingCard card) =>
        [card.Summary, .. Strings(JsonNode.Parse(card.Json)!).Where(s => !s.IsInRun).Select(s => s.Text)];

    private static IEnumerable<string> Faults(JsonNode? node, params IReadOnlyList<string> types)
    {
        if (node is not JsonObject element || element["type"]?.GetValue<string>() is not { } type || !types.Contains(type))
            return [$"{node?.ToJsonString() ?? "null"} is none of {string.Join(", ", types)}"];

        var missing = Required(type).Where(name => element[name] is null).Select(name => $"{type} has no {name}");
        return missing.Concat(element.Where(p => p.Key != "type").SelectMany(p => Faults(type, p.Key, p.Value)));
    }

    private static IEnumerable<string> Faults(string type, string name, JsonNode? value)
    {
        if (!Elements[type].TryGetValue(name, out var allowed))
            return [$"{type} has no property {name}"];

        return value switch
        {
            JsonArray { Count: > 0 } elements => elements.SelectMany(e => Faults(e, allowed)),
            JsonValue text when allowed is [Text] => text.GetValueKind() == JsonValueKind.String && text.GetValue<string>().Length > 0
                ? []
                : [$"{type}.{name} is empty"],
            JsonValue one when allowed.Contains(one.ToString()) => [],
            _ => [$"{type}.{name} is {value?.ToJsonString() ?? "null"}"],
        };
    }

    private static string[] Required(string type) => type switch
    {
        "AdaptiveCard" => ["$schema", "version", "lang", "fallbackText", "body"],
        "RichTextBlock" => ["inlines"],
        _ => ["text"],
    };

    private static IEnumerable<(string Text, bool IsInRun)> Strings(JsonNode node, bool isInRun = false) => node switch
    {
        JsonObject element => element.SelectMany(p =>
            Strings(p.Value!, p.Key == "text" && element["type"]?.GetValue<string>() == "TextRun").Prepend((p.Key, false))),
        JsonArray elements => elements.SelectMany(e => Strings(e!)),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => [(value.GetValue<string>(), isInRun)],
        _ => [],
    };
}
