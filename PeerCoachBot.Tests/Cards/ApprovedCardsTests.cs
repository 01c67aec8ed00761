using System.Text.Encodings.Web;
using System.Text.Json;
using PeerCoachBot.Cards.Binding;
using PeerCoachBot.Tests.Cards.Samples;
using PeerCoachBot.Tests.Transcripts;

namespace PeerCoachBot.Tests.Cards;

/// <summary>Every card and dialog, in every state, with the shortest, the longest and the most hostile that people can bring.</summary>
public sealed class ApprovedCardsTests
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Names => [.. SampleCards.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_card_is_as_it_was_approved(string name) =>
        Approval.OfCards().Check(name, SampleCards.Drawn(name).Result.ToJsonString(Readable) + "\n");

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_card_keeps_the_rules(string name) => Assert.Empty(CardRules.Faults(SampleCards.Drawn(name).Json));

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_card_is_small_enough(string name) =>
        Assert.InRange(System.Text.Encoding.Unicode.GetByteCount(SampleCards.Drawn(name).Json), 1, Size.Most);

    [Theory]
    [MemberData(nameof(Names))]
    public void Peoples_words_stand_only_where_they_are_shown_letter_by_letter(string name) => Assert.DoesNotContain(
        CardJson.EverythingElse(SampleCards.Drawn(name).Json),
        text => text.Contains("evil", StringComparison.Ordinal) || text.Contains("<at>", StringComparison.Ordinal) || text.Contains("Hohenstein", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_turns_the_direction_of_what_stands_around_it(string name) => Assert.DoesNotContain(
        CardJson.Literally(SampleCards.Drawn(name).Json),
        text => text.Contains('\u202E', StringComparison.Ordinal) || text.Count(c => c == '\u2068') != text.Count(c => c == '\u2069'));

    [Fact]
    public void Every_approved_card_has_its_sample() => Assert.Equal(
        SampleCards.Names.Select(name => $"{name}.json").Order(StringComparer.Ordinal),
        Directory.EnumerateFiles(Approval.OfCards().Folder).Select(f => Path.GetFileName(f)!).Where(f => !f.EndsWith(".received.json", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_template_has_its_samples() => Assert.Equal(
        CardTemplates.Names.Order(StringComparer.Ordinal),
        SampleCards.Names.Select(name => name.Split('.')[0]).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void Samples_are_named_after_their_templates(string name) =>
        Assert.Equal(name.Split('.')[0], SampleCards.Drawn(name).Template.Name);
}
