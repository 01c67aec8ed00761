using System.Collections.Frozen;

namespace PeerCoachBot.Cards.Binding;

/// <summary>Every template of the program, by name.</summary>
internal static class CardTemplates
{
    private const string Prefix = "Cards.";
    private const string Suffix = ".json";

    private static readonly FrozenDictionary<string, CardTemplate> All = ReadAll().ToFrozenDictionary(t => t.Name);

    public static IEnumerable<string> Names => All.Keys;

    /// <exception cref="InvalidOperationException">There is no such template.</exception>
    public static CardTemplate Find(string name) =>
        All.TryGetValue(name, out var template) ? template : throw new InvalidOperationException($"There is no template {name}.");

    private static IEnumerable<CardTemplate> ReadAll()
    {
        var assembly = typeof(CardTemplates).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(r => r.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            using var reader = new StreamReader(stream);
            yield return CardTemplate.Read(resource[Prefix.Length..^Suffix.Length], reader.ReadToEnd());
        }
    }
}
