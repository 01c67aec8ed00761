using PeerCoachBot.Cards;
using PeerCoachBot.Conversations;
using PeerCoachBot.Sessions;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Cards;

/// <summary>What a facilitator would see to: nobody is singled out, left without an answer, or given less time.</summary>
public sealed class KindnessTests
{
    private static readonly SessionCards Cards = new(Guides.ThreeQuestions());

    [Fact]
    public void A_card_does_not_say_that_time_is_left_when_it_is_up()
    {
        var room = Room.Begun("Ana", "Ben").Pass(TimeSpan.FromMinutes(2));
        Assert.Contains(room.Last.Effects, e => e is Decisions.Effect.UpdateCard);
        Assert.Contains("Time is up.", Living(room));
        Assert.DoesNotContain("Half a minute left.", Living(room));
    }

    [Fact]
    public void Whoever_was_skipped_gets_no_role_that_the_turn_depends_on()
    {
        var room = Room.Begun("Ana", "Ben", "Chidi", "Dana").Say("Ana", "next anyway").Say("Ana", "skip Ben");
        var roles = Roles.Around(room.Session, World.Peer("Ana").Id).ToDictionary(r => r.Who.ObjectId, r => r.Role);
        Assert.Equal(Role.Explorer, roles["ana"]);
        Assert.Equal(Role.LeadCoach, roles["chidi"]);
        Assert.Equal(Role.PatternSpotter, roles["dana"]);
        Assert.Equal(Role.Asker, roles["ben"]);
    }

    [Fact]
    public void Turns_stay_equal_when_somebody_leaves()
    {
        var room = Room.Begun("Ana", "Ben", "Chidi", "Dana").Say("Ana", "next anyway");
        var first = room.Session.Timer!.Box;
        room.Say("Chidi", "leave").Wait(TimeSpan.FromMinutes(5)).Say("Ana", "done");
        Assert.Equal(World.Peer("Ben").Id, room.Session.Spotlight!.Explorer);
        Assert.Equal(first, room.Session.Timer!.Box);
    }

    [Fact]
    public void Turns_are_counted_without_those_that_do_not_take_place()
    {
        var room = Room.Begun("Ana", "Ben", "Chidi").Say("Ana", "next anyway").Say("Ana", "skip Ben");
        Assert.Equal("Coaching turn 1 of 2", Title(room));
        room.Wait(TimeSpan.FromMinutes(5)).Say("Ana", "done");
        Assert.Equal("Coaching turn 2 of 2", Title(room));
    }

    [Fact]
    public void Whoever_joins_late_is_shown_the_ground_rules_at_once()
    {
        var room = Room.Begun("Ana", "Ben").Say("Chidi", "join");
        var card = Shown.Of(Cards.Render(room.Session, room.Last.Reply!, "en-GB")!);
        Assert.Equal("Ground rules", card.Title);
        Assert.Equal(6, card.Lines.Count);
        Assert.Contains("agree", card.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_is_named_for_not_having_answered_once_the_question_is_closed()
    {
        var room = Room.Begun("Ana", "Ben").Say("Ana", "words").Say("Ana", "next anyway");
        var folded = Shown.Of(Cards.Render(room.Session, new SessionCard.OfStep(room.Session.Key, "ask:goal").Name())!);
        Assert.Contains("Ana", folded.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ben", folded.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_is_named_for_not_agreeing_that_words_show()
    {
        var room = new Room { Home = new Conversation("t1", "c", ConversationKind.Channel) };
        room.Say("Ana", "start").Say("Ben", "join").Say("Ana", "agree").Say("Ben", "agree").Say("Ana", "begin").Say("Ana", "show here");
        Assert.DoesNotContain("Ben", Shown.Of(Cards.Render(room.Session, room.Last.Reply!, "en")!).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_others_read_along_the_summary_holds_the_date_and_no_ratings()
    {
        var room = new Room { Home = new Conversation("t1", "c", ConversationKind.Channel) };
        room.Say("Ana", "start").Say("Ben", "join").Say("Ana", "agree").Say("Ben", "agree").Say("Ana", "begin").Say("Ana", "next anyway")
            .Say("Ana", "pass").Wait(TimeSpan.FromMinutes(2)).Say("Ben", "pass").Wait(TimeSpan.FromMinutes(2))
            .Say("Ana", "next anyway").Wait(TimeSpan.FromMinutes(2)).Say("Ana", "next anyway");
        foreach (var answer in new[] { "glad", "no", "1" })
            room.Say("Ana", answer).Say("Ben", answer);
        room.Say("Ana", "2026-12-07");
        var key = room.Session.Key;
        var shared = Shown.Of(Cards.Render(room.Session, new SessionCard.Summary(key, 1, SessionCard.All).Name())!);
        var own = Shown.Of(Cards.Render(room.Session, new SessionCard.Summary(key, 1, "ana").Name())!);
        Assert.Contains("You meet again on Monday, 7 December 2026.", shared.Lines);
        Assert.Contains("Was the time fair? No: 2.", own.Lines);
        Assert.DoesNotContain("fair", shared.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("help you", shared.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_somebody_commits_to_in_private_is_said_back_to_them()
    {
        var room = Room.Begun("Ana", "Ben");
        room.Say("Ana", "pass").Say("Ana", "I will call Kim by Friday", room.Session.Key);
        var text = Shown.Of(Cards.Render(room.Session, room.Last.Reply!, "en-GB")!).Text;
        Assert.Contains("“call Kim”, by Friday, 27 November 2026", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_that_can_no_longer_be_changed_is_not_said_to_be()
    {
        var room = Room.Begun("Ana", "Ben");
        room.Say("Ana", "first", room.Session.Key);
        Assert.Equal(Sentences.Kept, room.Reply);
        room.Say("Ana", "next anyway").Wait(TimeSpan.FromMinutes(5)).Say("Ana", "next anyway").Wait(TimeSpan.FromMinutes(5))
            .Say("Ana", "next anyway").Wait(TimeSpan.FromMinutes(5)).Say("Ana", "next anyway");
        Assert.Equal("word", room.Session.Prompt);
        room.Say("Ana", "glad").Say("Ben", "glad", room.Session.Key);
        Assert.Equal(Sentences.Heard, room.Reply);
    }

    [Fact]
    public void A_board_does_not_ask_for_next_after_the_session_went_on()
    {
        var room = Room.Begun("Ana", "Ben").Say("Ana", "words").Say("Ana", "next anyway");
        var board = Shown.Of(Cards.Render(room.Session, new SessionCard.Board(room.Session.Key, "goal", 1, SessionCard.All).Name())!);
        Assert.Contains("words", board.Lines);
        Assert.DoesNotContain("next", board.Text, StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Living(Room room) => Render(room).Lines;

    private static string Title(Room room) => Render(room).Title;

    private static Shown Render(Room room) => Shown.Of(Cards.Render(room.Session, room.Guide.LivingCard(room.Session).Name())!);
}
