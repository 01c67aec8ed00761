using System.Text.RegularExpressions;
using PeerCoachBot.Cards.Binding;
using PeerCoachBot.Cards.Posted;
using PeerCoachBot.Commitments;
using PeerCoachBot.Sessions;
using PeerCoachBot.Tests.Support;
using PeerCoachBot.Text;

namespace PeerCoachBot.Tests.Wording;

public sealed partial class WordingTests
{
    private static readonly IReadOnlyList<SourceFile> Files = Sources.In(Sources.Product);

    /// <summary>Names that code puts together, by their beginning.</summary>
    private static readonly Dictionary<string, IEnumerable<string>> Computed = new()
    {
        ["FollowUp"] = Focuses.All.SelectMany(focus => Focuses.FollowUps(focus, Themes())),
        ["Focus"] = Focuses.All,
        ["Question"] = Questions().Where(q => q.Words is null).Select(q => q.Key),
        ["Choice"] = Questions().SelectMany(q => q.Choices ?? []),
        ["Rule"] = Numbers(GatherCard.RulesFor(Words.In("en"), accepted: false).Count),
        ["RuleName"] = Numbers(GatherCard.RulesFor(Words.In("en"), accepted: false).Count),
        ["Tip"] = Numbers(TurnCard.Tips),
        ["Help"] = Kinds(),
        ["Standing"] = Enum.GetNames<Standing>(),
        ["Step"] = Kinds(),
    };

    [Fact]
    public void Every_sentence_that_is_named_exists() => Assert.Empty(Used().Except(Sentence.All.Select(s => s.Name)));

    [Fact]
    public void Every_sentence_is_used() => Assert.Empty(Sentence.All.Select(s => s.Name).Except(Used()));

    [Fact]
    public void No_sentence_stands_twice() =>
        Assert.Empty(Sentence.All.GroupBy(s => s.Name).Where(g => g.Count() > 1).Select(g => g.Key));

    [Fact]
    public void Every_name_that_is_put_together_is_known_here()
    {
        var found = Files.SelectMany(f => Interpolated().Matches(f.Code)).Select(m => m.Groups[1].Value).Distinct();
        Assert.Equal(Computed.Keys.Order(), found.Order());
    }

    [Fact]
    public void Every_sentence_gets_as_many_values_as_it_has_places()
    {
        var places = Sentence.All.ToDictionary(s => s.Name, s => s.Values);
        var uses = Files.SelectMany(f => ValuesGiven.In(f.Code)).ToList();
        Assert.True(uses.Count > 30, "The uses are not found any more.");
        Assert.All(uses, use => Assert.Equal(use with { Values = places.GetValueOrDefault(use.Name) }, use));
    }

    [Theory]
    [InlineData("overdue|late|too slow|lazy|lazily")]
    [InlineData("fail|failed|failure|fault|faulty|wrong|mistake|error|invalid|illegal|incorrect")]
    [InlineData("forgot|forgotten|missed|neglected|ignored|should have|you must")]
    public void No_sentence_blames_anybody(string words)
    {
        var blame = new Regex($@"\b({words})\b", RegexOptions.IgnoreCase);
        Assert.Empty(Sentence.All.Where(s => blame.IsMatch(s.Text)).Select(s => s.Text));
    }

    [Fact]
    public void Every_sentence_is_short_enough_to_be_listened_to() =>
        Assert.Empty(Sentence.All.Where(s => s.Text.Split('\n').Any(line => line.Length > 260)).Select(s => s.Text));

    [Fact]
    public void Quotation_marks_are_curly() =>
        Assert.Empty(Sentence.All.Where(s => s.Text.Contains('"', StringComparison.Ordinal)).Select(s => s.Text));

    [Fact]
    public void What_a_template_says_has_no_places() => Assert.Empty(
        Sentence.All.Where(s => s.Values > 0).Select(s => s.Name).Intersect(CardTemplates.Names.SelectMany(name => CardTemplates.Find(name).Sentences)));

    private static HashSet<string> Used() =>
    [
        .. CardTemplates.Names.SelectMany(name => CardTemplates.Find(name).Sentences),
        .. Files.SelectMany(f => Literal().Matches(f.Code)).Select(m => m.Groups[1].Value),
        .. Computed.SelectMany(family => family.Value.Select(rest => $"{family.Key}_{rest}")),
    ];

    private static IEnumerable<Question> Questions() => Guides.ThreeQuestions().Steps.SelectMany(Step.QuestionsOf);

    private static List<string> Themes() =>
    [
        .. Guides.ThreeQuestions().Steps.SelectMany(step => step switch
        {
            Step.Turns turns => turns.FollowUps,
            Step.Commit commit => [commit.FollowUps],
            _ => Step.QuestionsOf(step).Select(q => q.FollowUps).OfType<string>(),
        }).Distinct(),
    ];

    private static IEnumerable<string> Kinds() => Guides.ThreeQuestions().Steps.Select(StatusCard.Kind).Distinct();

    private static IEnumerable<string> Numbers(int last) => Enumerable.Range(1, last).Select(n => $"{n}");

    [GeneratedRegex("""(?<!\$)"([A-Z][a-z][A-Za-z]*_[A-Za-z_-]+)["\n]""")]
    private static partial Regex Literal();

    [GeneratedRegex("""\$"([A-Z][A-Za-z]*)_\{""")]
    private static partial Regex Interpolated();
}
