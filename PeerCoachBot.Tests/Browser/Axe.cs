using System.Text.Json;
using Microsoft.Playwright;
using PeerCoachBot.Tests.Node;

namespace PeerCoachBot.Tests.Browser;

/// <summary>Asks axe-core what keeps people with disabilities from using a page.</summary>
internal static class Axe
{
    private static readonly Lazy<string> Script = new(() => File.ReadAllText(NodePackages.File("axe-core", "axe.min.js")));

    /// <summary>What axe-core finds, as <c>rule: element: why</c>; empty for a page that everybody can use.</summary>
    /// <param name="within">The part of the page that is looked at.</param>
    /// <param name="except">Rules that cannot hold there.</param>
    public static async Task<IReadOnlyList<string>> FaultsAsync(IPage page, string within = "html", params string[] except)
    {
        await page.EvaluateAsync($"() => {{ if (!window.axe) {{ {Script.Value} }} }}");
        var found = await page.EvaluateAsync<JsonElement>(
            """
            async ([within, except]) => {
              const { violations } = await axe.run(within, {
                resultTypes: ['violations'],
                runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
                rules: Object.fromEntries(except.map((rule) => [rule, { enabled: false }])),
              });
              return violations.flatMap(({ id, nodes }) => nodes.map((n) => `${id}: ${n.html.slice(0, 160)}: ${n.failureSummary}`));
            }
            """,
            new object[] { within, except });
        return [.. found.EnumerateArray().Select(fault => fault.GetString()!)];
    }
}
