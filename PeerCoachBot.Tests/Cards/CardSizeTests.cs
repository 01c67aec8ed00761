using PeerCoachBot.Cards;
using PeerCoachBot.Commitments;
using PeerCoachBot.Conversations;
using PeerCoachBot.Sessions;
using PeerCoachBot.Tests.Support;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Tests.Cards;

/// <summary>The largest sessions still fit on cards, divided between entries.</summary>
public sealed class CardSizeTests
{
    private const int People = 8;
    private const int LongestName = 80;

    /// <summary>As long as ids of conversations are in Teams, and somewhat longer.</summary>
    private static readonly Conversation Home = new(
        "t1",
        "19:meeting_NDk5YzI0YmEtMWQyZS00ZjNhLWI4YzctOTBhMWIyYzNkNGU1NDk5YzI0YmEtMWQyZS00ZjNh@thread.v2",
        ConversationKind.MeetingChat);

    public static TheoryData<string> Characters =>
        ["x", "é", "語", "\"", "\\", "😀", "\n", "\t", "<", "&", "\u2028", "\uE000", "\u0378", "ש", "\u00A0", "\uFEFF", "\U000E0041", "’"];

    [Theory]
    [MemberData(nameof(Characters))]
    public void The_longest_answers_of_eight_people_fit_and_nothing_is_cut(string character)
    {
        var full = Full(answer: 2000, character);
        var session = full with { Boards = [new PostedBoard("goal", SessionCard.All, Pages.OfBoard(full, "goal").Count)] };
        var pages = Draw(session, page => new SessionCard.Board(session.Key, "goal", page, SessionCard.All));
        Assert.All(pages, AssertFits);
        AssertHoldsAll(pages, session.Answers.Where(a => a.Question == "goal").Select(a => a.Text));
    }

    [Theory]
    [MemberData(nameof(Characters))]
    public void The_longest_summary_fits_and_nothing_is_cut(string character)
    {
        var session = Full(answer: 2000, character);
        var pages = Draw(session, page => new SessionCard.Summary(session.Key, page, SessionCard.All));
        Assert.All(pages, AssertFits);
        AssertHoldsAll(pages, session.Answers.Where(a => a.Question is "goal" or "learning").Select(a => a.Text));
        AssertHoldsAll(pages, session.NextSteps.Select(c => c.Text));
        AssertHoldsAll(pages, session.NextSteps.Select(c => $"If {c.Plan!.If}, then {c.Plan.Then}"));
    }

    [Theory]
    [MemberData(nameof(Characters))]
    public void The_board_on_which_a_session_waits_fits_with_its_buttons(string character)
    {
        foreach (var length in new[] { 1, 150, 350, 700, 1500, Limits.AnswerLength })
        {
            var full = Full(length, character);
            var pages = Pages.OfBoard(full, "goal").Count;
            var session = full with { ClosedAt = null, Step = "ask:goal", StepsDone = ["gather"], Boards = [new PostedBoard("goal", SessionCard.All, pages)] };
            var board = new SessionCards(Guides.ThreeQuestions()).Render(session, Guides.ThreeQuestions().LivingCard(session).Name())!;
            Assert.NotEmpty(CardRules.Buttons(board.Json));
            AssertFits(board);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(50)]
    [InlineData(100)]
    [InlineData(200)]
    [InlineData(400)]
    [InlineData(700)]
    [InlineData(1000)]
    public void Many_short_entries_fit_as_well(int length)
    {
        var session = Full(length, "\"");
        var pages = Draw(session, page => new SessionCard.Summary(session.Key, page, SessionCard.All));
        Assert.All(pages, AssertFits);
        AssertHoldsAll(pages, session.Answers.Where(a => a.Question is "goal" or "learning").Select(a => a.Text));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("\"")]
    [InlineData("😀")]
    public void The_card_on_which_commitments_gather_fits(string character)
    {
        foreach (var length in new[] { 1, 10, 100, 200, 300, 500 })
            AssertFits(DrawCommitments(Full(length, character)));
    }

    [Fact]
    public void Commitments_too_long_for_one_card_are_counted_there_and_stand_in_the_summary()
    {
        var paragraphs = CardJson.Paragraphs(DrawCommitments(Full(2000, "x")));
        Assert.Equal(2 * People, paragraphs.Count(p => p.Contains("has a next step", StringComparison.Ordinal)));
        Assert.Contains("The summary will hold every word: together they are too long for one card.", paragraphs);
    }

    private static OutgoingCard DrawCommitments(Session full)
    {
        var session = full with { ClosedAt = null, Step = "commit" };
        return new SessionCards(Guides.ThreeQuestions()).Render(session, new SessionCard.OfStep(session.Key, "commit").Name())!;
    }

    private static List<OutgoingCard> Draw(Session session, Func<int, SessionCard> card)
    {
        var cards = new SessionCards(Guides.ThreeQuestions());
        var count = card(1) is SessionCard.Board board
            ? Pages.OfBoard(session, board.Question).Count
            : Pages.OfSummary(session, Guides.ThreeQuestions(), null).Count;
        return [.. Enumerable.Range(1, count).Select(page => cards.Render(session, card(page).Name())!)];
    }

    private static void AssertFits(OutgoingCard card) =>
        Assert.True(Size.Of(card) <= Size.Most, $"A card of {Size.Of(card)} bytes");

    /// <summary>Each text stands whole in one paragraph.</summary>
    private static void AssertHoldsAll(IReadOnlyList<OutgoingCard> pages, IEnumerable<string> texts)
    {
        var shown = pages.SelectMany(CardJson.Paragraphs).Select(Plain).ToHashSet();
        Assert.All(texts, text => Assert.Contains(Plain(text), shown));
    }

    private static string Plain(string text) => text.Replace("\u2068", "", StringComparison.Ordinal).Replace("\u2069", "", StringComparison.Ordinal);

    /// <summary>A session of eight people with long names, in which everybody used all the room there is.</summary>
    private static Session Full(int answer, string character)
    {
        var ids = Enumerable.Range(1, People).Select(n => $"7d1e5f0c-2b9a-4e38-a6c1-d0f4b3928e5{n}").ToList();
        var session = new Room { Messages = "179000000010", Home = Home, Readers = [.. ids.Select(World.Peer)] }.Gather(ids).Say(ids[0], "begin").Session;
        var people = session.Participants.Select(p => p.Who.Id).ToList();
        var name = Text(LongestName, "");
        return session with
        {
            Participants = [.. session.Participants.Select(p => p with { Who = p.Who with { Name = name } })],
            Step = "close",
            StepsDone = ["gather", "ask:goal", "turns", "ask:learning", "commit"],
            ClosedAt = FakeClock.Start,
            Answers =
            [
                .. from who in people from question in new[] { "goal", "learning" } select new Answer(question, who, Text(answer, who.ObjectId), FakeClock.Start),
                .. from who in people select new Answer("word", who, Text(Math.Min(answer, Limits.WordLength), who.ObjectId), FakeClock.Start),
                .. from who in people select new Answer("fair", who, "a-bit-off", FakeClock.Start),
                .. from who in people select new Answer("pulse", who, "4", FakeClock.Start),
                new Answer("next-date", people[0], "2026-12-24", FakeClock.Start),
            ],
            NextSteps =
            [
                .. from who in people
                   from slot in new[] { "1", "2" }
                   let length = Math.Min(answer, Limits.CommitmentLength)
                   select new NextStep(slot, who, Text(length, who.ObjectId + slot), new DateOnly(2026, 12, 30))
                   {
                       Plan = new IfThen(Text(length / 2, "if"), Text(length / 2, "then")),
                       Witness = people[0],
                   },
            ],
        };

        string Text(int length, string own)
        {
            var filling = string.Concat(Enumerable.Repeat(character, length / character.Length));
            return length > own.Length ? own + filling[..(((length - own.Length) / character.Length) * character.Length)] : filling;
        }
    }
}
