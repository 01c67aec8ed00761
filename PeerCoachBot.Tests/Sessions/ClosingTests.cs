using PeerCoachBot.Sessions;
using PeerCoachBot.Sessions.Steps;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Sessions;

public sealed class ClosingTests
{
    [Fact]
    public void One_question_is_asked_at_a_time_and_the_session_ends_with_a_summary()
    {
        var room = ToClose();
        Assert.Equal("word", room.Session.Prompt);
        room.Say("Ana", "lighter").Say("Ben", "awake");
        Assert.Equal("fair", room.Session.Prompt);
        Assert.Equal(new SessionCard.OfPrompt(room.Session.Key, "fair"), Assert.Single(room.PostedHere));
        Assert.Contains(new SessionCard.OfPrompt(room.Session.Key, "word"), room.Updated);
        room.Say("Ana", "Yes!").Say("Ben", "a bit off");
        Assert.Equal("pulse", room.Session.Prompt);
        room.Say("Ana", "5").Say("Ben", "4");
        Assert.Equal("next-date", room.Session.Prompt);
        room.Say("Ben", "2026-12-07");
        Assert.False(room.Session.IsOpen());
        Assert.False(room.Session.Abandoned);
        Assert.Equal("a-bit-off", room.AnswerOf("Ben", "fair"));
        Assert.Equal("2026-12-07", room.AnswerOf("Ben", "next-date"));
        var summary = room.Drawn(Assert.Single(room.PostedHere));
        Assert.All(
            ["Goal of Ana", "Goal of Ben", "Learning of Ana", "Learning of Ben", "do what Ana does", "do what Ben does", "lighter", "awake"],
            words => Assert.Contains(words, summary, StringComparison.Ordinal));
        Assert.Contains("Yes: 1, A bit off: 1", summary, StringComparison.Ordinal);
        Assert.Contains("4.5", summary, StringComparison.Ordinal);
        Assert.Contains("7 December 2026", summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("skip Ben")]
    [InlineData("next anyway")]
    public void Whoever_is_away_is_waited_for_at_no_later_question_until_they_speak(string words)
    {
        var room = ToClose().Say("Ana", "lighter").Say("Ana", words);
        Assert.Equal("fair", room.Session.Prompt);
        room.Say("Ana", "yes");
        Assert.Equal("pulse", room.Session.Prompt);
        room.Say("Ben", "4").Say("Ana", "5");
        Assert.Equal("next-date", room.Session.Prompt);
        Assert.Equal([World.Peer("Ana").Id, World.Peer("Ben").Id], StepFlow.Missing(new Scene(room.Guide, room.Session, room.Now)));
    }

    [Fact]
    public void Next_anyway_at_a_question_that_nobody_answered_leaves_only_that_question()
    {
        var room = ToClose().Say("Ana", "next anyway");
        Assert.Equal("fair", room.Session.Prompt);
        Assert.Empty(room.Session.Absences);
    }

    [Theory]
    [InlineData("fair", "maybe", Sentences.ChooseOne)]
    [InlineData("fair", "yes and no", Sentences.ChooseOne)]
    [InlineData("pulse", "0", Sentences.ScaleOutOfRange)]
    [InlineData("pulse", "6", Sentences.ScaleOutOfRange)]
    [InlineData("pulse", "-1", Sentences.ScaleOutOfRange)]
    [InlineData("pulse", "good", Sentences.ScaleOutOfRange)]
    [InlineData("pulse", "3.5", Sentences.ScaleOutOfRange)]
    [InlineData("pulse", "99999999999", Sentences.ScaleOutOfRange)]
    [InlineData("next-date", "some day", Sentences.DateUnclear)]
    [InlineData("next-date", "2026-13-01", Sentences.DateUnclear)]
    [InlineData("next-date", "2026-11-22", Sentences.DatePast)]
    public void What_is_no_answer_is_asked_back(string question, string words, string reply)
    {
        var room = At(question).Say("Ana", words);
        Assert.Equal(reply, room.Reply);
        Assert.Null(room.AnswerOf("Ana", question));
        Assert.Equal(question, room.Session.Prompt);
    }

    [Theory]
    [InlineData("fair", "YES", "yes")]
    [InlineData("fair", "A bit off.", "a-bit-off")]
    [InlineData("fair", "a-bit-off", "a-bit-off")]
    [InlineData("fair", "no", "no")]
    [InlineData("pulse", "1", "1")]
    [InlineData("pulse", "5!", "5")]
    [InlineData("next-date", "today", "2026-11-23")]
    [InlineData("next-date", "Friday", "2026-11-27")]
    public void An_answer_is_kept_by_its_meaning(string question, string words, string kept) =>
        Assert.Equal(kept, At(question).Say("Ana", words).AnswerOf("Ana", question));

    [Fact]
    public void One_date_stands_for_all()
    {
        var room = At("next-date").Say("Ben", "tomorrow");
        Assert.False(room.Session.IsOpen());
    }

    [Fact]
    public void Without_a_date_all_have_to_pass()
    {
        var room = At("next-date").Say("Ana", "pass");
        Assert.True(room.Session.IsOpen());
        room.Say("Ben", "pass");
        Assert.False(room.Session.IsOpen());
    }

    [Fact]
    public void Next_anyway_goes_to_the_next_question_only()
    {
        var room = At("fair").Wait(TimeSpan.FromMinutes(2)).Say("Ana", "next anyway");
        Assert.Equal("pulse", room.Session.Prompt);
    }

    [Fact]
    public void Whoever_leaves_is_waited_for_no_longer()
    {
        var room = At("word").Say("Ana", "calm").Say("Ben", "leave");
        Assert.Equal("fair", room.Session.Prompt);
    }

    [Fact]
    public void It_is_too_late_to_join() => Assert.Equal(Sentences.TooLateToJoin, ToClose().Say("Cem", "join").Reply);

    private static Room ToClose()
    {
        var room = Room.Begun("Ana", "Ben").ToTurns().ToLearning().ToCommit().ToClose();
        Assert.Equal("close", room.Session.Step);
        return room;
    }

    private static Room At(string question)
    {
        var room = ToClose();
        while (room.Session.Prompt != question)
        {
            foreach (var name in new[] { "Ana", "Ben" })
                room.Wait(TimeSpan.FromSeconds(61)).Say(name, room.Session.Prompt switch { "word" => "calm", "fair" => "yes", _ => "3" });
        }

        return room;
    }
}
