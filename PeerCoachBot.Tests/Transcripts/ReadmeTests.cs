using System.Text.RegularExpressions;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Transcripts;

/// <summary>What the README shows of a session is what the bot says.</summary>
public sealed partial class ReadmeTests
{
    [Fact]
    public void Its_parts_of_a_transcript_stand_in_the_approved_one()
    {
        var approved = Read("PeerCoachBot.Tests/Transcripts/triad.approved.md");
        var parts = Part().Matches(Read("README.md")).Select(m => m.Groups["text"].Value.Trim()).ToList();
        Assert.Equal(4, parts.Count);
        Assert.All(parts, part => Assert.Contains(part, approved, StringComparison.Ordinal));
    }

    private static string Read(string path) => File.ReadAllText(Path.Combine(Sources.Root, path));

    [GeneratedRegex("<!-- triad -->(?<text>.*?)<!-- end -->", RegexOptions.Singleline)]
    private static partial Regex Part();
}
