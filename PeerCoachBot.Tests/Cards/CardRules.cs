using System.Text.Json;
using System.Text.Json.Nodes;

namespace PeerCoachBot.Tests.Cards;

/// <summary>What every card keeps to, beyond the types of its elements: it can be read and used everywhere and by everybody.</summary>
internal static class CardRules
{
    private const int MostPrimaryActions = 6;

    /// <summary>Elements that every client of Teams draws; all others can vanish without a trace on a phone.</summary>
    private static readonly HashSet<string> KnownEverywhere =
    [
        "AdaptiveCard", "TextBlock", "RichTextBlock", "TextRun", "Container", "ColumnSet", "Column", "FactSet", "ActionSet",
        "Input.Text", "Input.Date", "Input.Number", "Input.Toggle", "Input.ChoiceSet",
        "Action.Execute", "Action.Submit", "Action.ToggleVisibility",
    ];

    /// <summary>Says what is wrong and where; empty for a good card.</summary>
    /// <param name="isDialog">Whether it is shown in a dialog, where Teams runs fewer actions.</param>
    public static IReadOnlyList<string> Faults(JsonObject card, bool isDialog = false)
    {
        List<(string At, JsonObject Part)> parts = [.. Parts(card, "")];
        return
        [
            .. OfCard(card),
            .. parts.SelectMany(p => OfPart(p.Part, isDialog).Select(fault => $"{p.At} {fault}")),
            .. Repeated(parts),
            .. Unaimed(parts),
            .. Nulls(card, ""),
        ];
    }

    private static IEnumerable<string> OfCard(JsonObject card)
    {
        if (Text(card, "version") != "1.5")
            yield return "/version is not 1.5";
        foreach (var needed in new[] { "lang", "fallbackText" }.Where(name => Text(card, name) is null or ""))
            yield return $"/{needed} is missing";
    }

    private static IEnumerable<string> OfPart(JsonObject part, bool isDialog)
    {
        var type = Text(part, "type");
        if (type is null || !KnownEverywhere.Contains(type))
            yield return $"{type ?? "an element without a type"} is not known everywhere";
        if (type == "TextBlock" && !IsTrue(part, "wrap"))
            yield return "TextBlock does not wrap, so that its end is cut off";
        if (type?.StartsWith("Input.", StringComparison.Ordinal) == true)
            foreach (var fault in OfInput(part, type))
                yield return fault;
        if (type?.StartsWith("Action.", StringComparison.Ordinal) == true && Text(part, "title") is null or "")
            yield return $"{type} has no title";
        if (type == "Action.Execute" && Text(part, "verb") is null or "")
            yield return "Action.Execute has no verb";
        if (type == "Action.Execute" && isDialog)
            yield return "Action.Execute does nothing in a dialog";
        if (part["columns"] is JsonArray { Count: > 2 } columns)
            yield return $"{columns.Count} columns are too narrow on a phone";
        if (part["actions"] is JsonArray actions && actions.Count(a => Text(a!.AsObject(), "mode") != "secondary") is var primary and > MostPrimaryActions)
            yield return $"{primary} primary actions; Teams shows {MostPrimaryActions}";
    }

    private static IEnumerable<string> OfInput(JsonObject input, string type)
    {
        if (Text(input, "id") is null or "")
            yield return $"{type} has no id, so that its value is never sent";
        if (Text(input, "label") is null or "" && (type != "Input.Toggle" || Text(input, "title") is null or ""))
            yield return $"{type} has no label";
        if (IsTrue(input, "isRequired") && Text(input, "errorMessage") is null or "")
            yield return $"{type} is required and does not say so";
        if (input["choices"] is JsonArray choices && choices.Any(c => c is not JsonObject choice || Text(choice, "title") is null or "" || Text(choice, "value") is null))
            yield return $"{type} has a choice without a title or a value";
    }

    private static IEnumerable<string> Repeated(IEnumerable<(string At, JsonObject Part)> parts) =>
        from part in parts
        let id = Text(part.Part, "id")
        where id is not null
        group part.At by id into same
        where same.Count() > 1
        select $"id {same.Key} stands at {string.Join(" and ", same)}";

    private static IEnumerable<string> Unaimed(List<(string At, JsonObject Part)> parts)
    {
        var ids = parts.Select(p => Text(p.Part, "id")).ToHashSet();
        return
            from part in parts
            from target in part.Part["targetElements"] as JsonArray ?? []
            let id = target is JsonObject element ? Text(element, "elementId") : target!.ToString()
            where !ids.Contains(id)
            select $"{part.At} toggles {id}, which is not there";
    }

    private static IEnumerable<string> Nulls(JsonNode? node, string at) => node switch
    {
        null => [$"{at} is null"],
        JsonObject element => element.SelectMany(p => Nulls(p.Value, $"{at}/{p.Key}")),
        JsonArray list => list.SelectMany((e, i) => Nulls(e, $"{at}/{i}")),
        _ => [],
    };

    /// <summary>Elements and actions with where they stand; what an action carries is none.</summary>
    private static IEnumerable<(string At, JsonObject Part)> Parts(JsonNode? node, string at) => node switch
    {
        JsonArray list => list.SelectMany((e, i) => Parts(e, $"{at}/{i}")),
        JsonObject part =>
        [
            (at.Length == 0 ? "/" : at, part),
            .. part.Where(p => p.Key is "body" or "items" or "columns" or "inlines" or "actions" or "selectAction" or "inlineAction")
                .SelectMany(p => Parts(p.Value, $"{at}/{p.Key}")),
        ],
        _ => [],
    };

    private static string? Text(JsonObject part, string name) =>
        part[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    private static bool IsTrue(JsonObject part, string name) => part[name] is JsonValue value && value.GetValueKind() == JsonValueKind.True;
}
