using System.Text.Json;
using System.Text.RegularExpressions;

namespace PeerCoachBot.Cards.Binding;

/// <summary>
/// Reads a template: Adaptive Cards' template language as far as <c>${path}</c>, <c>$data</c>, <c>$when</c>, <c>$root</c>
/// and <c>$index</c> go. Anything else of it is refused here, before any card is drawn.
/// </summary>
internal sealed partial class TemplateReader(string template)
{
    private const string DataKeyword = "$data";
    private const string WhenKeyword = "$when";
    private const string SchemaProperty = "$schema";

    private readonly SortedSet<string> sentences = new(StringComparer.Ordinal);

    /// <summary>The keys of the sentences that it asks for.</summary>
    public IReadOnlyList<string> Sentences => [.. sentences];

    public TemplateNode Read(JsonElement root) => Read(root, "card", isItem: false);

    private TemplateNode Read(JsonElement json, string path, bool isItem) => json.ValueKind switch
    {
        JsonValueKind.Object => ReadObject(json, path, isItem),
        JsonValueKind.Array => new TemplateNode.List(
            path,
            [.. json.EnumerateArray().Select((item, n) => Read(item, $"{path}[{n}]", isItem: true))]),
        JsonValueKind.String => ReadText(json, path),
        JsonValueKind.Null or JsonValueKind.Undefined => throw Fault(path, "there is null, which clients refuse"),
        _ => new TemplateNode.Constant(path, json),
    };

    private TemplateNode.Object ReadObject(JsonElement json, string path, bool isItem)
    {
        List<(string, TemplateNode)> properties = [];
        Placeholder? data = null, when = null;
        foreach (var property in json.EnumerateObject())
        {
            var at = $"{path}.{property.Name}";
            switch (property.Name)
            {
                case DataKeyword:
                    data = ReadWhole(property.Value, at);
                    break;
                case WhenKeyword when !isItem:
                    throw Fault(at, "only what stands in an array can be left out");
                case WhenKeyword:
                    when = ReadWhole(property.Value, at, mayNegate: true);
                    break;
                case [var first, ..] when first == '$' && property.Name != SchemaProperty:
                    throw Fault(at, "there is no such keyword here");
                default:
                    properties.Add((property.Name, Read(property.Value, at, isItem: false)));
                    break;
            }
        }

        return new TemplateNode.Object(path, properties, data, when);
    }

    private TemplateNode ReadText(JsonElement json, string path)
    {
        var text = json.GetString()!;
        if (!text.Contains(Placeholder.Mark, StringComparison.Ordinal))
            return new TemplateNode.Constant(path, json);

        List<Piece> pieces = [];
        var read = 0;
        foreach (Match match in Braces().Matches(text))
        {
            if (match.Index > read)
                pieces.Add(new Piece(text[read..match.Index]));
            pieces.Add(new Piece("", ReadPlaceholder(match.Groups[1].Value, path, mayNegate: false)));
            read = match.Index + match.Length;
        }

        if (read < text.Length)
            pieces.Add(new Piece(text[read..]));
        if (pieces.Any(p => p.Literal.Contains(Placeholder.Mark, StringComparison.Ordinal)))
            throw Fault(path, "a placeholder has no end");
        return pieces is [{ Placeholder: { } whole }]
            ? new TemplateNode.Whole(path, whole)
            : new TemplateNode.Text(path, pieces);
    }

    private Placeholder ReadWhole(JsonElement json, string path, bool mayNegate = false) =>
        json.ValueKind == JsonValueKind.String && Braces().Match(json.GetString()!) is { Success: true } match && match.Length == json.GetString()!.Length
            ? ReadPlaceholder(match.Groups[1].Value, path, mayNegate)
            : throw Fault(path, "there must be one placeholder and nothing else");

    private Placeholder ReadPlaceholder(string expression, string path, bool mayNegate)
    {
        if (Placeholder.Read(expression) is not { } placeholder || (placeholder.Negated && !mayNegate))
            throw Fault(path, $"{expression} is no path");
        if (placeholder.Sentence is { } sentence)
            sentences.Add(sentence);
        return placeholder;
    }

    private TemplateException Fault(string path, string reason) => new(template, path, reason);

    [GeneratedRegex(@"\$\{([^{}]*)\}")]
    private static partial Regex Braces();
}
