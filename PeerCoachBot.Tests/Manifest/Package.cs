using System.IO.Compression;
using System.Text.Json.Nodes;

namespace PeerCoachBot.Tests.Manifest;

/// <summary>An app package, opened.</summary>
internal sealed class Package(byte[] zip)
{
    private readonly ZipArchive archive = new(new MemoryStream(zip), ZipArchiveMode.Read);

    public IReadOnlyList<ZipArchiveEntry> Entries => archive.Entries;

    public JsonNode Manifest => Json("manifest.json");

    public JsonNode Json(string name)
    {
        using var content = archive.GetEntry(name)!.Open();
        return JsonNode.Parse(content)!;
    }

    /// <summary>Every command that somebody is offered, as it would be sent to the bot, in every language.</summary>
    public IEnumerable<string> Commands() =>
    [
        .. Manifest["bots"]![0]!["commandLists"]!.AsArray()
            .SelectMany(list => list!["commands"]!.AsArray())
            .Select(command => (string)command!["title"]!),
        .. Manifest["localizationInfo"]!["additionalLanguages"]!.AsArray()
            .SelectMany(language => Json((string)language!["file"]!).AsObject())
            .Where(word => word.Key.StartsWith("bots", StringComparison.Ordinal) && word.Key.EndsWith(".title", StringComparison.Ordinal))
            .Select(word => (string)word.Value!),
    ];
}
