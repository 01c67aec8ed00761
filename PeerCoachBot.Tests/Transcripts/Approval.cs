using System.Runtime.CompilerServices;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Transcripts;

/// <summary>Compares a text with the one that was read and approved.</summary>
/// <param name="Folder">Where the approved files are.</param>
/// <param name="Approves">The text becomes the approved one.</param>
/// <param name="IsContinuous">Nobody reads along: nothing may be approved.</param>
/// <param name="Extension">What the names of the approved files end with.</param>
internal sealed record Approval(string Folder, bool Approves, bool IsContinuous, string Extension = ".approved.md")
{
    private const int LinesAround = 3;

    /// <summary>The approved files beside this source; <c>APPROVE=1</c> rewrites them, which <c>CI</c> forbids.</summary>
    public static Approval OfTranscripts([CallerFilePath] string source = "") => new(
        Path.GetDirectoryName(source)!,
        Environment.GetEnvironmentVariable("APPROVE") == "1",
        Environment.GetEnvironmentVariable("CI") is { Length: > 0 });

    /// <summary>The approved cards, under the same rule.</summary>
    public static Approval OfCards() => OfTranscripts() with { Folder = Path.Combine(Sources.Tests, "Cards", "Approved"), Extension = ".json" };

    public void Check(string name, string actual)
    {
        var approved = Path.Combine(Folder, $"{name}{Extension}");
        var received = Path.Combine(Folder, $"{name}.received{Path.GetExtension(Extension)}");
        if (Approves && IsContinuous)
            Assert.Fail("APPROVE is set where CI is set: texts are approved by somebody who has read them, never by a build.");
        if (Approves)
            File.WriteAllText(approved, actual);

        var expected = File.Exists(approved) ? File.ReadAllText(approved).ReplaceLineEndings("\n") : "";
        if (expected == actual)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, actual);
        Assert.Fail($"""
            {Path.GetFileName(received)} is not what was approved. Read it; if it reads well, run the tests again with APPROVE=1.
            {FirstDifference(expected.Split('\n'), actual.Split('\n'))}
            """);
    }

    private static string FirstDifference(string[] expected, string[] actual)
    {
        var at = expected.Zip(actual).TakeWhile(pair => pair.First == pair.Second).Count();
        var from = Math.Max(0, at - LinesAround);
        return string.Join('\n',
        [
            $"The first difference is in line {at + 1}:",
            .. expected[from..at].Select(line => $"    {line}"),
            .. expected[at..].Take(LinesAround).Select(line => $"  - {line}"),
            .. actual[at..].Take(LinesAround).Select(line => $"  + {line}"),
        ]);
    }
}
