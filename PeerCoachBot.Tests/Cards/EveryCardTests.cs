using System.Reflection;
using PeerCoachBot.Conversations;
using PeerCoachBot.Sessions;
using PeerCoachBot.Tests.Wording;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Tests.Cards;

public sealed class EveryCardTests
{
    private const string Mark = "ZQX";

    public static TheoryData<string, string> Sessions => new()
    {
        { nameof(ConversationKind.Channel), "Ana Ben" },
        { nameof(ConversationKind.GroupChat), "Ana Ben" },
        { nameof(ConversationKind.GroupChat), "Ana Ben Chidi" },
        { nameof(ConversationKind.Channel), "Ana Ben Chidi Dana Emre" },
        { nameof(ConversationKind.MeetingChat), "Ana Ben Chidi Dana Emre Fatou Gita Hoa" },
    };

    [Theory]
    [MemberData(nameof(Sessions))]
    public void Every_card_is_valid(string kind, string names) =>
        Assert.All(Play(kind, names).Cards, card => Assert.Empty(CardRules.Faults(card.Json)));

    [Theory]
    [MemberData(nameof(Sessions))]
    public void Peoples_text_stands_only_where_it_is_shown_letter_by_letter(string kind, string names)
    {
        var cards = Play(kind, names).Cards;
        Assert.Contains(cards, card => CardJson.Paragraphs(card).Any(HasMark));
        Assert.All(cards, card => Assert.DoesNotContain(CardJson.EverythingElse(card), HasMark));
    }

    [Theory]
    [MemberData(nameof(Sessions))]
    public void No_card_is_larger_than_Teams_takes(string kind, string names) =>
        Assert.All(Play(kind, names).Cards, card => Assert.True(Size.Of(card) <= Size.Most, $"{Size.Of(card)} bytes: {card.Summary}"));

    [Fact]
    public void These_sessions_come_to_every_kind_of_card_and_every_sentence_with_places()
    {
        var drawn = Sessions.SelectMany(s => Play((string)s[0], (string)s[1]).Kinds).ToHashSet();
        var kinds = typeof(SessionCard).GetNestedTypes(BindingFlags.NonPublic)
            .Where(t => t.IsSubclassOf(typeof(SessionCard)))
            .Select(t => t.Name);
        var replies = Sentence.All.Where(s => s.Name.StartsWith("Reply_", StringComparison.Ordinal) && s.Values > 0).Select(s => s.Name);
        Assert.Empty(kinds.Concat(replies).Except(drawn));
    }

    [Fact]
    public void A_card_of_another_session_is_not_drawn()
    {
        var room = Support.Room.Begun("Ana", "Ben");
        var cards = new PeerCoachBot.Cards.SessionCards(Guides.ThreeQuestions());
        Assert.NotNull(cards.Render(room.Session, room.Guide.LivingCard(room.Session).Name()));
        Assert.Null(cards.Render(room.Session, (room.Guide.LivingCard(room.Session) with { Session = "a99" }).Name()));
        Assert.Null(cards.Render(room.Session, "no card"));
    }

    private static Gallery Play(string kind, string names) => Gallery.Of(
        Enum.Parse<ConversationKind>(kind),
        [.. names.Split(' ').Select(name => name + Mark)],
        $"words {Mark}");

    private static bool HasMark(string text) => text.Contains(Mark, StringComparison.OrdinalIgnoreCase);
}

/// <summary>How large a card is to Teams.</summary>
internal static class Size
{
    /// <summary>In bytes.</summary>
    public const int Most = 25 * 1024;

    public static int Of(OutgoingCard card) => System.Text.Encoding.Unicode.GetByteCount(card.Json);
}
