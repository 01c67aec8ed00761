using System.Text.Json.Nodes;

namespace PeerCoachBot.Tests.Node;

/// <summary>Microsoft's types of what Teams draws, as a judge of cards.</summary>
public sealed class TeamsTypes() : NodeScript("validate.mjs")
{
    /// <summary>Says what Teams does not know or would take otherwise; empty for a good card.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync(JsonNode card) =>
    [
        .. (await CallAsync(new JsonObject { ["call"] = "validate", ["card"] = card.DeepClone() }))!.AsArray().Select(fault => fault!.ToString()),
    ];
}
