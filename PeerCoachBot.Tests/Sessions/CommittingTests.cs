using PeerCoachBot.Commitments;
using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Sessions;

public sealed class CommittingTests
{
    // The room's clock starts on Monday, 23 November 2026.
    [Theory]
    [InlineData("I will ship it by today", "2026-11-23")]
    [InlineData("I will ship it by tomorrow.", "2026-11-24")]
    [InlineData("i will ship it by Friday", "2026-11-27")]
    [InlineData("I'll ship it by FRIDAY!", "2026-11-27")]
    [InlineData("I’ll ship it by sunday", "2026-11-29")]
    [InlineData("I will ship it by Monday", "2026-11-30")]
    [InlineData("I will ship it by 2026-12-24", "2026-12-24")]
    [InlineData("I  will   ship it BY 2026-12-24.", "2026-12-24")]
    [InlineData("I will ship it\nby Friday", "2026-11-27")]
    [InlineData("I will ship it by  Friday", "2026-11-27")]
    public void A_next_step_has_a_date(string words, string due)
    {
        var kept = Assert.Single(ToCommit().Say("Ana", words).Session.NextSteps);
        Assert.Equal("ship it", kept.Text);
        Assert.Equal(DateOnly.Parse(due), kept.Due);
        Assert.Equal(World.Peer("Ana").Id, kept.By);
    }

    [Theory]
    [InlineData("I will ship it")]
    [InlineData("I will ship it by the time it snows")]
    [InlineData("I will ship it by the end of the quarter")]
    [InlineData("I will ship it by 24.12.2026")]
    [InlineData("I will ship it by 12/24")]
    [InlineData("I will ship it by 2026-02-30")]
    public void Any_other_date_is_asked_back_and_completed_by_saying_a_date(string words)
    {
        var room = ToCommit().Say("Ana", words);
        Assert.Equal(Sentences.CommitmentNeedsDate, room.Reply);
        Assert.Empty(room.Session.NextSteps);
        room.Say("Ana", "hm, soon");
        Assert.Equal(Sentences.CommitmentNeedsDate, room.Reply);
        room.Say("Ana", "Friday");
        var kept = Assert.Single(room.Session.NextSteps);
        Assert.Equal(words["I will ".Length..], kept.Text);
        Assert.Equal(new DateOnly(2026, 11, 27), kept.Due);
    }

    [Theory]
    [InlineData("by Friday")]
    [InlineData("By friday.")]
    [InlineData("2026-11-27")]
    public void A_date_alone_completes_it(string words) =>
        Assert.Equal(new DateOnly(2026, 11, 27), Assert.Single(ToCommit().Say("Ana", "I will rest").Say("Ana", words).Session.NextSteps).Due);

    [Fact]
    public void A_date_completes_ones_own_words_and_nobody_elses()
    {
        var room = ToCommit().Say("Ana", "I will rest").Say("Ben", "Friday");
        Assert.Empty(room.Session.NextSteps);
        Assert.Equal(Sentences.NotUnderstoodInCommit, room.Reply);
    }

    [Fact]
    public void A_date_that_was_asked_for_at_a_question_does_not_replace_the_answer()
    {
        var room = Room.Begun("Ana", "Ben").Say("Ana", "My goal").Say("Ana", "I will rest");
        Assert.Equal(Sentences.CommitmentNeedsDate, room.Reply);
        room.Say("Ana", "by Friday");
        Assert.Equal("My goal", room.AnswerOf("Ana", "goal"));
        Assert.Equal("rest", Assert.Single(room.Session.NextSteps).Text);
        room.Say("Ana", "A better goal");
        Assert.Equal("A better goal", room.AnswerOf("Ana", "goal"));
    }

    [Fact]
    public void A_past_date_is_asked_back_and_todays_is_not()
    {
        var room = ToCommit().Say("Ana", "I will rest by 2026-11-22");
        Assert.Equal(Sentences.DatePast, room.Reply);
        Assert.Empty(room.Session.NextSteps);
        room.Say("Ana", "2026-11-22");
        Assert.Equal(Sentences.DatePast, room.Reply);
        room.Say("Ana", "2026-11-23");
        Assert.Equal("rest", Assert.Single(room.Session.NextSteps).Text);
    }

    [Theory]
    [InlineData("no date")]
    [InlineData("Without a date.")]
    public void A_next_step_may_have_no_date_where_one_says_so(string words)
    {
        var room = ToCommit().Say("Ana", "I will rest");
        Assert.Empty(room.Session.NextSteps);
        room.Say("Ana", words);
        var kept = Assert.Single(room.Session.NextSteps);
        Assert.Equal(("rest", null), (kept.Text, kept.Due));
        Assert.Equal(new DateOnly(2026, 11, 27), Assert.Single(room.Say("Ana", "I will rest by Friday").Session.NextSteps).Due);
    }

    [Fact]
    public void The_last_by_belongs_to_the_date()
    {
        var kept = Assert.Single(ToCommit().Say("Ana", "I will stand by the team by Friday").Session.NextSteps);
        Assert.Equal("stand by the team", kept.Text);
    }

    [Fact]
    public void Two_each_are_plenty()
    {
        var room = ToCommit().Say("Ana", "I will A by Friday").Say("Ana", "I will B by Friday").Say("Ana", "I will C by Friday");
        Assert.Equal(Sentences.CommitmentsFull, room.Reply);
        Assert.Equal(["A", "B"], room.Session.NextSteps.Select(c => c.Text));
        Assert.Equal(["1", "2"], room.Session.NextSteps.Select(c => c.Slot));
        room.Say("Ben", "I will D by Friday");
        Assert.Equal(3, room.Session.NextSteps.Count);
    }

    [Fact]
    public void The_same_words_with_another_date_change_the_date()
    {
        var room = ToCommit().Say("Ana", "I will A by Friday").Say("Ana", "I will B by Friday").Say("Ana", "I will a by Thursday");
        Assert.Equal(new DateOnly(2026, 11, 26), room.Session.NextSteps[0].Due);
        Assert.Equal(2, room.Session.NextSteps.Count);
    }

    [Fact]
    public void A_repeat_of_words_that_were_completed_does_not_ask_again()
    {
        var room = ToCommit().Say("Ana", "I will rest").Say("Ana", "Friday").Say("Ana", "I will rest");
        Assert.Equal(Keeping.Nothing, room.Last.Keep);
        Assert.Null(room.Session.Find(World.Peer("Ana").Id)!.Draft);
    }

    [Fact]
    public void A_plan_and_a_witness_belong_to_the_newest_step()
    {
        var room = ToCommit().Say("Ana", "I will A by Friday").Say("Ana", "I will B by Friday")
            .Say("Ana", "If it rains, then I read").Say("Ana", "witness Ben");
        Assert.Null(room.Session.NextSteps[0].Plan);
        Assert.Equal(new IfThen("it rains", "I read"), room.Session.NextSteps[1].Plan);
        Assert.Equal(World.Peer("Ben").Id, room.Session.NextSteps[1].Witness);
        room.Say("Ana", "if it snows then I ski");
        Assert.Equal(new IfThen("it snows", "I ski"), room.Session.NextSteps[1].Plan);
    }

    [Theory]
    [InlineData("if it rains then I read")]
    [InlineData("witness Ben")]
    public void A_plan_or_a_witness_needs_a_step_first(string words) =>
        Assert.Equal(Sentences.CommitmentFirst, ToCommit().Say("Ana", words).Reply);

    [Fact]
    public void Nobody_is_their_own_witness() =>
        Assert.Equal(Sentences.WitnessSelf, ToCommit().Say("Ana", "I will A by Friday").Say("Ana", "witness Ana").Reply);

    [Fact]
    public void An_unknown_witness_is_asked_back()
    {
        var room = ToCommit().Say("Ana", "I will A by Friday").Say("Ana", "witness Zoe");
        Assert.Equal(Sentences.NameUnknown, room.Reply);
        Assert.Null(room.Session.NextSteps[0].Witness);
    }

    [Fact]
    public void Next_waits_for_everybody_who_has_not_passed()
    {
        var room = ToCommit().Say("Ana", "I will A by Friday").Say("Ana", "next");
        Assert.Equal(["Ben"], room.Named);
        room.Say("Ben", "pass").Say("Ana", "next");
        Assert.Equal("close", room.Session.Step);
    }

    [Fact]
    public void Before_the_session_has_begun_it_is_too_early() =>
        Assert.Equal(Sentences.CommitLater, Room.With("Ana", "Ben").Say("Ana", "I will A by Friday").Reply);

    [Fact]
    public void A_step_said_in_a_turn_is_kept()
    {
        var room = Room.Begun("Ana", "Ben").ToTurns().Say("Ana", "I will A by Friday");
        Assert.Single(room.Session.NextSteps);
    }

    private static Room ToCommit()
    {
        var room = Room.Begun("Ana", "Ben").ToTurns().ToLearning().ToCommit();
        Assert.Equal("commit", room.Session.Step);
        return room;
    }
}
