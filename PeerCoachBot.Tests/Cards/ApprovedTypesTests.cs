using System.Text.Json.Nodes;
using PeerCoachBot.Tests.Node;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Cards;

/// <summary>Every approved card against Microsoft's types of what Teams draws.</summary>
public sealed class ApprovedTypesTests(TeamsTypes types) : IClassFixture<TeamsTypes>
{
    [NeedsNodeFact]
    public async Task Teams_knows_everything_in_every_approved_card()
    {
        var files = Directory.EnumerateFiles(Path.Combine(Sources.Tests, "Cards", "Approved"), "*.json").Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(files);
        List<string> faults = [];
        foreach (var file in files)
            faults.AddRange((await types.FaultsAsync(JsonNode.Parse(await File.ReadAllTextAsync(file))!)).Select(fault => $"{Path.GetFileName(file)}: {fault}"));
        Faults.AssertNone(faults);
    }
}
