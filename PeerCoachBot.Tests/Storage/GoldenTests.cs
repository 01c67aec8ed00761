using System.Text.Json;
using System.Text.Json.Nodes;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Storage;

/// <summary>
/// What earlier releases stored is read by this one, and written again with nothing lost. Each release adds a folder;
/// a golden document is never rewritten.
/// </summary>
public sealed class GoldenTests
{
    private static readonly string Folder = Path.Combine(Sources.Tests, "Storage", "Golden");

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    public static TheoryData<string> Documents
    {
        get
        {
            TheoryData<string> documents = [];
            foreach (var file in Directory.EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
                documents.Add(Path.GetRelativePath(Folder, file).Replace('\\', '/'));
            return documents;
        }
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void It_is_read_and_nothing_of_it_is_lost(string file)
    {
        var golden = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, file)))!;
        var stored = StoredJsonTests.All[Path.GetFileNameWithoutExtension(file)];
        var again = JsonSerializer.SerializeToNode(stored.Read(golden.ToJsonString()), stored.Type)!;
        AssertHolds(again, golden, file);
    }

    [Fact]
    public void This_release_has_a_document_of_every_kind()
    {
        foreach (var (name, stored) in StoredJsonTests.All)
        {
            var file = Path.Combine(Folder, "1", $"{name}.json");
            if (!File.Exists(file) && Environment.GetEnvironmentVariable("APPROVE") == "1" && Environment.GetEnvironmentVariable("CI") is null or "")
            {
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                File.WriteAllText(file, JsonNode.Parse(stored.Json)!.ToJsonString(Readable) + "\n");
            }

            Assert.True(File.Exists(file), $"There is no {file}: write it with APPROVE=1.");
        }
    }

    /// <summary>Later releases may write more than was there, and nothing less or else.</summary>
    private static void AssertHolds(JsonNode? later, JsonNode? golden, string at)
    {
        switch (golden)
        {
            case JsonObject some:
                foreach (var (name, value) in some)
                    AssertHolds(later?[name], value, $"{at}/{name}");
                break;

            case JsonArray items:
                Assert.Equal(items.Count, (later as JsonArray)?.Count);
                foreach (var (n, item) in items.Index())
                    AssertHolds(later![n], item, $"{at}/{n}");
                break;

            default:
                Assert.True(JsonNode.DeepEquals(golden, later), $"{at}: {golden?.ToJsonString()} became {later?.ToJsonString()}");
                break;
        }
    }
}
