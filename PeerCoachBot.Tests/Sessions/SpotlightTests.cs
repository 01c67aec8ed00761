using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Sessions;

public sealed class SpotlightTests
{
    [Fact]
    public void The_explorer_ends_the_turn_at_any_time()
    {
        var room = Triad().Say("Ana", "done");
        Assert.Equal("Ben", room.Explorer);
        Assert.Equal(new SessionCard.OfTurn(room.Session.Key, "ben"), Assert.Single(room.PostedHere));
        Assert.Contains(new SessionCard.OfTurn(room.Session.Key, "ana"), room.Updated);
    }

    [Fact]
    public void Others_end_it_only_once_the_time_is_up()
    {
        var room = Triad().Wait(TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(1)).Say("Ben", "done");
        Assert.Equal(Sentences.NotYourTurn, room.Reply);
        Assert.Equal(["Ana"], room.Named);
        Assert.Equal("Ana", room.Explorer);
        room.Wait(TimeSpan.FromSeconds(1)).Say("Ben", "done");
        Assert.Equal("Ben", room.Explorer);
    }

    [Fact]
    public void After_the_last_turn_the_question_after_it_opens_by_itself()
    {
        var room = Triad().Say("Ana", "done").Wait(TimeSpan.FromMinutes(2)).Say("Ben", "done").Wait(TimeSpan.FromMinutes(2)).Say("Cem", "done");
        Assert.Equal("ask:learning", room.Session.Step);
        Assert.Null(room.Session.Spotlight);
        Assert.Equal(new SessionCard.OfStep(room.Session.Key, "ask:learning"), Assert.Single(room.PostedHere));
        Assert.Equal(3, room.Session.HadTurn.Count);
    }

    [Fact]
    public void Outside_of_turns_there_is_nothing_to_be_done_with()
    {
        var room = Room.Begun("Ana", "Ben").Say("Ana", "done");
        Assert.Equal(Sentences.NoTurn, room.Reply);
        Assert.Equal(Sentences.NoTurn, room.Say("Ana", "another question").Reply);
    }

    [Fact]
    public void Another_question_goes_round_all_nine()
    {
        var room = Triad();
        HashSet<string> seen = [.. room.Session.Spotlight!.Questions];
        Assert.Equal(2, seen.Count);
        for (var asked = 0; asked < 7; asked++)
        {
            room.Say("Ben", "another question");
            Assert.Equal(2, room.Session.Spotlight!.Questions.Count);
            Assert.True(seen.Add(room.Session.Spotlight.Questions[^1]));
        }

        room.Say("Ben", "another question");
        Assert.Equal("goal-setting/goal/1", room.Session.Spotlight!.Questions[^1]);
        Assert.Equal(9, seen.Count);
    }

    [Fact]
    public void A_skipped_explorer_is_left_out_and_the_next_begins()
    {
        var room = Triad().Say("Ben", "skip Ana");
        Assert.Equal("Ben", room.Explorer);
        Assert.DoesNotContain(World.Peer("Ana").Id, room.Session.HadTurn);
        room.ToLearning();
        Assert.Equal("ask:learning", room.Session.Step);
        Assert.DoesNotContain(World.Peer("Ana").Id, room.Session.HadTurn);
    }

    [Fact]
    public void Somebody_skipped_ahead_is_not_called()
    {
        var room = Triad().Say("Ana", "skip Ben").Say("Ana", "done");
        Assert.Equal("Cem", room.Explorer);
    }

    [Fact]
    public void An_explorer_who_passes_has_had_the_turn()
    {
        var room = Triad().Say("Ana", "pass");
        Assert.Equal("Ben", room.Explorer);
        Assert.Contains(World.Peer("Ana").Id, room.Session.HadTurn);
    }

    [Fact]
    public void Whoever_passes_ahead_is_not_called()
    {
        var room = Triad().Say("Ben", "pass").Say("Ana", "done");
        Assert.Equal("Cem", room.Explorer);
    }

    [Fact]
    public void When_the_explorer_leaves_the_next_begins()
    {
        var room = Triad().Say("Ana", "leave");
        Assert.Equal("Ben", room.Explorer);
        Assert.Equal("Goal of Ana", room.AnswerOf("Ana", "goal"));
        room.ToLearning();
        Assert.Equal(["Ben", "Cem"], room.Names());
        Assert.Equal("ask:learning", room.Session.Step);
    }

    [Fact]
    public void Whoever_left_in_the_middle_of_a_turn_does_not_explore_again()
    {
        var room = Triad().Say("Ana", "leave").Say("Ana", "join");
        Assert.Equal(["Ben", "Cem"], Explorers(room));
    }

    [Fact]
    public void Whoever_left_before_the_turn_and_came_back_has_it()
    {
        var room = Triad().Say("Ben", "leave").Say("Ben", "join");
        Assert.Equal(["Ana", "Ben", "Cem"], Explorers(room));
    }

    [Fact]
    public void Next_names_who_has_still_to_explore()
    {
        var room = Triad().Wait(TimeSpan.FromMinutes(1)).Say("Ben", "next");
        Assert.Equal(Sentences.StillToExplore, room.Reply);
        Assert.Equal(["Ana", "Ben", "Cem"], room.Named);
        Assert.Equal("Ana", room.Explorer);
    }

    [Fact]
    public void Next_anyway_leaves_the_turns()
    {
        var room = Triad().Wait(TimeSpan.FromMinutes(5)).Say("Ben", "next anyway");
        Assert.Equal("ask:learning", room.Session.Step);
        Assert.Equal([World.Peer("Ana").Id], room.Session.HadTurn);
    }

    [Fact]
    public void Skipping_somebody_who_had_the_turn_changes_nothing()
    {
        var room = Triad().Say("Ana", "done").Say("Ben", "skip Ana");
        Assert.Equal(Keeping.Nothing, room.Last.Keep);
        Assert.Equal("Ben", room.Explorer);
    }

    private static Room Triad() => Room.Begun("Ana", "Ben", "Cem").ToTurns();

    private static List<string> Explorers(Room room)
    {
        List<string> explorers = [];
        while (room.Explorer is { } explorer && explorers.Count < 8)
        {
            explorers.Add(explorer);
            room.Wait(TimeSpan.FromMinutes(2)).Say(explorer, "done");
        }

        return explorers;
    }
}
