using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Sessions;

/// <summary>What one session leaves for the next of the same conversation.</summary>
public sealed class LedgerTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void Each_session_has_another_first_explorer(int people)
    {
        string[] names = ["Ana", "Ben", "Cem", "Dan", "Eve"];
        var room = new Room();
        List<string?> firsts = [];
        for (var session = 0; session < people; session++)
        {
            firsts.Add(StartTurns(room, names[..people]));
            room.ToLearning().Say("Ana", "end").Wait(TimeSpan.FromDays(7));
        }

        Assert.Equal(people, firsts.Distinct().Count());
    }

    [Fact]
    public void Whoever_missed_a_turn_goes_first()
    {
        var room = new Room();
        StartTurns(room, "Ana", "Ben", "Cem");
        room.Say("Ana", "skip Ben").ToLearning().Say("Ana", "end");
        Assert.Equal("Ben", StartTurns(room, "Ana", "Ben", "Cem"));
    }

    [Fact]
    public void Whoever_was_not_reached_when_the_session_ended_goes_first()
    {
        var room = new Room();
        StartTurns(room, "Ana", "Ben", "Cem");
        room.Say("Ana", "done").Say("Ana", "end");
        var first = StartTurns(room, "Ana", "Ben", "Cem");
        Assert.Equal("Ben", first);
    }

    [Fact]
    public void A_missed_turn_is_remembered_over_a_session_that_never_came_to_turns()
    {
        var room = new Room();
        StartTurns(room, "Ana", "Ben", "Cem");
        room.Say("Ana", "skip Ben").ToLearning().Say("Ana", "end");
        room.Gather("Ana", "Ben", "Cem").Say("Ana", "end");
        Assert.Equal("Ben", StartTurns(room, "Ana", "Ben", "Cem"));
    }

    [Fact]
    public void A_missed_turn_is_remembered_over_a_session_that_one_was_not_in()
    {
        var room = new Room();
        StartTurns(room, "Ana", "Ben", "Cem");
        room.Say("Ana", "skip Cem").ToLearning().Say("Ana", "end");
        StartTurns(room, "Ana", "Ben");
        room.ToLearning().Say("Ana", "end");
        Assert.Equal("Cem", StartTurns(room, "Ana", "Ben", "Cem"));
    }

    [Fact]
    public void A_missed_turn_that_was_had_since_counts_no_longer()
    {
        var room = new Room();
        StartTurns(room, "Ana", "Ben", "Cem");
        room.Say("Ana", "skip Ben").ToLearning().Say("Ana", "end");
        StartTurns(room, "Ana", "Ben", "Cem");
        room.ToLearning().Say("Ana", "end");
        Assert.NotEqual("Ben", StartTurns(room, "Ana", "Ben", "Cem"));
    }

    [Fact]
    public void Nobody_opens_twice_running_because_others_are_new()
    {
        var room = new Room();
        Assert.Equal("Ana", StartTurns(room, "Ana", "Ben"));
        room.ToLearning().Say("Ana", "end");
        Assert.Equal("Cem", StartTurns(room, "Ana", "Cem"));
    }

    private static string? StartTurns(Room room, params string[] names)
    {
        room.Gather(names).Say(names[0], "begin");
        room.ToTurns();
        return room.Explorer;
    }
}
