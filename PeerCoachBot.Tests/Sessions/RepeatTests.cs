using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Sessions;

/// <summary>The same words delivered again under a new id are a fact that is known, also when the session has moved on.</summary>
public sealed class RepeatTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    [Fact]
    public void An_answer_delivered_again_changes_nothing_and_is_not_remarked_on()
    {
        var room = Room.Begun("Ana", "Ben").Say("Ana", "Mine");
        ExpectNothing(room, "Ana", "Mine");
        Assert.Equal("", room.Reply);
    }

    [Fact]
    public void A_second_next_anyway_that_was_turned_down_is_not_obeyed_later()
    {
        var room = Room.Begun("Ana", "Ben").Say("Ana", "Mine").Say("Ana", "next anyway").Wait(Soon).Say("Ben", "next anyway");
        Assert.Equal(Sentences.HeardMoveBefore, room.Reply);
        ExpectNothing(room.Wait(TimeSpan.FromSeconds(20)), "Ben", "next anyway");
        Assert.Equal("Ana", room.Explorer);
    }

    [Fact]
    public void What_was_turned_down_is_remembered_by_its_id()
    {
        var room = Room.Begun("Ana", "Ben").ToTurns().Say("Ana", "done").Wait(Soon).Say("Ben", "done");
        Assert.Equal((Keeping.Event, Sentences.TurnJustBegan), (room.Last.Keep, room.Reply));
    }

    [Fact]
    public void An_answer_that_was_changed_meanwhile_does_not_come_back()
    {
        var room = Room.Begun("Ana", "Ben").Say("Ana", "First").Wait(Soon).Say("Ana", "Better").Wait(Soon);
        ExpectNothing(room, "Ana", "First");
        Assert.Equal("Better", room.AnswerOf("Ana", "goal"));
    }

    [Fact]
    public void A_pass_delivered_again_takes_nobody_out_of_the_turns()
    {
        var room = Room.Begun("Ana", "Ben").Say("Ana", "pass").Say("Ben", "His").Wait(Soon).Say("Ben", "next");
        ExpectNothing(room, "Ana", "pass");
        Assert.Equal("Ana", room.Explorer);
        Assert.Equal("Ben", room.Wait(Participant.RepeatWindow + Soon).Say("Ana", "pass").Explorer);
    }

    [Fact]
    public void Next_anyway_delivered_again_after_others_moved_on_leaves_no_further_step()
    {
        var room = Room.Begun("Ana", "Ben").Say("Ana", "Mine").Say("Ana", "next anyway").Wait(TimeSpan.FromSeconds(20)).Say("Ana", "done");
        ExpectNothing(room, "Ana", "next anyway");
        Assert.Equal("Ben", room.Explorer);
    }

    [Fact]
    public void An_answer_delivered_again_after_the_reveal_changes_nothing()
    {
        var room = Room.Begun("Ana", "Ben").Say("Ana", "Mine").Say("Ben", "His");
        ExpectNothing(room, "Ben", "His");
        ExpectNothing(room, "Ana", "Mine");
    }

    [Fact]
    public void An_answer_delivered_again_does_not_answer_the_next_question()
    {
        var room = Room.Begun("Ana", "Ben").ToTurns().ToLearning().ToCommit().ToClose();
        room.Say("Ana", "calm").Wait(Soon).Say("Ben", "yes");
        Assert.Equal("fair", room.Session.Prompt);
        ExpectNothing(room, "Ben", "yes");
        Assert.Equal(Sentences.HeardBefore, room.Reply);
        Assert.Null(room.AnswerOf("Ben", "fair"));
        room.Wait(Participant.RepeatWindow + Soon).Say("Ben", "yes");
        Assert.Equal("yes", room.AnswerOf("Ben", "fair"));
    }

    [Theory]
    [InlineData(60, false)]
    [InlineData(61, true)]
    public void After_a_minute_the_same_words_are_meant_again(int seconds, bool taken)
    {
        var room = Room.Begun("Ana", "Ben").ToTurns().ToLearning().ToCommit().ToClose().Say("Ana", "yes").Say("Ben", "fine");
        room.Wait(TimeSpan.FromSeconds(seconds)).Say("Ana", "yes");
        Assert.Equal(taken ? "yes" : null, room.AnswerOf("Ana", "fair"));
    }

    [Fact]
    public void An_answer_delivered_again_after_other_words_of_the_same_person_is_known_too()
    {
        // The goal, a next step, and the goal's second delivery, which comes when the next question is open.
        var room = Room.Begun("Ana", "Ben").Say("Ana", "My goal").Say("Ben", "His").Say("Ana", "I will rest by Friday")
            .Wait(Soon).Say("Ana", "next").Wait(TimeSpan.FromSeconds(16)).Say("Ben", "next anyway");
        Assert.Equal("ask:learning", room.Session.Step);
        ExpectNothing(room, "Ana", "My goal");
        Assert.Null(room.AnswerOf("Ana", "learning"));
    }

    [Fact]
    public void A_next_step_delivered_again_is_known()
    {
        var room = Room.Begun("Ana", "Ben").ToTurns().Say("Ana", "I will rest by Friday");
        ExpectNothing(room, "Ana", "I will rest by Friday");
        room.Say("Ana", "done").Wait(TimeSpan.FromSeconds(20)).Say("Ben", "done");
        Assert.Equal("ask:learning", room.Session.Step);
        ExpectNothing(room, "Ana", "I will rest by Friday");
        Assert.Null(room.AnswerOf("Ana", "learning"));
    }

    [Fact]
    public void The_same_words_of_another_person_are_another_fact()
    {
        var room = Room.Begun("Ana", "Ben").Say("Ana", "The same").Say("Ben", "The same");
        Assert.Equal("The same", room.AnswerOf("Ben", "goal"));
    }

    [Fact]
    public void A_pass_delivered_again_does_not_pass_the_next_question()
    {
        var room = Room.Begun("Ana", "Ben").ToTurns().ToLearning().ToCommit().ToClose().Say("Ana", "calm").Say("Ben", "pass");
        Assert.Equal("fair", room.Session.Prompt);
        ExpectNothing(room, "Ben", "pass");
        room.Say("Ana", "yes").Say("Ben", "pass");
        Assert.Equal("pulse", room.Session.Prompt);
    }

    [Fact]
    public void A_pass_of_the_last_turn_delivered_again_does_not_pass_the_question_after_it()
    {
        var room = Room.Begun("Ana", "Ben").ToTurns().Say("Ana", "pass").Say("Ben", "pass");
        Assert.Equal("ask:learning", room.Session.Step);
        ExpectNothing(room, "Ben", "pass");
        Assert.Null(room.AnswerOf("Ben", "learning"));
    }

    [Fact]
    public void A_skip_delivered_again_does_not_skip_at_the_next_question()
    {
        var room = Room.Begun("Ana", "Ben").ToTurns().ToLearning().ToCommit().ToClose().Say("Ana", "calm").Say("Ana", "skip Ben");
        Assert.Equal("fair", room.Session.Prompt);
        ExpectNothing(room, "Ana", "skip Ben");
        room.Say("Ana", "yes").Say("Ana", "skip Ben");
        Assert.Equal("pulse", room.Session.Prompt);
    }

    [Fact]
    public void More_time_delivered_again_does_not_lengthen_the_next_turn()
    {
        var room = Room.Begun("Ana", "Ben").ToTurns().Say("Ana", "more time");
        Assert.Equal(Sentences.MoreTimeOnce, room.Say("Ana", "more time").Reply);
        Assert.Equal(17, room.Session.Timer!.Box.TotalMinutes);
    }

    private static void ExpectNothing(Room room, string who, string words)
    {
        var before = room.State;
        room.Say(who, words);
        Assert.Same(before, room.State);
        Assert.Empty(room.Last.Effects);
        Assert.NotEqual(Keeping.State, room.Last.Keep);
    }
}
