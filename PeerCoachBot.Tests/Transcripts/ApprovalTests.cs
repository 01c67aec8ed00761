using PeerCoachBot.Tests.Support;
using Xunit.Sdk;

namespace PeerCoachBot.Tests.Transcripts;

public sealed class ApprovalTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("approval").FullName;

    [Fact]
    public void What_was_approved_passes()
    {
        Write("talk.approved.md", "one\ntwo\n");
        new Approval(folder, Approves: false, IsContinuous: true).Check("talk", "one\ntwo\n");
        Assert.Equal(["talk.approved.md"], Files());
    }

    [Fact]
    public void What_differs_fails_with_the_difference_and_is_there_to_be_read()
    {
        Write("talk.approved.md", "one\ntwo\nthree\n");
        var failure = Assert.Throws<FailException>(() => new Approval(folder, Approves: false, IsContinuous: false).Check("talk", "one\n2\nthree\n"));
        Assert.Contains("line 2", failure.Message, StringComparison.Ordinal);
        Assert.Contains("  - two", failure.Message, StringComparison.Ordinal);
        Assert.Contains("  + 2", failure.Message, StringComparison.Ordinal);
        Assert.Equal("one\n2\nthree\n", File.ReadAllText(Path.Combine(folder, "talk.received.md")));
    }

    [Fact]
    public void What_was_never_approved_fails() =>
        Assert.Throws<FailException>(() => new Approval(folder, Approves: false, IsContinuous: false).Check("talk", "one"));

    [Fact]
    public void A_person_approves_and_the_received_file_goes()
    {
        Write("talk.received.md", "new");
        new Approval(folder, Approves: true, IsContinuous: false).Check("talk", "new");
        Assert.Equal(["talk.approved.md"], Files());
    }

    [Fact]
    public void A_build_approves_nothing()
    {
        Write("talk.approved.md", "old");
        Assert.Throws<FailException>(() => new Approval(folder, Approves: true, IsContinuous: true).Check("talk", "new"));
        Assert.Equal("old", File.ReadAllText(Path.Combine(folder, "talk.approved.md")));
    }

    [Fact]
    public void Every_approved_transcript_has_its_script() => Assert.Equal(
        ["blocked", "group-of-five", "pair", "triad", "weeks", "witness", "zones"],
        Directory.EnumerateFiles(Path.Combine(Sources.Tests, "Transcripts"), "*.approved.md").Select(f => Path.GetFileName(f).Split('.')[0]).Order());

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder, name), text);

    private IEnumerable<string> Files() => Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f)!);
}
