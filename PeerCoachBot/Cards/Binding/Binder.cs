using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PeerCoachBot.Cards.Binding;

/// <summary>
/// Puts data into a template. Strict: a placeholder that stands for nothing is a fault. What comes out of the data is
/// never looked at again, so that people's words cannot be taken for template language.
/// </summary>
internal sealed class Binder
{
    private readonly string template;

    private Binder(string template) => this.template = template;

    /// <exception cref="TemplateException">The data lacks something, or has it in another shape.</exception>
    public static JsonObject Bind(CardTemplate template, JsonObject data) =>
        (JsonObject)new Binder(template.Name).BindOne(template.Root, new Scope(data, data));

    private JsonNode BindOne(TemplateNode node, Scope scope) => node switch
    {
        TemplateNode.Constant constant => JsonValue.Create(constant.Value)!,
        TemplateNode.Whole whole => Resolve(whole.Placeholder, scope, node.Path).DeepClone(),
        TemplateNode.Text text => Write(text, scope),
        TemplateNode.List list => new JsonArray([.. list.Items.SelectMany(item => BindItem(item, scope))]),
        TemplateNode.Object element => BindProperties(element, Enter(element, scope)),
        _ => throw new InvalidOperationException($"No way to bind a {node.GetType().Name}."),
    };

    /// <summary>An item of an array: not there, there once, or once for each.</summary>
    private IEnumerable<JsonNode> BindItem(TemplateNode node, Scope scope)
    {
        if (node is not TemplateNode.Object element)
            return [BindOne(node, scope)];

        var scopes = element.Data is { } data && Resolve(data, scope, element.Path) is JsonArray several
            ? several.Select((one, n) => scope with { Data = one ?? throw Fault(element.Path, $"{data} holds null"), Index = n })
            : [Enter(element, scope)];
        return scopes.Where(s => IsThere(element, s)).Select(s => BindProperties(element, s));
    }

    private Scope Enter(TemplateNode.Object element, Scope scope) => element.Data is not { } data
        ? scope
        : Resolve(data, scope, element.Path) is JsonObject inner
            ? scope with { Data = inner }
            : throw Fault(element.Path, $"{data} is nothing to go into");

    private bool IsThere(TemplateNode.Object element, Scope scope)
    {
        if (element.When is not { } when)
            return true;
        return Resolve(when, scope, element.Path) is JsonValue value && value.TryGetValue<bool>(out var holds)
            ? holds != when.Negated
            : throw Fault(element.Path, $"{when} is neither true nor false");
    }

    private JsonObject BindProperties(TemplateNode.Object element, Scope scope) =>
        new(element.Properties.Select(p => KeyValuePair.Create(p.Name, (JsonNode?)BindOne(p.Value, scope))));

    private JsonValue Write(TemplateNode.Text text, Scope scope)
    {
        var written = new StringBuilder();
        foreach (var piece in text.Pieces)
            written.Append(piece.Placeholder is not { } placeholder
                ? piece.Literal
                : Resolve(placeholder, scope, text.Path) is JsonValue value && value.GetValueKind() is JsonValueKind.String or JsonValueKind.Number
                    ? value.ToString()
                    : throw Fault(text.Path, $"{placeholder} is neither text nor a number"));
        return JsonValue.Create(written.ToString());
    }

    private JsonNode Resolve(Placeholder placeholder, Scope scope, string path) =>
        placeholder.Resolve(scope) ?? throw Fault(path, $"{placeholder} stands for nothing");

    private TemplateException Fault(string path, string reason) => new(template, path, reason);
}
