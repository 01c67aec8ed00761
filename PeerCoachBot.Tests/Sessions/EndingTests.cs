using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions;
using PeerCoachBot.Sessions.Steps;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Sessions;

public sealed class EndingTests
{
    [Theory]
    [InlineData("gather")]
    [InlineData("ask:goal")]
    [InlineData("turns")]
    [InlineData("ask:learning")]
    [InlineData("commit")]
    [InlineData("close")]
    public void A_session_ends_at_any_time_with_the_summary_of_what_it_has(string step)
    {
        var room = At(step).Say("Ben", "end");
        Assert.False(room.Session.IsOpen());
        Assert.Equal(room.Session.OfferAt, Clockwork.NextWake(room.Session));
        var summary = room.Drawn(Assert.IsType<SessionCard.Summary>(Assert.Single(room.PostedHere)));
        var hasGoals = step is not ("gather" or "ask:goal");
        Assert.Equal(hasGoals, summary.Contains("Goal of Ana", StringComparison.Ordinal));
        Assert.Equal(!hasGoals, summary.Contains("Nothing was written down", StringComparison.Ordinal));
        Assert.Equal(2, room.Last.Effects.OfType<Effect.Tell>().Count(t => t.Fact is SessionFact.Left));
    }

    [Fact]
    public void Answers_that_nobody_had_revealed_are_in_the_summary()
    {
        var room = Room.Begun("Ana", "Ben").Say("Ana", "Not yet shown").Say("Ben", "end");
        Assert.Contains("Not yet shown", room.Drawn(room.PostedHere[0]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gather")]
    [InlineData("ask:goal")]
    [InlineData("turns")]
    [InlineData("commit")]
    [InlineData("close")]
    public void A_session_that_nobody_touches_for_a_day_closes_itself(string step)
    {
        var room = At(step);
        var touched = room.Session.TouchedAt;
        room.Now = touched + TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1);
        // A turn that nobody attends goes by, and the step with it; none of that counts as being touched.
        while (Clockwork.NextWake(room.Session) <= room.Now && room.Do(new SessionEvent.Woken()).Last.Keep == Keeping.State)
            Assert.Equal(touched, room.Session.TouchedAt);
        Assert.True(room.Session.IsOpen());
        room.Wait(TimeSpan.FromSeconds(1)).Do(new SessionEvent.Woken());
        Assert.False(room.Session.IsOpen());
        Assert.True(room.Session.Abandoned);
        Assert.Contains(room.PostedHere, c => c is SessionCard.Summary);
        Assert.Contains("closed the session", room.Drawn(room.PostedHere[^1]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_from_anybody_starts_the_day_anew()
    {
        var room = Room.Begun("Ana", "Ben").Pass(TimeSpan.FromHours(23)).Say("Ana", "Here I am").Pass(TimeSpan.FromHours(23));
        Assert.True(room.Session.IsOpen());
        room.Pass(TimeSpan.FromHours(1));
        Assert.False(room.Session.IsOpen());
    }

    [Fact]
    public void A_second_start_shows_the_running_session()
    {
        var room = Room.Begun("Ana", "Ben");
        var before = room.State;
        foreach (var name in new[] { "Ana", "Cem" })
        {
            room.Say(name, "start");
            Assert.Equal(new SessionCard.Status(room.Session.Key).Name(), room.Reply);
            Assert.Same(before, room.State);
        }
    }

    [Fact]
    public void After_the_end_a_start_begins_another_and_puts_the_old_one_aside()
    {
        var room = Room.Begun("Ana", "Ben").Say("Ana", "end");
        var (key, revision) = (room.Session.Key, room.Session.Revision);
        room.Say("Ben", "start");
        Assert.NotEqual(key, room.Session.Key);
        Assert.True(room.Session.Revision > revision);
        Assert.Equal(key, room.Last.Archive!.Value.Key);
        Assert.False(room.Last.Archive.Value.State.IsOpen());
        Assert.Empty(room.Session.Answers);
    }

    [Theory]
    [InlineData("next")]
    [InlineData("An answer")]
    [InlineData("join")]
    [InlineData("end")]
    public void A_closed_session_stays_closed(string words)
    {
        var room = Room.Begun("Ana", "Ben").Say("Ana", "end");
        var closed = room.State;
        room.Say("Ana", words).Do(new SessionEvent.Woken());
        Assert.Same(closed, room.State);
    }

    [Fact]
    public void The_start_of_a_closed_session_delivered_again_starts_nothing()
    {
        var room = Room.Begun("Ana", "Ben").Say("Ana", "end");
        var typed = new Typed(
            World.Peer("Ana"), "start", room.Home, room.Session.Key, new DateOnly(2026, 11, 23), "en-GB");
        Assert.Equal(Keeping.Nothing, room.Do(new SessionEvent.Heard(typed)).Last.Keep);
    }

    private static Room At(string step)
    {
        var room = Room.With("Ana", "Ben");
        if (step == "gather")
            return room;
        room.Say("Ana", "begin");
        if (step == "ask:goal")
            return room;
        room.ToTurns();
        if (step == "turns")
            return room;
        room.ToLearning();
        if (step == "ask:learning")
            return room;
        room.ToCommit();
        return step == "commit" ? room : room.ToClose();
    }
}
