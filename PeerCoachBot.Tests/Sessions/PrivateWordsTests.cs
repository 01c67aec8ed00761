using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Sessions;

/// <summary>Words typed in 1:1 act on the session that the person is in, and are confirmed there.</summary>
public sealed class PrivateWordsTests
{
    [Fact]
    public void An_answer_in_private_is_kept_and_confirmed()
    {
        var room = Room.Begun("Ana", "Ben").Whisper("Ana", "Quietly");
        Assert.Equal("Quietly", room.AnswerOf("Ana", "goal"));
        Assert.Equal(Sentences.Kept, room.Reply);
    }

    [Theory]
    [InlineData("pass")]
    [InlineData("skip Ben")]
    [InlineData("focus task")]
    [InlineData("time box 30")]
    [InlineData("leave")]
    [InlineData("end")]
    [InlineData("more time")]
    public void Other_words_in_private_are_confirmed_too(string words)
    {
        var room = Room.Begun("Ana", "Ben").Whisper("Ana", words);
        Assert.Equal(Keeping.State, room.Last.Keep);
        Assert.Equal(Sentences.Heard, room.Reply);
    }

    [Fact]
    public void A_refusal_in_private_says_why()
    {
        var room = Room.Begun("Ana", "Ben").Whisper("Ana", "next");
        Assert.Equal(Sentences.StillMissing, room.Reply);
    }

    [Fact]
    public void What_one_commits_to_in_private_while_the_session_closes_goes_to_ones_own_record()
    {
        var room = Room.Begun("Ana", "Ben").Say("Ana", "end").Whisper("Ana", "I will rest by 2026-12-01");
        var told = Assert.Single(room.Last.Effects.OfType<Effect.Tell>(), t => t.Fact is SessionFact.Spoken);
        Assert.Equal("I will rest by 2026-12-01", ((SessionFact.Spoken)told.Fact).Words.Text);
    }

    [Fact]
    public void A_next_step_without_a_date_is_asked_back_in_private()
    {
        var room = Room.Begun("Ana", "Ben").ToTurns().Whisper("Ana", "I will rest");
        Assert.Equal(Sentences.CommitmentNeedsDate, room.Reply);
        Assert.Equal(Sentences.CommitmentKept, room.Whisper("Ana", "Friday").Reply);
        Assert.Single(room.Session.NextSteps);
    }

    [Fact]
    public void A_next_step_for_a_day_that_is_past_is_asked_back_in_private()
    {
        var room = Room.Begun("Ana", "Ben").ToTurns().Whisper("Ana", "I will rest by 2026-11-20");
        Assert.Equal(Sentences.DatePast, room.Reply);
        Assert.Empty(room.Session.NextSteps);
        room.Whisper("Ana", "Friday");
        Assert.Equal("rest", Assert.Single(room.Session.NextSteps).Text);
    }

    [Fact]
    public void Words_in_the_conversation_need_no_confirmation() =>
        Assert.Equal("", Room.Begun("Ana", "Ben").Say("Ana", "Aloud").Reply);

    [Fact]
    public void Words_in_private_say_nothing_about_who_reads_the_conversation()
    {
        var room = Room.Begun("Ana", "Ben").Whisper("Ana", "Quietly");
        Assert.Equal(2, room.Session.Readers!.Count);
    }

    [Fact]
    public void Words_for_a_session_that_is_over_do_not_reach_the_next()
    {
        var room = Room.Begun("Ana", "Ben");
        var old = room.Session.Key;
        room.Say("Ana", "end").Gather("Ana", "Ben").Say("Ana", "begin");
        room.Whisper("Ana", "For the old one", old);
        Assert.Equal(Sentences.SessionReplaced, room.Reply);
        Assert.Null(room.AnswerOf("Ana", "goal"));
    }

    [Theory]
    [InlineData("Some words")]
    [InlineData("start")]
    [InlineData("next")]
    public void Words_in_private_after_the_end_are_told_so(string words)
    {
        var room = Room.Begun("Ana", "Ben").Say("Ana", "end").Whisper("Ana", words);
        Assert.Equal(Sentences.SessionClosed, room.Reply);
        Assert.False(room.Session.IsOpen());
    }

    [Fact]
    public void Status_in_private_after_the_end_brings_the_summary_again()
    {
        var room = Room.Begun("Ana", "Ben").ToTurns().Say("Ana", "end").Whisper("Ben", "status");
        Assert.Contains("Goal of Ana", room.Drawn(Assert.Single(room.PostedTo("Ben"))), StringComparison.Ordinal);
        Assert.Empty(room.PostedHere);
    }

    [Fact]
    public void Status_in_private_shows_where_the_session_is()
    {
        var room = Room.Begun("Ana", "Ben").Whisper("Ben", "status");
        Assert.Equal(new SessionCard.Status(room.Session.Key).Name(), room.Reply);
        Assert.Equal(Keeping.Nothing, room.Last.Keep);
    }

    [Fact]
    public void A_stranger_learns_nothing_in_private()
    {
        var room = Room.Begun("Ana", "Ben").Whisper("Zoe", "status");
        Assert.Equal(Sentences.NotInSession, room.Reply);
        room.Say("Ana", "end").Whisper("Zoe", "status");
        Assert.Equal(Sentences.SessionClosed, room.Reply);
    }
}
