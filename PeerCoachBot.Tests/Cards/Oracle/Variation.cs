using System.Text.Json;
using System.Text.Json.Nodes;

namespace PeerCoachBot.Tests.Cards.Oracle;

/// <summary>Other data of the same shape: every value may change and every array may be longer, shorter or empty.</summary>
internal sealed class Variation(Random random)
{
    private const int LongestArray = 4;

    private static readonly string[] Words =
    [
        "", " ", "Ana", "two words", "${name}", "${$root.text.Title}", "$data", "${", "}", "\\${x}", "{{x}}", "@{x}", "true", "0", "null",
        "**bold** [a](http://x)", "<b>&amp;</b>", "\"quotes\" 'and' `ticks`", "back\\slash", "line\nbreak\ttab", "שלום", "\u202Eturned", "😀👩‍👩‍👧", "\u2028",
    ];

    public JsonObject Of(JsonObject sample) =>
        new(sample.Select(p => KeyValuePair.Create(p.Key, Of(p.Value))));

    private JsonNode? Of(JsonNode? sample) => sample switch
    {
        JsonObject element => Of(element),
        JsonArray { Count: > 0 } list => new JsonArray([.. Enumerable.Range(0, random.Next(LongestArray + 1)).Select(_ => Of(list[random.Next(list.Count)]))]),
        JsonArray => new JsonArray(),
        JsonValue value => Of(value),
        _ => null,
    };

    private JsonValue Of(JsonValue sample) => sample.GetValueKind() switch
    {
        JsonValueKind.String => JsonValue.Create(string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => Words[random.Next(Words.Length)]))),
        JsonValueKind.Number => random.Next(3) switch
        {
            0 => JsonValue.Create(random.Next(-9, 9)),
            1 => JsonValue.Create(random.Next()),
            _ => JsonValue.Create(random.Next(-100, 100) / 4m),
        },
        _ => JsonValue.Create(random.Next(2) == 0),
    };
}
