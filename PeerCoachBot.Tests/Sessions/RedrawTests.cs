using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Sessions;

/// <summary>When it changes who can read, cards that stand already are drawn again: words vanish from them, or appear.</summary>
public sealed class RedrawTests
{
    private const string Secret = "Xylophone";

    [Fact]
    public void After_the_end_words_leave_the_cards_of_a_chat_that_somebody_else_comes_to()
    {
        var room = Room.Begun("Ana", "Ben").Say("Ana", "Our secret").Say("Ben", "Ours too").Say("Ana", "end");
        room.Readers = [.. room.Readers!, World.Peer("Zoe")];
        room.Do(new SessionEvent.ReadersChanged(room.Readers));
        Assert.Contains(room.Updated, c => c is SessionCard.Board);
        Assert.Contains(room.Updated, c => c is SessionCard.Summary);
        Assert.All(room.Updated, c => Assert.DoesNotContain("secret", room.Drawn(c), StringComparison.Ordinal));
        foreach (var name in new[] { "Ana", "Ben" })
            Assert.Contains("Our secret", room.Drawn(Assert.Single(room.PostedTo(name), c => c is SessionCard.Summary)), StringComparison.Ordinal);
        room.Readers = [World.Peer("Ana"), World.Peer("Ben")];
        Assert.Equal(Keeping.Nothing, room.Do(new SessionEvent.ReadersChanged(room.Readers)).Last.Keep);
    }

    [Fact]
    public void Words_leave_the_cards_also_where_the_message_that_ends_the_session_brings_the_newcomer()
    {
        var room = Room.Begun("Ana", "Ben").Say("Ana", "Our secret").Say("Ben", "Ours too");
        room.Readers = [.. room.Readers!, World.Peer("Zoe")];
        room.Say("Ana", "end");
        Assert.Contains(room.Updated, c => c is SessionCard.Board);
        Assert.All(room.Updated, c => Assert.DoesNotContain("secret", room.Drawn(c), StringComparison.Ordinal));
    }

    [Fact]
    public void When_somebody_is_added_to_the_chat_words_vanish_from_it()
    {
        var room = Revealed();
        var board = (SessionCard.Board)room.PostedHere[0];
        room.Do(new SessionEvent.ReadersChanged(Readers("Ana", "Ben", "Zoe")));
        ExpectHidden(room, board);
    }

    [Fact]
    public void When_the_roster_becomes_unknown_words_vanish()
    {
        var room = Revealed();
        var board = (SessionCard.Board)room.PostedHere[0];
        room.Do(new SessionEvent.ReadersChanged(null));
        ExpectHidden(room, board);
    }

    [Theory]
    [InlineData("Another answer")]
    [InlineData("focus task")]
    [InlineData("next")]
    public void When_a_message_shows_that_somebody_was_added_words_vanish(string words)
    {
        var room = Revealed();
        var board = (SessionCard.Board)room.PostedHere[0];
        room.Readers = Readers("Ana", "Ben", "Zoe");
        room.Say("Ana", words);
        ExpectHidden(room, board);
    }

    [Fact]
    public void When_a_message_that_changes_nothing_shows_it_words_vanish_too()
    {
        var room = Revealed();
        var board = (SessionCard.Board)room.PostedHere[0];
        room.Readers = Readers("Ana", "Ben", "Zoe");
        room.Say("Zoe", "status");
        Assert.Equal(Sentences.NotInSession, room.Reply);
        ExpectHidden(room, board);
    }

    [Fact]
    public void When_the_other_reader_goes_words_appear()
    {
        var room = Room.In(ConversationKind.GroupChat, Readers("Ana", "Ben", "Zoe"), "Ana", "Ben").Say("Ana", "begin").Say("Ana", Secret).Say("Ben", "B");
        var board = (SessionCard.Board)room.PostedHere[0];
        Assert.DoesNotContain(Secret, room.Drawn(board), StringComparison.Ordinal);
        room.Do(new SessionEvent.ReadersChanged(Readers("Ana", "Ben")));
        Assert.Contains(board, room.Updated);
        Assert.Contains(Secret, room.Drawn(board), StringComparison.Ordinal);
    }

    [Fact]
    public void When_a_participant_leaves_and_still_reads_words_vanish()
    {
        var room = Revealed("Ana", "Ben", "Cem");
        var board = (SessionCard.Board)room.PostedHere[0];
        room.Say("Cem", "leave");
        ExpectHidden(room, board);
        Assert.Empty(room.PostedTo("Cem"));
        room.Do(new SessionEvent.ReadersChanged(Readers("Ana", "Ben")));
        Assert.Contains(Secret, room.Drawn(board), StringComparison.Ordinal);
        Assert.Contains(board, room.Updated);
    }

    [Fact]
    public void When_somebody_joins_who_has_not_said_show_here_words_vanish()
    {
        var room = Room.In(ConversationKind.Channel, null, "Ana", "Ben").Say("Ana", "begin").Say("Ana", "show here").Say("Ben", "show here");
        room.Say("Ana", Secret).Say("Ben", "B");
        var board = (SessionCard.Board)room.PostedHere[0];
        room.Say("Zoe", "join").Say("Zoe", "agree");
        ExpectHidden(room, board);
        room.Say("Zoe", "show here");
        Assert.Contains(board, room.Updated);
        Assert.Contains(Secret, room.Drawn(board), StringComparison.Ordinal);
    }

    [Fact]
    public void When_the_last_reader_joins_and_agrees_words_appear()
    {
        var room = Room.In(ConversationKind.GroupChat, Readers("Ana", "Ben", "Zoe"), "Ana", "Ben").Say("Ana", "begin").Say("Ana", Secret).Say("Ben", "B");
        var board = (SessionCard.Board)room.PostedHere[0];
        room.Say("Zoe", "join");
        Assert.DoesNotContain(Secret, room.Drawn(board), StringComparison.Ordinal);
        room.Say("Zoe", "agree");
        Assert.Contains(board, room.Updated);
        Assert.Contains(Secret, room.Drawn(board), StringComparison.Ordinal);
    }

    [Fact]
    public void Next_steps_vanish_from_their_card_also_when_their_step_is_over()
    {
        var room = Room.Begun("Ana", "Ben").ToTurns().ToLearning().ToCommit().Say("Ana", $"I will {Secret} by Friday").ToClose();
        var card = new SessionCard.OfStep(room.Session.Key, "commit");
        Assert.Contains(Secret, room.Drawn(card), StringComparison.Ordinal);
        room.Do(new SessionEvent.ReadersChanged(Readers("Ana", "Ben", "Zoe")));
        Assert.Contains(card, room.Updated);
        Assert.DoesNotContain(Secret, room.Drawn(card), StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_left_is_shown_nothing_that_is_said_afterwards()
    {
        var room = Room.In(ConversationKind.Channel, null, "Ana", "Ben", "Cem").Say("Ana", "begin");
        room.Say("Ana", "A").Say("Ben", "B").Say("Cem", "C");
        Assert.Single(room.PostedTo("Cem"));
        room.Say("Cem", "leave").Say("Ana", "Only for those who stayed");
        Assert.DoesNotContain(room.Updated, c => c is SessionCard.Board { For: "cem" });
        Assert.Contains(room.Updated, c => c is SessionCard.Board { For: "ben" });
    }

    [Fact]
    public void The_same_readers_in_another_order_are_no_change()
    {
        var room = Revealed().Do(new SessionEvent.ReadersChanged(Readers("Ben", "Ana")));
        Assert.Equal(Decisions.Keeping.Nothing, room.Last.Keep);
    }

    private static Room Revealed(params string[] names)
    {
        var room = Room.Begun(names.Length == 0 ? ["Ana", "Ben"] : names);
        foreach (var name in room.Names())
            room.Say(name, $"{Secret} of {name}");
        Assert.Contains(Secret, room.Drawn(room.PostedHere[0]), StringComparison.Ordinal);
        return room;
    }

    /// <summary>The board was drawn again without words, and each participant has them in 1:1.</summary>
    private static void ExpectHidden(Room room, SessionCard.Board board)
    {
        Assert.Contains(board, room.Updated);
        Assert.DoesNotContain(Secret, room.Drawn(board), StringComparison.Ordinal);
        foreach (var name in room.Names())
            Assert.Contains(room.PostedTo(name), c => room.Drawn(c).Contains(Secret, StringComparison.Ordinal));
    }

    private static List<Peer> Readers(params string[] names) => [.. names.Select(World.Peer)];
}
