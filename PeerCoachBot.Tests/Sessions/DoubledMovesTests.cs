using PeerCoachBot.Sessions;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Sessions;

/// <summary>Words that move the session on, said twice by one or at once by two, move it once.</summary>
public sealed class DoubledMovesTests
{
    public static TheoryData<string, string, int> Doubles
    {
        get
        {
            TheoryData<string, string, int> data = [];
            foreach (var second in new[] { "Ana", "Ben" })
                foreach (var word in new[] { "next", "next anyway" })
                    foreach (var seconds in new[] { 0, 1, 14 })
                        data.Add(second, word, seconds);
            data.Add("Ana", "next", 60);
            data.Add("Ana", "next anyway", 60);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Doubles))]
    public void Leaving_the_gathering(string second, string word, int seconds)
    {
        foreach (var first in new[] { "begin", word })
        {
            if (first == "begin" && word == "next anyway")
                continue;
            var room = Room.With("Ana", "Ben").Say("Ana", first).Wait(TimeSpan.FromSeconds(seconds)).Say(second, word);
            Assert.Equal("ask:goal", room.Session.Step);
        }
    }

    [Theory]
    [MemberData(nameof(Doubles))]
    public void Leaving_a_question(string second, string word, int seconds)
    {
        var room = Room.Begun("Ana", "Ben").Say("Ana", "A").Say("Ben", "B").Wait(TimeSpan.FromMinutes(1));
        room.Say("Ana", word).Wait(TimeSpan.FromSeconds(seconds)).Say(second, word);
        Assert.Equal("turns", room.Session.Step);
    }

    [Theory]
    [MemberData(nameof(Doubles))]
    public void Coming_to_a_step_in_which_nobody_is_missing(string second, string word, int seconds)
    {
        // Everybody has said a next step during the turns, so that the step for it has nobody to wait for.
        var room = Room.Begun("Ana", "Ben").ToTurns().Say("Ana", "I will rest by Friday").Say("Ben", "I will read by Friday").ToLearning();
        room.Say("Ana", "L").Say("Ben", "M").Wait(TimeSpan.FromMinutes(2)).Say("Ana", word).Wait(TimeSpan.FromSeconds(seconds)).Say(second, word);
        Assert.Equal("commit", room.Session.Step);
    }

    [Theory]
    [MemberData(nameof(Doubles))]
    public void Between_closing_questions(string second, string word, int seconds)
    {
        var room = Room.Begun("Ana", "Ben").ToTurns().ToLearning().ToCommit().ToClose().Wait(TimeSpan.FromMinutes(2)).Say("Ana", "next anyway");
        Assert.Equal("fair", room.Session.Prompt);
        room.Wait(TimeSpan.FromSeconds(seconds)).Say(second, word);
        Assert.Equal("fair", room.Session.Prompt);
    }

    [Fact]
    public void Next_and_next_anyway_at_once_move_once()
    {
        var room = Room.Begun("Ana", "Ben").Say("Ana", "A").Say("Ben", "B").Say("Ana", "next").Say("Ben", "next anyway");
        Assert.Equal("turns", room.Session.Step);
        Assert.Equal(Sentences.HeardMoveBefore, room.Reply);
    }

    [Fact]
    public void A_next_that_was_refused_does_not_stand_in_the_way_of_next_anyway()
    {
        var room = Room.Begun("Ana", "Ben").Say("Ana", "next").Say("Ana", "next anyway");
        Assert.Equal("turns", room.Session.Step);
    }

    [Fact]
    public void After_something_was_said_next_moves_on_at_once()
    {
        var room = Room.Begun("Ana", "Ben").ToTurns().ToLearning().Say("Ana", "L").Say("Ben", "M").Say("Ana", "next")
            .Say("Ana", "I will rest by Friday").Say("Ben", "pass").Say("Ana", "next");
        Assert.Equal("close", room.Session.Step);
    }

    [Fact]
    public void After_a_while_another_person_moves_on()
    {
        var room = Room.Begun("Ana", "Ben").Say("Ana", "next anyway").Wait(TimeSpan.FromSeconds(16)).Say("Ben", "next anyway");
        Assert.Equal("ask:learning", room.Session.Step);
    }

    [Theory]
    [InlineData("Ana", 0)]
    [InlineData("Ana", 1)]
    [InlineData("Ana", 60)]
    [InlineData("Ben", 0)]
    [InlineData("Ben", 15)]
    [InlineData("Cem", 0)]
    [InlineData("Cem", 15)]
    public void Done_ends_one_turn(string second, int seconds)
    {
        var room = Room.Begun("Ana", "Ben", "Cem").ToTurns().Say("Ana", "done").Wait(TimeSpan.FromSeconds(seconds)).Say(second, "done");
        Assert.Equal("Ben", room.Explorer);
        Assert.Single(room.Session.HadTurn);
    }

    [Theory]
    [InlineData("Ana", "Ben")]
    [InlineData("Ben", "Ana")]
    [InlineData("Ben", "Ben")]
    [InlineData("Ben", "Cem")]
    [InlineData("Cem", "Ben")]
    public void Done_by_two_once_the_time_is_up_ends_one_turn(string first, string second)
    {
        var room = Room.Begun("Ana", "Ben", "Cem").ToTurns().Pass(TimeSpan.FromMinutes(16)).Say(first, "done").Wait(TimeSpan.FromSeconds(3)).Say(second, "done");
        Assert.Equal("Ben", room.Explorer);
    }

    [Theory]
    [InlineData("Ana")]
    [InlineData("Ben")]
    [InlineData("Cem")]
    public void Done_that_comes_just_after_the_turn_has_ended_by_itself_does_not_end_the_next(string who)
    {
        var room = Room.Begun("Ana", "Ben", "Cem").ToTurns().Pass(TimeSpan.FromMinutes(17));
        Assert.Equal("Ben", room.Explorer);
        room.Wait(TimeSpan.FromSeconds(2)).Say(who, "done");
        Assert.Equal("Ben", room.Explorer);
        Assert.Equal(Sentences.TurnJustBegan, room.Reply);
    }

    [Fact]
    public void Done_after_the_last_turn_leaves_the_question_open()
    {
        var room = Room.Begun("Ana", "Ben").ToTurns().ToLearning().Say("Ben", "done");
        Assert.Equal(Sentences.NoTurn, room.Reply);
        Assert.Equal("ask:learning", room.Session.Step);
        Assert.DoesNotContain(room.Session.Answers, a => a.Question == "learning");
    }
}
