using System.Text.Json;
using System.Text.Json.Nodes;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Tests.Cards;

/// <summary>Looks into the JSON of a card: where which text stands.</summary>
internal static class CardJson
{
    /// <summary>All text that is shown as it is: paragraphs, what stands in inputs, and the titles of what can be picked from a list.</summary>
    public static IReadOnlyList<string> Literally(string json) => [.. Strings(json).Where(s => s.IsLiteral).Select(s => s.Text)];

    /// <summary>The text of the paragraphs, which is shown as it is.</summary>
    public static IReadOnlyList<string> Paragraphs(OutgoingCard card) => Literally(card.Json);

    /// <summary>All other text that anybody sees: it is shown with Markdown, or stands in notifications.</summary>
    public static IReadOnlyList<string> EverythingElse(string json) => [.. Strings(json).Where(s => !s.IsLiteral).Select(s => s.Text)];

    public static IReadOnlyList<string> EverythingElse(OutgoingCard card) => [card.Summary, .. EverythingElse(card.Json)];

    /// <summary>Every element, action and input of a card.</summary>
    public static IEnumerable<JsonObject> Elements(JsonNode? node) => node switch
    {
        JsonObject element => element.SelectMany(p => Elements(p.Value)).Prepend(element),
        JsonArray several => several.SelectMany(Elements),
        _ => [],
    };

    public static string TypeOf(JsonObject element) => element["type"]?.GetValueKind() == JsonValueKind.String ? (string)element["type"]! : "";

    private static IEnumerable<(string Text, bool IsLiteral)> Strings(string json)
    {
        var card = JsonNode.Parse(json)!;
        var mentions = card["msteams"]?["entities"]?.AsArray().Select(m => (string)m!["text"]!).ToList() ?? [];
        return Strings(card, "", "").Select(s => s.IsLiteral ? s : (mentions.Aggregate(s.Text, (text, m) => text.Replace(m, "@", StringComparison.Ordinal)), false));
    }

    private static IEnumerable<(string Text, bool IsLiteral)> Strings(JsonNode? node, string owner, string property) => node switch
    {
        JsonObject element => element.Where(p => !IsForTheBot(owner, p.Key)).SelectMany(p => Strings(p.Value, OwnerOf(element, owner, property), p.Key).Prepend((p.Key, false))),
        JsonArray several => several.SelectMany(item => Strings(item, owner, property)),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => [(value.GetValue<string>(), IsLiteral(owner, property))],
        _ => [],
    };

    /// <summary>What buttons and choices bring back is seen by nobody, nor are mentions but where they stand.</summary>
    private static bool IsForTheBot(string owner, string property) => property is "data" or "msteams" || (owner == "CompactList" && property == "value");

    private static bool IsLiteral(string owner, string property) => (owner, property) is
        ("TextRun", "text") or ("Input.Text", "value") or ("Choice", "title");

    /// <summary>Choices have no type of their own; those of a compact list are shown letter by letter.</summary>
    private static string OwnerOf(JsonObject element, string owner, string property) => TypeOf(element) switch
    {
        { Length: > 0 } type => type == "Input.ChoiceSet" && (string?)element["style"] == "compact" ? "CompactList" : type,
        _ when owner == "CompactList" && property == "choices" => "Choice",
        _ => "",
    };
}
