using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PeerCoachBot.People;
using PeerCoachBot.People.Pressing;
using PeerCoachBot.Sessions;
using PeerCoachBot.Sessions.Pressing;

namespace PeerCoachBot.Tests.Cards;

/// <summary>What every card and dialog keeps to, so that each client draws it, everybody can use it, and the bot understands its buttons.</summary>
internal static partial class CardRules
{
    private const int MostBeside = 6;

    /// <summary>The core elements, which every client draws, with the properties in use.</summary>
    private static readonly Dictionary<string, string[]> Known = new()
    {
        ["AdaptiveCard"] = ["$schema", "version", "lang", "rtl", "fallbackText", "msteams", "body", "actions"],
        ["TextBlock"] = ["text", "style", "size", "weight", "color", "isSubtle", "spacing", "wrap"],
        ["RichTextBlock"] = ["inlines", "spacing"],
        ["TextRun"] = ["text", "size", "weight", "color", "isSubtle"],
        ["Container"] = ["id", "isVisible", "items", "style", "spacing", "separator"],
        ["Input.Text"] = ["id", "label", "isMultiline", "value", "placeholder", "isRequired", "errorMessage", "spacing"],
        ["Input.Date"] = ["id", "label", "value", "isRequired", "errorMessage", "spacing"],
        ["Input.Time"] = ["id", "label", "value"],
        ["Input.Number"] = ["id", "label", "min", "max", "value", "isRequired", "errorMessage", "spacing"],
        ["Input.Toggle"] = ["id", "label", "title", "value", "valueOn", "valueOff", "wrap", "isRequired", "errorMessage", "spacing"],
        ["Input.ChoiceSet"] = ["id", "label", "style", "choices", "value", "wrap", "isRequired", "errorMessage", "spacing", "placeholder", "isMultiSelect"],
        ["ActionSet"] = ["actions", "spacing"],
        ["Action.Execute"] = ["title", "verb", "data", "style", "mode", "associatedInputs"],
        ["Action.OpenUrl"] = ["title", "url", "mode"],
        ["Action.Submit"] = ["title", "data", "style", "mode", "associatedInputs"],
        ["Action.ToggleVisibility"] = ["title", "targetElements", "style", "mode"],
    };

    private static readonly HashSet<string> Verbs =
    [
        .. new[] { typeof(Verbs), typeof(OwnVerbs) }
            .SelectMany(verbs => verbs.GetFields(BindingFlags.Static | BindingFlags.Public))
            .Select(f => (string)f.GetRawConstantValue()!),
    ];

    /// <summary>Says what is not as it should be; empty for a good card.</summary>
    public static IReadOnlyList<string> Faults(string json)
    {
        var card = JsonNode.Parse(json)!.AsObject();
        List<JsonObject> elements = [.. CardJson.Elements(card).Where(e => CardJson.TypeOf(e).Length > 0 && CardJson.TypeOf(e) is not ("task/fetch" or "mention"))];
        return
        [
            .. OfCard(card),
            .. elements.SelectMany(OfElement),
            .. elements.Where(e => CardJson.TypeOf(e).StartsWith("Input.", StringComparison.Ordinal)).SelectMany(OfInput),
            .. Actions(elements).SelectMany(action => OfAction(action, elements)),
            .. OfAll(elements),
        ];
    }

    /// <summary>Buttons that act or open something; client-side toggles do neither.</summary>
    public static IEnumerable<JsonObject> Buttons(string json) =>
        CardJson.Elements(JsonNode.Parse(json)).Where(e => CardJson.TypeOf(e) is "Action.Execute" or "Action.Submit");

    private static IEnumerable<JsonObject> Actions(IEnumerable<JsonObject> elements) =>
        elements.Where(e => CardJson.TypeOf(e).StartsWith("Action.", StringComparison.Ordinal));

    private static IEnumerable<string> OfCard(JsonObject card)
    {
        if ((string?)card["type"] != "AdaptiveCard" || (string?)card["version"] != "1.5")
            yield return "it is no Adaptive Card of version 1.5";
        if (string.IsNullOrEmpty((string?)card["lang"]) || string.IsNullOrEmpty((string?)card["fallbackText"]) || card["rtl"] is null)
            yield return "lang, rtl or fallbackText is missing";
        if (card["body"] is not JsonArray { Count: > 0 })
            yield return "it has no body";
        if (card["msteams"] is { } teams)
            foreach (var fault in OfMentions(teams, card))
                yield return fault;
        if (card["actions"] is JsonArray actions && actions.Count(a => a!["mode"] is null) > MostBeside)
            yield return "it has more than six actions beside each other";
    }

    /// <summary>A mention works where its text stands in the card, letter by letter, and names somebody.</summary>
    private static IEnumerable<string> OfMentions(JsonNode teams, JsonObject card)
    {
        var texts = CardJson.Elements(card["body"]).Where(e => CardJson.TypeOf(e) == "TextBlock").Select(e => (string)e["text"]!).ToList();
        foreach (var mention in teams["entities"]?.AsArray() ?? [])
        {
            var text = (string?)mention!["text"] ?? "";
            if (!XmlMention().IsMatch(text) || !texts.Exists(t => t.Contains(text, StringComparison.Ordinal)))
                yield return $"{text} mentions nobody";
            if (string.IsNullOrWhiteSpace((string?)mention["mentioned"]?["id"]) || string.IsNullOrWhiteSpace((string?)mention["mentioned"]?["name"]))
                yield return $"{text} does not say whom it mentions";
        }
    }

    /// <summary>What no element can tell by itself.</summary>
    private static IEnumerable<string> OfAll(IReadOnlyList<JsonObject> elements)
    {
        foreach (var repeated in elements.Select(e => (string?)e["id"]).OfType<string>().CountBy(id => id).Where(id => id.Value > 1))
            yield return $"{repeated.Key} is the id of {repeated.Value} elements";

        // A dialog: Teams runs no Action.Execute there. A card may have both, where it is for one person.
        if (elements.Any(e => CardJson.TypeOf(e).StartsWith("Input.", StringComparison.Ordinal)))
            foreach (var action in elements.Where(e => CardJson.TypeOf(e) == "Action.Execute" && PersonCard.Read((string?)e["data"]?["own"]?["on"] ?? "") is null))
                yield return $"{action["title"]} does nothing beside an input";
    }

    private static IEnumerable<string> OfElement(JsonObject element)
    {
        var type = CardJson.TypeOf(element);
        if (!Known.TryGetValue(type, out var properties))
        {
            yield return $"{type} is not an element that every client draws";
            yield break;
        }

        foreach (var (name, value) in element.Where(p => p.Key != "type"))
        {
            if (!properties.Contains(name))
                yield return $"{type} has no {name}";
            if (value is null)
                yield return $"{type}.{name} is null";
            if (name is "text" or "title" && value?.GetValueKind() == JsonValueKind.String && string.IsNullOrWhiteSpace((string?)value))
                yield return $"{type}.{name} is empty";
        }

        if (element.Any(p => p.Key is "items" or "inlines" or "choices" && p.Value is JsonArray { Count: 0 }))
            yield return $"a {type} is empty";
        if (type == "TextBlock" && (bool?)element["wrap"] != true)
            yield return $"a TextBlock does not wrap: {element["text"]}";
    }

    private static IEnumerable<string> OfInput(JsonObject input)
    {
        if (string.IsNullOrEmpty((string?)input["id"]) || string.IsNullOrEmpty((string?)input["label"]))
            yield return $"an input has no id or no label: {input.ToJsonString()}";
        if ((bool?)input["isRequired"] == true && string.IsNullOrEmpty((string?)input["errorMessage"]))
            yield return $"the input {input["id"]} does not say what it needs";
    }

    private static IEnumerable<string> OfAction(JsonObject action, IReadOnlyList<JsonObject> elements)
    {
        if (string.IsNullOrEmpty((string?)action["title"]))
            yield return "an action has no title";
        if (action["targetElements"] is JsonArray targets)
        {
            foreach (var target in targets.Where(t => elements.All(e => (string?)e["id"] != (string?)t)))
                yield return $"there is nothing called {target} to show";
            yield break;
        }

        if (CardJson.TypeOf(action) == "Action.OpenUrl")
        {
            if (!Uri.TryCreate((string?)action["url"], UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttps)
                yield return $"{action["title"]} leads nowhere";
            yield break;
        }

        var verb = (string?)action["verb"] ?? (string?)action["data"]?["verb"];
        var form = (string?)action["data"]?["form"];
        if (verb is not null && !Verbs.Contains(verb))
            yield return $"{verb} is no verb";
        if (form is not null && SessionForm.Read(form) is null && PersonForm.Read(form) is null)
            yield return $"{form} is no form";
        if (verb is null && (form is null || (string?)action["data"]?["msteams"]?["type"] != "task/fetch"))
            yield return $"{action["title"]} does nothing";
        if (verb is not (PeerCoachBot.Sessions.Pressing.Verbs.Start) && !IsMark(action["data"]?["mark"]) && !IsOwn(action["data"]?["own"]))
            yield return $"{action["title"]} is not marked";
    }

    private static bool IsMark(JsonNode? mark) => mark is JsonObject given
        && new[] { "conversation", "session", "on", "at", "revision" }.SequenceEqual(given.Select(p => p.Key))
        && given.All(p => p.Value is not null);

    private static bool IsOwn(JsonNode? own) => own is JsonObject given
        && new[] { "of", "on", "item" }.SequenceEqual(given.Select(p => p.Key))
        && given.All(p => p.Value is not null);

    [GeneratedRegex("^<at>[^<>]+</at>$")]
    private static partial Regex XmlMention();
}
