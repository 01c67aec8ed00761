using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Cards;

/// <summary>Lays a card out as an Adaptive Card 1.5 of paragraphs.</summary>
internal static partial class PlainCard
{
    /// <summary>Leaves letters of every script as they are, but not emoji; see <see cref="Unescaped"/>.</summary>
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static OutgoingCard Write(CardText card, string language)
    {
        IEnumerable<JsonNode> title = card.Title.Length > 0 ? [Title(card.Title)] : [];
        var content = new JsonObject
        {
            ["type"] = "AdaptiveCard",
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["version"] = "1.5",
            ["lang"] = language,
            ["fallbackText"] = card.Summary,
            ["body"] = new JsonArray([.. title, .. card.Lines.Select(Paragraph)]),
        };
        return new OutgoingCard(Unescaped(content.ToJsonString(Compact)), card.Summary);
    }

    /// <summary>JSON needs no escape for emoji and rare characters, and escaped they would take six times their room.</summary>
    private static string Unescaped(string json) => Escape().Replace(json, escape =>
        escape.Groups["code"] is { Success: true } code
        && (char)int.Parse(code.ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture) is >= ' ' and not ('"' or '\\') and var character
            ? character.ToString()
            : escape.Value);

    /// <summary>An escaped backslash, so that what follows it is not taken for an escape, or a character by its number.</summary>
    [GeneratedRegex(@"\\\\|\\u(?<code>[0-9A-Fa-f]{4})")]
    private static partial Regex Escape();

    private static JsonNode Title(string title) => new JsonObject
    {
        ["type"] = "TextBlock",
        ["style"] = "heading",
        ["size"] = "Large",
        ["weight"] = "Bolder",
        ["wrap"] = true,
        ["text"] = title,
    };

    /// <summary>Text runs are shown letter by letter: no Markdown, link or mention takes effect in them.</summary>
    private static JsonNode Paragraph(Line line)
    {
        var run = new JsonObject { ["type"] = "TextRun", ["text"] = line.Text };
        switch (line.Style)
        {
            case LineStyle.Large:
                run["size"] = "Large";
                break;
            case LineStyle.Heading:
                run["weight"] = "Bolder";
                break;
            case LineStyle.Quote:
                run["italic"] = true;
                break;
            case LineStyle.Hint:
                run["isSubtle"] = true;
                run["size"] = "Small";
                break;
        }

        return new JsonObject
        {
            ["type"] = "RichTextBlock",
            ["spacing"] = line.Style is LineStyle.Heading ? "Medium" : "Small",
            ["inlines"] = new JsonArray(run),
        };
    }
}
