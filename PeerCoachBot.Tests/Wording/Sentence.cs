using System.Text.RegularExpressions;
using System.Xml.Linq;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Wording;

/// <summary>One sentence of the wording.</summary>
internal sealed partial record Sentence(string Name, string Text)
{
    /// <summary>The whole wording, in English.</summary>
    public static IReadOnlyList<Sentence> All { get; } =
    [
        .. XDocument.Load(Path.Combine(Sources.Product, "Text", "Strings.resx")).Root!.Elements("data")
            .Select(data => new Sentence(data.Attribute("name")!.Value, data.Element("value")!.Value)),
    ];

    /// <summary>How many values it can take: one more than its highest placeholder.</summary>
    public int Values => Placeholder().Matches(Text).Select(m => 1 + int.Parse(m.Groups[1].ValueSpan)).Prepend(0).Max();

    [GeneratedRegex(@"\{(\d)\}")]
    private static partial Regex Placeholder();
}
