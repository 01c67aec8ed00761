using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace PeerCoachBot.Tests.Storage;

/// <summary>A stored document that can be taken apart.</summary>
/// <param name="Value">What is stored.</param>
/// <param name="Json">Its document.</param>
internal sealed record Stored(object Value, string Json, JsonTypeInfo Type)
{
    private const char Slash = '/';

    public static Stored Of<T>(T value, JsonTypeInfo<T> type)
        where T : class => new(value, JsonSerializer.Serialize(value, type), type);

    /// <summary>Reads a document of this type.</summary>
    public object Read(string json) => JsonSerializer.Deserialize(json, Type) ?? throw new JsonException("It is null.");

    /// <summary>The paths of all objects whose members are known, the document itself first.</summary>
    public IEnumerable<string> Objects() => Walk(JsonNode.Parse(Json)!, Type, "").Select(o => o.Path);

    /// <summary>The paths of all members that their type requires.</summary>
    public IEnumerable<string> RequiredMembers() =>
        from o in Walk(JsonNode.Parse(Json)!, Type, "")
        from property in Properties(o.Object, o.Type)
        where property.IsRequired
        select o.Path.Length == 0 ? property.Name : $"{o.Path}{Slash}{property.Name}";

    /// <summary>The document with one of its objects changed.</summary>
    public string With(string path, Action<JsonObject> change)
    {
        var document = JsonNode.Parse(Json)!;
        change(Find(document, path).AsObject());
        return document.ToJsonString();
    }

    public string Without(string member)
    {
        var at = member.LastIndexOf(Slash);
        return With(at < 0 ? "" : member[..at], o => Assert.True(o.Remove(member[(at + 1)..])));
    }

    private static JsonNode Find(JsonNode node, string path) => path.Length == 0
        ? node
        : path.Split(Slash).Aggregate(node, (at, part) => at is JsonArray array ? array[int.Parse(part)]! : at[part]!);

    private static IEnumerable<(string Path, JsonObject Object, JsonTypeInfo Type)> Walk(JsonNode node, JsonTypeInfo type, string path)
    {
        if (node is JsonArray array)
            return array.Take(1).SelectMany(e => Walk(e!, type.Options.GetTypeInfo(type.ElementType!), Join(path, "0")));
        if (node is not JsonObject element || type.Kind != JsonTypeInfoKind.Object)
            return [];

        return Properties(element, type)
            .Where(p => element[p.Name] is not null)
            .SelectMany(p => Walk(element[p.Name]!, type.Options.GetTypeInfo(p.PropertyType), Join(path, p.Name)))
            .Prepend((path, element, type));
    }

    /// <summary>The members of an object's own type, where its type is one of several.</summary>
    private static IList<JsonPropertyInfo> Properties(JsonObject element, JsonTypeInfo type)
    {
        if (type.PolymorphismOptions is not { } several || element[several.TypeDiscriminatorPropertyName] is not { } name)
            return type.Properties;

        var derived = several.DerivedTypes.Single(d => Equals(d.TypeDiscriminator, name.GetValue<string>())).DerivedType;
        return type.Options.GetTypeInfo(derived).Properties;
    }

    private static string Join(string path, string part) => path.Length == 0 ? part : $"{path}{Slash}{part}";
}
