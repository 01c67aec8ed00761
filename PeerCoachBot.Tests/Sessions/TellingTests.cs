using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions;
using PeerCoachBot.Sessions.Pressing;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Sessions;

/// <summary>What a session tells the records of the people in it.</summary>
public sealed class TellingTests
{
    [Fact]
    public void Every_version_of_a_next_step_is_told_to_its_owner()
    {
        var room = Room.Begun("Ana", "Ben").ToTurns().ToLearning().ToCommit().Say("Ana", "I will rest by Friday");
        var recorded = Told<SessionFact.Recorded>(room);
        Assert.Equal(("rest", "ana", room.Session.Revision), (recorded.Step.Text, recorded.Person.ObjectId, recorded.Revision));
        Assert.Equal(["Ben"], recorded.Peers.Select(p => p.Name));

        room.Say("Ana", "witness Ben");
        Assert.Equal("Ben", Told<SessionFact.Recorded>(room).Witness?.Name);
        var form = new SessionForm.Commit(room.Session.Key, "1").Name();
        room.Do(new SessionEvent.Pressed(room.NewPress("Ana", Verbs.Withdraw, room.Mark(form), []) with { InDialog = true }));
        Assert.Equal(("1", room.Session.Revision), (Told<SessionFact.Withdrawn>(room).Slot, Told<SessionFact.Withdrawn>(room).Revision));
    }

    [Fact]
    public void A_session_that_starts_anew_takes_nothing_back()
    {
        var room = Room.Begun("Ana", "Ben").Say("Ana", "I will rest by Friday").Say("Ana", "My goal").Say("Ana", "I will rest by Friday").Say("Ana", "end");
        room.Say("Ana", "start");
        Assert.DoesNotContain(room.Last.Effects.OfType<Effect.Tell>(), t => t.Fact is SessionFact.Withdrawn);
    }

    [Theory]
    [InlineData("I will rest by Friday")]
    [InlineData("I will rest")]
    [InlineData("commitments")]
    [InlineData("settings")]
    [InlineData("Export my data.")]
    [InlineData("delete my data")]
    [InlineData("Friday")]
    public void Outside_a_session_words_about_ones_own_go_to_ones_record(string words)
    {
        var room = new Room().Say("Ana", words);
        var told = Assert.Single(room.Last.Effects.OfType<Effect.Tell>());
        Assert.Equal(("ana", words), (told.To.Key, Assert.IsType<SessionFact.Spoken>(told.Fact).Words.Text));
        Assert.False(room.Session.IsOpen());
        Assert.Equal("gather", room.Say("Ana", "start").Session.Step);
    }

    [Fact]
    public void Within_a_session_commands_about_ones_own_are_no_answers()
    {
        var room = Room.Begun("Ana", "Ben").Say("Ana", "commitments");
        Assert.Null(room.AnswerOf("Ana", "goal"));
        Told<SessionFact.Spoken>(room);
    }

    private static T Told<T>(Room room)
        where T : SessionFact => Assert.IsType<T>(Assert.Single(room.Last.Effects.OfType<Effect.Tell>()).Fact);
}
