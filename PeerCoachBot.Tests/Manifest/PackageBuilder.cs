using System.Text.Json.Nodes;
using PeerCoachBot.Tests.Node;

namespace PeerCoachBot.Tests.Manifest;

/// <summary>Builds the app package, many times in one process of Node.</summary>
public sealed class PackageBuilder() : NodeScript("manifest.mjs")
{
    protected override string Packages => NodePackages.Manifest;

    /// <summary>The settings of an installation, as an administrator would give them.</summary>
    public static JsonObject Settings() => new()
    {
        ["MicrosoftAppId"] = "0f3c7e4a-5b1d-4c62-9a87-2d10c6b8e935",
        ["TeamsAppId"] = "7c1b2a90-6f4e-4d2b-8a55-91c3d07e4b16",
        ["TeamsDeveloperName"] = "Contoso",
        ["TeamsWebsiteUrl"] = "https://contoso.example/peercoach",
        ["TeamsPrivacyUrl"] = "https://contoso.example/privacy",
        ["TeamsTermsUrl"] = "https://contoso.example/terms",
    };

    /// <summary>Builds it from a folder: the zip, or what was wrong.</summary>
    public async Task<(byte[]? Zip, IReadOnlyList<string> Faults)> BuildAsync(string folder, JsonObject settings)
    {
        var answer = await CallAsync(new JsonObject { ["call"] = "build", ["folder"] = folder, ["settings"] = settings.DeepClone() });
        return (
            answer!["zip"] is { } zip ? Convert.FromBase64String((string)zip!) : null,
            [.. answer["faults"]!.AsArray().Select(fault => (string)fault!)]);
    }

    /// <summary>Changes one pixel of an icon.</summary>
    internal Task PaintAsync(string icon, int x, int y, params int[] color) => CallAsync(new JsonObject
    {
        ["call"] = "paint",
        ["icon"] = icon,
        ["x"] = x,
        ["y"] = y,
        ["color"] = new JsonArray([.. color.Select(value => (JsonNode)value)]),
    });
}
