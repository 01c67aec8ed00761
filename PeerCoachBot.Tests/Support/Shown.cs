using System.Text.Json.Nodes;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Tests.Support;

/// <summary>A card as it is read: what can be seen of it before anything is pressed, from top to bottom.</summary>
/// <param name="Title">Its first heading; empty for none.</param>
/// <param name="Paragraphs">Everything that is written on it, the title included.</param>
/// <param name="Buttons">What can be pressed, those in the overflow menu last.</param>
internal sealed record Shown(string Title, IReadOnlyList<Paragraph> Paragraphs, IReadOnlyList<ShownButton> Buttons, string Json)
{
    /// <summary>Everything that is written on it but the title.</summary>
    public IReadOnlyList<string> Lines { get; } = [.. Paragraphs.Where(p => !(p.IsHeading && p.Text == Title)).Select(p => p.Text)];

    public string Text => string.Join("\n", [Title, .. Lines]);

    public static Shown Of(OutgoingCard card) => Of(card.Json);

    public static Shown Of(OutgoingForm form) => Of(form.Json);

    private static Shown Of(string json)
    {
        var card = JsonNode.Parse(json)!.AsObject();
        List<Paragraph> paragraphs = [.. Read(card["body"])];
        List<ShownButton> buttons =
        [
            .. from action in card["actions"]?.AsArray() ?? []
               select new ShownButton((string)action!["title"]!, (string?)action["mode"] == "secondary", action.AsObject()),
        ];
        return new Shown(
            paragraphs.Find(p => p.IsHeading)?.Text ?? "",
            paragraphs,
            [.. buttons.OrderBy(b => b.IsAside)],
            json);
    }

    /// <summary>Buttons within the card, in one line.</summary>
    private static string InOneLine(JsonArray actions)
    {
        var aside = actions.Where(a => (string?)a!["mode"] == "secondary").Select(a => (string)a!["title"]!).ToList();
        var beside = string.Join(' ', actions.Where(a => (string?)a!["mode"] != "secondary").Select(a => $"`[{(string)a!["title"]!}]`"));
        return aside.Count > 0 ? $"{beside} · more: {string.Join(", ", aside)}" : beside;
    }

    private static IEnumerable<Paragraph> Read(JsonNode? node) => node switch
    {
        JsonArray several => several.SelectMany(Read),
        JsonObject hidden when (bool?)hidden["isVisible"] == false => [],
        JsonObject element => (string?)element["type"] switch
        {
            "TextBlock" =>
            [
                new Paragraph((string)element["text"]!, (string?)element["style"] == "heading", (string?)element["weight"] == "Bolder", IsLiteral: false),
            ],
            "RichTextBlock" =>
            [
                new Paragraph(
                    string.Concat(element["inlines"]!.AsArray().Select(run => (string)run!["text"]!)),
                    IsHeading: false,
                    (string?)element["inlines"]![0]!["weight"] == "Bolder",
                    IsLiteral: true),
            ],
            "ActionSet" => [new Paragraph(InOneLine(element["actions"]!.AsArray()), IsHeading: false, IsBold: false, IsLiteral: false)],
            "Container" => Read(element["items"]),
            "ColumnSet" => Read(element["columns"]),
            "Column" => Read(element["items"]),
            _ => [],
        },
        _ => [],
    };
}

/// <summary>One paragraph of a card.</summary>
/// <param name="IsLiteral">It is shown letter by letter; elsewhere Markdown takes effect.</param>
internal sealed record Paragraph(string Text, bool IsHeading, bool IsBold, bool IsLiteral);

/// <summary>One button of a card.</summary>
/// <param name="IsAside">In the overflow menu.</param>
internal sealed record ShownButton(string Title, bool IsAside, JsonObject Json);
