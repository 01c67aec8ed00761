using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Sessions;

public sealed class AskingTests
{
    [Fact]
    public void Answers_stay_hidden_until_everybody_has_answered()
    {
        var room = Room.Begun("Ana", "Ben", "Cem").Say("Ana", "Secret of Ana").Say("Ben", "Secret of Ben");
        Assert.False(room.Session.IsRevealed("goal"));
        Assert.Empty(room.Posted);
        Assert.DoesNotContain("Secret", room.Drawn(room.Guide.LivingCard(room.Session)), StringComparison.Ordinal);
        room.Say("Cem", "Secret of Cem");
        var board = Assert.IsType<SessionCard.Board>(Assert.Single(room.PostedHere));
        Assert.All(["Ana", "Ben", "Cem"], name => Assert.Contains($"Secret of {name}", room.Drawn(board), StringComparison.Ordinal));
    }

    [Fact]
    public void The_card_shows_who_has_answered()
    {
        var room = Room.Begun("Ana", "Ben", "Cem").Say("Ana", "Mine").Say("Ben", "pass").Say("Ana", "skip Cem");
        var card = room.Drawn(new SessionCard.OfStep(room.Session.Key, "ask:goal"));
        Assert.Contains("Answered: Ana.", card, StringComparison.Ordinal);
        Assert.Contains("Passed: Ben.", card, StringComparison.Ordinal);
        Assert.Contains("We go on without waiting for: Cem.", room.Drawn(room.Guide.LivingCard(room.Session)), StringComparison.Ordinal);
    }

    [Fact]
    public void Anybody_can_reveal_what_is_there()
    {
        var room = Room.Begun("Ana", "Ben").Say("Ana", "Mine").Say("Ben", "reveal");
        Assert.True(room.Session.IsRevealed("goal"));
        Assert.Equal("ask:goal", room.Session.Step);
        Assert.Equal(Keeping.Nothing, room.Say("Ana", "reveal").Last.Keep);
    }

    [Fact]
    public void Without_an_answer_there_is_nothing_to_reveal() =>
        Assert.Equal(Sentences.NothingToReveal, Room.Begun("Ana", "Ben").Say("Ben", "reveal").Reply);

    [Fact]
    public void After_the_answers_are_shown_the_session_waits_for_next()
    {
        var room = Room.Begun("Ana", "Ben").Say("Ana", "A").Say("Ben", "B").Pass(TimeSpan.FromHours(1));
        Assert.Equal("ask:goal", room.Session.Step);
        room.Say("Ben", "next");
        Assert.Equal("turns", room.Session.Step);
    }

    [Fact]
    public void After_a_reveal_the_late_are_not_waited_for()
    {
        var room = Room.Begun("Ana", "Ben").Say("Ana", "Mine").Say("Ana", "reveal").Say("Ana", "next");
        Assert.Equal("turns", room.Session.Step);
    }

    [Fact]
    public void An_answer_can_be_changed_until_its_step_closes()
    {
        var room = Room.Begun("Ana", "Ben").Say("Ana", "First").Say("Ana", "Second");
        Assert.Equal("Second", room.AnswerOf("Ana", "goal"));
        room.Say("Ben", "His").Say("Ana", "Third");
        Assert.Equal("Third", room.AnswerOf("Ana", "goal"));
        Assert.Contains(room.Updated, c => c is SessionCard.Board);
        room.Say("Ben", "next").Say("Ana", "Fourth");
        Assert.Equal("Third", room.AnswerOf("Ana", "goal"));
        Assert.Equal(Sentences.NotUnderstoodInTurns, room.Reply);
    }

    [Fact]
    public void A_pass_counts_as_having_spoken_and_can_be_taken_back()
    {
        var room = Room.Begun("Ana", "Ben").Say("Ana", "pass").Say("Ben", "His");
        Assert.True(room.Session.IsRevealed("goal"));
        room.Say("Ana", "Mine after all");
        Assert.Equal("Mine after all", room.AnswerOf("Ana", "goal"));
    }

    [Fact]
    public void Whoever_passes_after_answering_takes_the_answer_back()
    {
        var room = Room.Begun("Ana", "Ben").Say("Ana", "Oops").Say("Ana", "pass");
        Assert.Equal("", room.AnswerOf("Ana", "goal"));
    }

    [Fact]
    public void Somebody_absent_is_skipped_and_still_answers_until_the_step_closes()
    {
        var room = Room.Begun("Ana", "Ben", "Cem").Say("Ana", "A").Say("Ben", "B").Say("Ana", "skip Cem");
        Assert.True(room.Session.IsRevealed("goal"));
        room.Say("Cem", "Late but here");
        Assert.Equal("Late but here", room.AnswerOf("Cem", "goal"));
        Assert.Contains("Late but here", room.Drawn(room.Updated.OfType<SessionCard.Board>().Single()), StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_was_skipped_once_is_waited_for_at_the_next_question()
    {
        var room = Room.Begun("Ana", "Ben").Say("Ana", "A").Say("Ana", "skip Ben").Say("Ana", "next").ToLearning().Say("Ana", "L");
        Assert.False(room.Session.IsRevealed("learning"));
    }

    [Fact]
    public void Next_names_who_is_missing()
    {
        var room = Room.Begun("Ana", "Ben", "Cem").Say("Ben", "B").Say("Ana", "next");
        Assert.Equal(Sentences.StillMissing, room.Reply);
        Assert.Equal(["Ana", "Cem"], room.Named);
        Assert.Equal("ask:goal", room.Session.Step);
    }

    [Fact]
    public void Next_anyway_shows_what_is_there_and_goes_on()
    {
        var room = Room.Begun("Ana", "Ben").Say("Ben", "Only mine").Wait(TimeSpan.FromMinutes(1)).Say("Ana", "next anyway");
        Assert.Equal("turns", room.Session.Step);
        Assert.Contains(room.PostedHere, c => c is SessionCard.Board);
        Assert.Equal("Only mine", room.AnswerOf("Ben", "goal"));
    }

    [Fact]
    public void The_same_answer_again_after_a_minute_changes_nothing()
    {
        var room = Room.Begun("Ana", "Ben").Say("Ana", "Mine").Wait(TimeSpan.FromMinutes(2)).Say("Ana", "Mine");
        Assert.Equal(Keeping.Nothing, room.Last.Keep);
    }
}
