using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PeerCoachBot.Cards.Binding;

/// <summary>One <c>${path}</c>: properties joined by dots, from the data at hand, from <c>$root</c>, or the number <c>$index</c>.</summary>
/// <param name="Negated">Written <c>${!path}</c>; makes sense for conditions only.</param>
internal sealed partial record Placeholder(IReadOnlyList<string> Path, bool Negated)
{
    public const string Mark = "${";

    private const string Root = "$root";
    private const string Data = "$data";
    private const string Index = "$index";

    /// <summary>Reads what stands between the braces; null where that is no path.</summary>
    public static Placeholder? Read(string expression) =>
        Expression().Match(expression) is { Success: true } match
            ? new Placeholder(match.Groups["path"].Value.Split('.'), match.Groups["not"].Length > 0)
            : null;

    /// <summary>The key of the sentence that it asks for; null where it asks for something else.</summary>
    public string? Sentence => Path is [Root, "text", var key] ? key : null;

    /// <summary>What it stands for; null where there is nothing of that name.</summary>
    public JsonNode? Resolve(Scope scope)
    {
        var (found, rest) = Path[0] switch
        {
            Root => (scope.Root, Path.Skip(1)),
            Data => (scope.Data, Path.Skip(1)),
            Index => (scope.Index is { } index ? JsonValue.Create(index) : null, Path.Skip(1)),
            _ => (scope.Data, Path),
        };
        return rest.Aggregate(found, (node, name) => node is JsonObject owner ? owner[name] : null);
    }

    public override string ToString() => $"${{{(Negated ? "!" : "")}{string.Join('.', Path)}}}";

    [GeneratedRegex(@"^(?<not>!?)(?<path>(\$(root|data)(\.[A-Za-z]\w*)*|\$index|[A-Za-z]\w*(\.[A-Za-z]\w*)*))$", RegexOptions.ECMAScript | RegexOptions.ExplicitCapture)]
    private static partial Regex Expression();
}

/// <summary>The data that a placeholder can see.</summary>
/// <param name="Root">All of it.</param>
/// <param name="Data">The part at hand.</param>
/// <param name="Index">Which of several is at hand, from 0; null outside of them.</param>
internal sealed record Scope(JsonNode Root, JsonNode Data, int? Index = null);
