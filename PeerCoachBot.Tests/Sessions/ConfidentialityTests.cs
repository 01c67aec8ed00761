using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Sessions;

/// <summary>Where words go when answers are revealed and a session ends.</summary>
public sealed class ConfidentialityTests
{
    private const string Secret = "Xylophone";

    public static TheoryData<string> PlacesThatOthersRead => ["channel", "channel of us", "others", "unknown", "nobody known", "meeting with others"];

    [Theory]
    [MemberData(nameof(PlacesThatOthersRead))]
    public void Where_others_can_read_answers_go_to_each_in_private(string place)
    {
        var room = Answered(Place(place));
        Assert.DoesNotContain(Secret, room.Drawn(Assert.IsType<SessionCard.Board>(Assert.Single(room.PostedHere))), StringComparison.Ordinal);
        foreach (var name in new[] { "Ana", "Ben" })
            Assert.Contains(Secret, room.Drawn(Assert.Single(room.PostedTo(name))), StringComparison.Ordinal);
        Assert.Equal(3, room.Posted.Count);
    }

    [Theory]
    [MemberData(nameof(PlacesThatOthersRead))]
    public void Where_others_can_read_the_summary_goes_to_each_in_private(string place)
    {
        var room = Answered(Place(place)).Say("Ana", "next").Say("Ana", $"I will {Secret} by Friday");
        Assert.Empty(room.Updated);
        Assert.DoesNotContain(Secret, Assert.IsType<Reply.Say>(room.Last.Reply).Values);
        room.Say("Ana", "end");
        Assert.DoesNotContain(Secret, room.Drawn(Assert.IsType<SessionCard.Summary>(Assert.Single(room.PostedHere))), StringComparison.Ordinal);
        foreach (var name in new[] { "Ana", "Ben" })
            Assert.Contains(Secret, room.Drawn(Assert.IsType<SessionCard.Summary>(Assert.Single(room.PostedTo(name)))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ConversationKind.GroupChat)]
    [InlineData(ConversationKind.MeetingChat)]
    public void Where_everybody_takes_part_words_stand_in_the_conversation(object kind)
    {
        var room = Answered(Room.In((ConversationKind)kind, Readers("Ana", "Ben"), "Ana", "Ben"));
        Assert.Contains(Secret, room.Drawn(Assert.Single(room.PostedHere)), StringComparison.Ordinal);
        Assert.Empty(room.PostedTo("Ana"));
        room.Say("Ana", "end");
        Assert.Contains(Secret, room.Drawn(Assert.Single(room.PostedHere)), StringComparison.Ordinal);
        Assert.Empty(room.PostedTo("Ana"));
    }

    [Fact]
    public void A_reader_who_joined_but_has_not_agreed_takes_no_part()
    {
        var room = Room.In(ConversationKind.GroupChat, Readers("Ana", "Ben", "Zoe"), "Ana", "Ben").Say("Zoe", "join").Say("Ana", "next anyway");
        room.Say("Ana", Secret).Say("Ben", "B");
        Assert.DoesNotContain(Secret, room.Drawn(Assert.Single(room.PostedHere)), StringComparison.Ordinal);
        Assert.Empty(room.PostedTo("Zoe"));
    }

    [Fact]
    public void Show_here_needs_everybody()
    {
        var room = Place("channel").Say("Ana", "show here");
        Assert.Equal(Sentences.ShowHereNoted, room.Reply);
        Assert.Equal(["Ben"], room.Named);
        Assert.Equal(Keeping.Nothing, room.Say("Ana", "show here").Last.Keep);
        room.Say("Ben", "show here");
        Assert.Equal(Sentences.ShowHereAlready, room.Say("Ben", "show here").Reply);
        Answered(room);
        Assert.Contains(Secret, room.Drawn(Assert.Single(room.PostedHere)), StringComparison.Ordinal);
        Assert.Empty(room.PostedTo("Ana"));
    }

    [Fact]
    public void Show_here_by_all_after_the_reveal_shows_what_is_there()
    {
        var room = Answered(Place("channel"));
        var board = (SessionCard.Board)room.PostedHere[0];
        room.Say("Ana", "show here");
        Assert.DoesNotContain(Secret, room.Drawn(board), StringComparison.Ordinal);
        room.Say("Ben", "show here");
        Assert.Contains(board, room.Updated);
        Assert.Contains(Secret, room.Drawn(board), StringComparison.Ordinal);
    }

    [Fact]
    public void The_gathering_says_who_can_read()
    {
        Assert.Contains("Everybody in this channel can read", Gather(Place("channel", begin: false)), StringComparison.Ordinal);
        Assert.Contains("Zoe can read here and has not joined", Gather(Place("others", begin: false)), StringComparison.Ordinal);
        Assert.Contains("I cannot tell who else can read", Gather(Place("unknown", begin: false)), StringComparison.Ordinal);
        Assert.Contains("Only the people taking part", Gather(Room.With("Ana", "Ben")), StringComparison.Ordinal);

        static string Gather(Room room) => room.Drawn(new SessionCard.OfStep(room.Session.Key, "gather"));
    }

    [Fact]
    public void Whoever_left_without_agreeing_to_it_keeps_their_words_off_shared_cards()
    {
        var room = Answered(Place("channel")).Say("Ana", "show here");
        var board = room.Session.Boards.Single(b => b.For == SessionCard.All);
        room.Say("Ben", "leave");
        Assert.DoesNotContain(Secret, room.Drawn(new SessionCard.Board(room.Session.Key, board.Question, 1, SessionCard.All)), StringComparison.Ordinal);
        room.Say("Ana", "end");
        Assert.DoesNotContain(Secret, room.Drawn(Assert.Single(room.PostedHere)), StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_left_is_shown_no_ratings_and_no_board_drawn_since()
    {
        var room = Room.In(ConversationKind.Channel, null, "Ana", "Ben", "Cem").Say("Ana", "begin");
        foreach (var name in new[] { "Ana", "Ben", "Cem" })
            room.Say(name, $"{Secret} of {name}");
        room.Say("Cem", "leave").ToTurns().ToLearning().ToCommit().ToClose();
        foreach (var words in new[] { "calm", "no", "2" })
            room.Say("Ana", words).Say("Ben", words);
        room.Say("Ana", "end");
        Assert.DoesNotContain("fair", room.Drawn(new SessionCard.Summary(room.Session.Key, 1, "cem")), StringComparison.Ordinal);
        Assert.Contains("fair", room.Drawn(new SessionCard.Summary(room.Session.Key, 1, "ana")), StringComparison.Ordinal);
        Assert.Equal("", room.Drawn(new SessionCard.Board(room.Session.Key, "goal", 1, "cem")));
    }

    [Fact]
    public void Whoever_left_without_a_word_has_no_say_in_it()
    {
        var room = Room.In(ConversationKind.Channel, null, "Ana", "Ben", "Cem").Say("Ana", "begin").Say("Ana", $"{Secret} one").Say("Ben", $"{Secret} two").Say("Cem", "leave");
        room.Say("Ana", "show here").Say("Ben", "show here");
        Assert.Contains(room.Updated, card => room.Drawn(card).Contains(Secret, StringComparison.Ordinal));
    }

    [Fact]
    public void No_card_shows_an_answer_before_the_reveal_even_among_ourselves()
    {
        var room = Room.Begun("Ana", "Ben").Say("Ana", Secret);
        foreach (var card in new[] { room.Guide.LivingCard(room.Session), new SessionCard.Status(room.Session.Key) })
            Assert.DoesNotContain(Secret, room.Drawn(card), StringComparison.Ordinal);
    }

    private static Room Place(string place, bool begin = true)
    {
        var room = place switch
        {
            "channel" => Room.In(ConversationKind.Channel, null, "Ana", "Ben"),
            // A channel is read by whoever is in its team, whatever a roster says just now.
            "channel of us" => Room.In(ConversationKind.Channel, Readers("Ana", "Ben"), "Ana", "Ben"),
            "others" => Room.In(ConversationKind.GroupChat, Readers("Ana", "Ben", "Zoe"), "Ana", "Ben"),
            "meeting with others" => Room.In(ConversationKind.MeetingChat, Readers("Ana", "Ben", "Zoe"), "Ana", "Ben"),
            "nobody known" => Room.In(ConversationKind.GroupChat, [], "Ana", "Ben"),
            _ => Room.In(ConversationKind.GroupChat, null, "Ana", "Ben"),
        };
        return begin ? room.Say("Ana", "begin") : room;
    }

    private static Room Answered(Room room)
    {
        if (room.Session.Step == "gather")
            room.Say("Ana", "begin");
        return room.Say("Ana", $"{Secret} one").Whisper("Ben", $"{Secret} two");
    }

    private static List<Peer> Readers(params string[] names) => [.. names.Select(World.Peer)];
}
