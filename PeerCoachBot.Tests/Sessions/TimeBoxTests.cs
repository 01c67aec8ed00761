using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Sessions;

public sealed class TimeBoxTests
{
    private static readonly SessionGuide Guide = Guides.ThreeQuestions();

    [Theory]
    [InlineData(2, 5, 2, 15, 2, 4)]
    [InlineData(3, 6, 3, 15, 3, 5)]
    [InlineData(4, 7, 4, 12, 4, 6)]
    [InlineData(5, 8, 5, 10, 5, 7)]
    [InlineData(6, 9, 6, 9, 6, 8)]
    [InlineData(7, 10, 7, 7, 7, 9)]
    [InlineData(8, 11, 8, 6, 8, 10)]
    public void Every_step_has_its_minutes(int people, int gather, int goal, int turn, int learning, int commit)
    {
        Assert.Equal(
            new double[] { gather, gather, goal, turn, learning, commit, 5 },
            Guide.Steps.Select(s => TimeBoxes.Of(s, Guide, Pace.Usual, people).TotalMinutes));
        var total = (2 * gather) + goal + (turn * people) + learning + commit + 5;
        Assert.Equal(total, TimeBoxes.Total(Guide, Pace.Usual, people).TotalMinutes);
    }

    [Theory]
    [InlineData(2, 7.5)]
    [InlineData(3, 7.5)]
    [InlineData(4, 6)]
    [InlineData(5, 5)]
    [InlineData(6, 4.5)]
    [InlineData(7, 3.5)]
    [InlineData(8, 3)]
    public void A_short_session_halves_the_turns_and_nothing_else(int people, double turn)
    {
        var pace = new Pace(null, HalfTurns: true);
        foreach (var step in Guide.Steps)
        {
            var usual = TimeBoxes.Of(step, Guide, Pace.Usual, people).TotalMinutes;
            Assert.Equal(step is Step.Turns ? turn : usual, TimeBoxes.Of(step, Guide, pace, people).TotalMinutes);
        }
    }

    [Theory]
    [InlineData(2, 48)]
    [InlineData(2, 96)]
    [InlineData(3, 30)]
    [InlineData(3, 60)]
    [InlineData(5, 90)]
    [InlineData(8, 240)]
    public void A_number_of_minutes_scales_them_all(int people, int minutes)
    {
        var pace = new Pace(minutes);
        var scale = minutes / TimeBoxes.Total(Guide, Pace.Usual, people).TotalMinutes;
        foreach (var step in Guide.Steps)
        {
            var usual = TimeBoxes.Of(step, Guide, Pace.Usual, people).TotalMinutes;
            var scaled = TimeBoxes.Of(step, Guide, pace, people).TotalMinutes;
            Assert.InRange(scaled, Math.Max(1, (usual * scale) - 0.26), Math.Max(1, (usual * scale) + 0.26));
        }

        // Half a minute of rounding for each box at most.
        Assert.InRange(TimeBoxes.Total(Guide, pace, people).TotalMinutes, minutes - 4, minutes + 4);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public void No_box_is_shorter_than_a_minute(int people) =>
        Assert.All(Guide.Steps, s => Assert.True(TimeBoxes.Of(s, Guide, new Pace(15), people) >= TimeSpan.FromMinutes(1)));

    [Theory]
    [InlineData(14, false)]
    [InlineData(15, true)]
    [InlineData(16, true)]
    [InlineData(239, true)]
    [InlineData(240, true)]
    [InlineData(241, false)]
    [InlineData(0, false)]
    [InlineData(9999, false)]
    public void A_session_takes_15_to_240_minutes(int minutes, bool taken)
    {
        var room = Room.With("Ana", "Ben").Say("Ana", $"time box {minutes}");
        Assert.Equal(taken ? minutes : null, room.Session.Pace.Minutes);
        Assert.Equal(taken ? "" : Sentences.TimeBoxOutOfRange, room.Reply);
    }

    [Fact]
    public void Short_usual_and_minutes_are_typed()
    {
        var room = Room.With("Ana", "Ben").Say("Ana", "time box short");
        Assert.Equal(new Pace(null, HalfTurns: true), room.Session.Pace);
        room.Say("Ben", "time box 30 minutes");
        Assert.Equal(new Pace(30, HalfTurns: true), room.Session.Pace);
        room.Say("Ben", "time box usual");
        Assert.Equal(Pace.Usual, room.Session.Pace);
        Assert.Equal(Keeping.Nothing, room.Say("Ben", "Time box usual.").Last.Keep);
    }

    [Fact]
    public void The_time_to_gather_grows_with_those_who_come_and_shrinks_with_those_who_go()
    {
        var room = new Room().Say("Ana", "start");
        Assert.Equal(5, room.Session.Timer!.Box.TotalMinutes);
        room.Say("Ben", "join").Say("Cem", "join");
        Assert.Equal(6, room.Session.Timer!.Box.TotalMinutes);
        room.Say("Cem", "leave");
        Assert.Equal(5, room.Session.Timer!.Box.TotalMinutes);
    }

    [Fact]
    public void A_running_time_box_follows_a_new_pace_until_it_has_warned()
    {
        var room = Room.Begun("Ana", "Ben").ToTurns().Say("Ana", "time box short");
        Assert.Equal(7.5, room.Session.Timer!.Box.TotalMinutes);
        room.Pass(TimeSpan.FromMinutes(6)).Say("Ana", "time box usual");
        Assert.Equal(7.5, room.Session.Timer!.Box.TotalMinutes);
    }

    [Fact]
    public void The_closing_questions_share_one_time_box()
    {
        var room = Room.Begun("Ana", "Ben").ToTurns().ToLearning().ToCommit().ToClose();
        var opened = room.Session.Timer!.Opened;
        room.Wait(TimeSpan.FromMinutes(1)).Say("Ana", "calm").Say("Ben", "glad");
        Assert.Equal("fair", room.Session.Prompt);
        Assert.Equal(opened, room.Session.Timer!.Opened);
    }
}
