using System.Text.Json.Nodes;

namespace PeerCoachBot.Tests.Node;

/// <summary>Microsoft's binder of card templates, to compare ours with.</summary>
public sealed class OfficialBinder() : NodeScript("bind.mjs")
{
    public Task<JsonNode?> BindAsync(JsonNode template, JsonNode data) =>
        CallAsync(new JsonObject { ["call"] = "bind", ["template"] = template.DeepClone(), ["data"] = data.DeepClone() });
}
