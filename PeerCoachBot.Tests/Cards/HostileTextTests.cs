using System.Text;
using PeerCoachBot.Conversations;
using PeerCoachBot.Text;

namespace PeerCoachBot.Tests.Cards;

public sealed class HostileTextTests
{
    private const char Isolate = '\u2068';
    private const char Pop = '\u2069';

    /// <summary>Everything that turns the direction of what follows it.</summary>
    private const string DirectionControls = "\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

    public static TheoryData<string> Literally =>
    [
        "**bold** _italic_ ~~gone~~ `code`",
        "# Heading\n- list\n1. list\n> quote",
        "[a link](https://example.com) https://example.com <https://example.com>",
        "<at>Ana</at> <b>bold</b> <script>alert(1)</script> &lt;b&gt; &amp;",
        "\"quotes\" \\ backslash \\u0041 {0} {{1}} ${text.Key}",
        "{\"type\":\"TextBlock\",\"text\":\"x\"}",
        "👩‍👩‍👧‍👦 🇫🇷 é ｆｕｌｌ 𝔣𝔯𝔞𝔨",
        "tab\tand\nnew line",
    ];

    [Theory]
    [MemberData(nameof(Literally))]
    public void What_people_write_is_shown_as_they_wrote_it(string text)
    {
        var paragraphs = Paragraphs(ConversationKind.GroupChat, ["Ana", "Ben"], text);
        Assert.Contains(text, paragraphs);
    }

    [Theory]
    [MemberData(nameof(Literally))]
    public void Cards_stay_valid_whatever_people_write(string text)
    {
        var gallery = Gallery.Of(ConversationKind.Channel, ["Ana", $"Ben {text}"], text);
        Assert.All(gallery.Cards, card => Assert.Empty(CardRules.Faults(card.Json)));
    }

    [Fact]
    public void Direction_controls_are_removed_from_words_and_names()
    {
        var paragraphs = Paragraphs(ConversationKind.GroupChat, [$"Ana{DirectionControls}", "Ben"], $"one{DirectionControls}two");
        Assert.Contains("onetwo", paragraphs);
        Assert.Contains("Ana", paragraphs);
        Assert.All(paragraphs, text => Assert.DoesNotContain(text, c => DirectionControls.Contains(c, StringComparison.Ordinal)));
    }

    [Fact]
    public void Control_characters_are_removed() =>
        Assert.Contains("onetwo", Paragraphs(ConversationKind.GroupChat, ["Ana", "Ben"], "one\0\u0007\u001B\u007F\u0085two"));

    [Theory]
    [InlineData("שלום")]
    [InlineData("مرحبا ABC")]
    [InlineData("ABC مرحبا")]
    [InlineData("\u202Eשלום")]
    public void Right_to_left_words_are_set_apart(string words)
    {
        var shown = Literal.Of(words);
        Assert.Equal($"{Isolate}{words.TrimStart('\u202E')}{Pop}", shown);
    }

    [Theory]
    [InlineData("שלום\nABC", "\u2068שלום\u2069\nABC")]
    [InlineData("ABC\u2029שלום", "ABC\u2029\u2068שלום\u2069")]
    [InlineData("א\nב\nג", "\u2068א\u2069\nב\n\u2068ג\u2069")]
    public void A_line_that_ends_does_not_let_the_next_one_turn_what_follows(string words, string shown) => Assert.Equal(shown, Literal.Of(words));

    [Fact]
    public void A_name_stands_on_one_line() =>
        Assert.Contains("Ana Ben: I quit", Paragraphs(ConversationKind.GroupChat, ["Ana\u2029Ben: I quit", "Ben"], "words"));

    [Fact]
    public void A_right_to_left_name_does_not_turn_the_sentence_around_it()
    {
        var paragraphs = Paragraphs(ConversationKind.GroupChat, ["דנה", "Ben"], "words");
        Assert.Contains(paragraphs, text => text.Contains($"{Isolate}דנה{Pop}", StringComparison.Ordinal));
        Assert.All(paragraphs, text => Assert.Equal(text.Count(c => c == 'ד'), text.Count(c => c == Isolate)));
        Assert.All(paragraphs, text => Assert.Equal(text.Count(c => c == Isolate), text.Count(c => c == Pop)));
    }

    [Fact]
    public void A_broken_character_does_not_break_the_card()
    {
        var gallery = Gallery.Of(ConversationKind.GroupChat, ["Ana", "Ben"], "half \uD83D of one");
        Assert.All(gallery.Cards, card => Assert.Empty(CardRules.Faults(card.Json)));
        Assert.All(gallery.Cards, card => Encoding.UTF8.GetByteCount(card.Json));
        Assert.Contains(gallery.Cards.SelectMany(CardJson.Paragraphs), text => text == "half \uFFFD of one");
    }

    private static List<string> Paragraphs(ConversationKind kind, IReadOnlyList<string> names, string words) =>
        [.. Gallery.Of(kind, names, words).Cards.SelectMany(CardJson.Paragraphs)];
}
