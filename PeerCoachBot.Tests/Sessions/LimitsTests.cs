using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Sessions;

/// <summary>Each limit one below, at, and one above it.</summary>
public sealed class LimitsTests
{
    [Theory]
    [InlineData(1999, 0)]
    [InlineData(2000, 0)]
    [InlineData(2001, 1)]
    [InlineData(5000, 3000)]
    public void An_answer_has_2000_characters(int length, int over)
    {
        var words = new string('a', length);
        var room = Room.Begun("Ana", "Ben").Say("Ana", words);
        Expect(room, over, Sentences.AnswerTooLong, "2000");
        Assert.Equal(over == 0 ? words : null, room.AnswerOf("Ana", "goal"));
    }

    [Theory]
    [InlineData(59, 0)]
    [InlineData(60, 0)]
    [InlineData(61, 1)]
    public void A_closing_word_has_60(int length, int over)
    {
        var words = new string('a', length);
        var room = Room.Begun("Ana", "Ben").ToTurns().ToLearning().ToCommit().ToClose().Say("Ana", words);
        Expect(room, over, Sentences.WordTooLong, "60");
        Assert.Equal(over == 0 ? words : null, room.AnswerOf("Ana", "word"));
    }

    [Theory]
    [InlineData(499, 0)]
    [InlineData(500, 0)]
    [InlineData(501, 1)]
    public void A_next_step_has_500(int length, int over)
    {
        var words = new string('a', length);
        var room = Room.Begun("Ana", "Ben").ToTurns().Say("Ana", $"I will {words} by Friday");
        Expect(room, over, Sentences.CommitmentTooLong, "500");
        Assert.Equal(over == 0 ? [words] : [], room.Session.NextSteps.Select(c => c.Text));
    }

    [Theory]
    [InlineData(500, 0)]
    [InlineData(501, 1)]
    public void An_undated_next_step_has_500_too(int length, int over)
    {
        var room = Room.Begun("Ana", "Ben").ToTurns().Say("Ana", $"I will {new string('a', length)}");
        Assert.Equal(over == 0 ? Sentences.CommitmentNeedsDate : Sentences.CommitmentTooLong, room.Reply);
        Assert.Equal(over == 0, room.Session.Find(World.Peer("Ana").Id)!.Draft is not null);
    }

    [Theory]
    [InlineData(499, 0)]
    [InlineData(500, 0)]
    [InlineData(501, 1)]
    public void A_plan_has_500(int length, int over)
    {
        var room = Room.Begun("Ana", "Ben").ToTurns().Say("Ana", "I will rest by Friday")
            .Say("Ana", $"if {new string('a', 200)} then {new string('b', length - 200)}");
        Expect(room, over, Sentences.CommitmentTooLong, "500");
        Assert.Equal(over == 0, room.Session.NextSteps[0].Plan is not null);
    }

    [Fact]
    public void Too_long_an_answer_leaves_the_one_before_it()
    {
        var room = Room.Begun("Ana", "Ben").Say("Ana", "Short").Say("Ana", new string('a', 2001));
        Assert.Equal("Short", room.AnswerOf("Ana", "goal"));
    }

    [Fact]
    public void What_exceeds_one_card_is_divided_between_answers_and_never_cut()
    {
        string[] names = ["Ana", "Ben", "Cem", "Dan", "Eve", "Fay", "Gus", "Hal"];
        var room = Room.Begun(names);
        foreach (var name in names)
            room.Say(name, $"{name} {new string('ü', 1990)}");
        var boards = room.PostedHere.OfType<SessionCard.Board>().ToList();
        Assert.Equal(4, boards.Count);
        Assert.All(boards, b => Assert.InRange(room.Drawn(b).Length, 1, 25 * 1024 / 2));
        foreach (var name in names)
            Assert.Single(boards, b => room.Drawn(b).Contains($"{name} {new string('ü', 1990)}", StringComparison.Ordinal));
    }

    private static void Expect(Room room, int over, string refusal, string most)
    {
        if (over == 0)
        {
            Assert.Equal(Keeping.State, room.Last.Keep);
            return;
        }

        var say = Assert.IsType<Reply.Say>(room.Last.Reply);
        Assert.Equal((refusal, most, $"{over}"), (say.Sentence, say.Values[0], say.Values[1]));
        Assert.Equal(Keeping.Event, room.Last.Keep);
    }
}
