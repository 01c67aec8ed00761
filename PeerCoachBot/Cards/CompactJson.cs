using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PeerCoachBot.Cards;

/// <summary>Writes JSON with as few escapes as may be: how long a card can be is counted in characters.</summary>
internal static partial class CompactJson
{
    /// <summary>Leaves letters of every script as they are, but not emoji; see <see cref="Unescaped"/>.</summary>
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(JsonNode json) => Unescaped(json.ToJsonString(Compact));

    /// <summary>JSON needs no escape for emoji and rare characters, and escaped they would take six times their room.</summary>
    private static string Unescaped(string json) => Escape().Replace(json, escape =>
        escape.Groups["code"] is { Success: true } code
        && (char)int.Parse(code.ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture) is >= ' ' and not ('"' or '\\') and var character
            ? character.ToString()
            : escape.Value);

    /// <summary>An escaped backslash, so that what follows it is not taken for an escape, or a character by its number.</summary>
    [GeneratedRegex(@"\\\\|\\u(?<code>[0-9A-Fa-f]{4})")]
    private static partial Regex Escape();
}
