using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Sessions;

public sealed class GatheringTests
{
    private static readonly string[] Nine = ["Ana", "Ben", "Cem", "Dan", "Eve", "Fay", "Gus", "Hal", "Ida"];

    [Fact]
    public void Whoever_starts_takes_part_and_is_told_of()
    {
        var room = new Room().Say("Ana", "start");
        Assert.Equal("Ana", Assert.Single(room.Session.Participants).Who.Name);
        Assert.IsType<SessionCard.OfStep>(Assert.Single(room.PostedHere));
        var told = Assert.Single(room.Last.Effects.OfType<Effect.Tell>());
        Assert.Equal(World.Peer("Ana").Id, Assert.IsType<SessionFact.Entered>(told.Fact).Person);
    }

    [Fact]
    public void Joining_is_not_yet_agreeing()
    {
        var room = new Room().Say("Ana", "start").Say("Ben", "join");
        Assert.Empty(room.Session.Active());
        Assert.Contains(room.Last.Effects.OfType<Effect.Tell>(), t => t.Fact is SessionFact.Entered { Person.ObjectId: "ben" });
        room.Say("Ben", "agree");
        Assert.Equal(["Ben"], room.Names());
    }

    [Fact]
    public void Joining_or_agreeing_twice_changes_nothing()
    {
        var room = new Room().Gather("Ana", "Ben");
        Assert.Equal(Keeping.Nothing, room.Say("Ben", "join").Last.Keep);
        Assert.Equal(Keeping.Nothing, room.Say("Ben", "agree").Last.Keep);
    }

    [Fact]
    public void Begin_names_who_has_not_agreed()
    {
        var room = new Room().Say("Ana", "start").Say("Ben", "join").Say("Cem", "join").Say("Ana", "agree").Say("Ana", "begin");
        Assert.Equal(Sentences.HaveNotAgreed, room.Reply);
        Assert.Equal(["Ben", "Cem"], room.Named);
        Assert.Equal("gather", room.Session.Step);
    }

    [Theory]
    [InlineData("begin")]
    [InlineData("next")]
    [InlineData("next anyway")]
    public void Nobody_begins_alone(string word)
    {
        var room = new Room().Gather("Ana").Say("Ana", word);
        Assert.Equal(Sentences.NeedsTwo, room.Reply);
        Assert.Equal("gather", room.Session.Step);
    }

    [Theory]
    [InlineData("begin")]
    [InlineData("next")]
    [InlineData("next anyway")]
    public void Two_who_agreed_begin(string word)
    {
        var room = new Room().Gather("Ana", "Ben").Say("Ben", word);
        Assert.Equal("ask:goal", room.Session.Step);
        Assert.Equal(new SessionCard.OfStep(room.Session.Key, "ask:goal"), Assert.Single(room.PostedHere));
        Assert.Contains(new SessionCard.OfStep(room.Session.Key, "gather"), room.Updated);
    }

    [Fact]
    public void Whoever_has_not_agreed_is_left_behind_by_next_anyway()
    {
        var room = new Room().Gather("Ana", "Ben").Say("Cem", "join").Say("Ana", "next anyway");
        Assert.Equal("ask:goal", room.Session.Step);
        Assert.Equal(["Ana", "Ben"], room.Names());
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Two_to_eight_take_part(int people)
    {
        var room = Room.Begun(Nine[..people]);
        Assert.Equal("ask:goal", room.Session.Step);
        Assert.Equal(Nine[..people], room.Names());
    }

    [Fact]
    public void A_ninth_is_refused_until_somebody_leaves()
    {
        var room = Room.With(Nine[..8]).Say("Ida", "join");
        Assert.Equal(Sentences.SessionFull, room.Reply);
        Assert.Equal(8, room.Session.Participants.Count);
        room.Say("Hal", "leave").Say("Ida", "join");
        Assert.NotNull(room.Session.Find(World.Peer("Ida").Id));
    }

    [Fact]
    public void Whoever_left_cannot_come_back_into_a_full_session()
    {
        var room = Room.With(Nine[..8]).Say("Hal", "leave").Say("Ida", "join").Say("Hal", "join");
        Assert.Equal(Sentences.SessionFull, room.Reply);
    }

    [Theory]
    [InlineData(5, false)]
    [InlineData(6, true)]
    public void From_six_splitting_is_offered(int people, bool offered)
    {
        var room = Room.With(Nine[..people]);
        var card = room.Drawn(room.Guide.LivingCard(room.Session));
        Assert.Equal(offered, card.Contains("two groups give everybody more time", StringComparison.Ordinal));
    }

    [Fact]
    public void Leaving_before_the_beginning_is_as_if_one_had_not_come()
    {
        var room = new Room().Gather("Ana", "Ben").Say("Cem", "join").Say("Cem", "leave").Say("Ana", "begin");
        Assert.Equal("ask:goal", room.Session.Step);
        Assert.Equal(["Ana", "Ben"], room.Names());
    }

    [Fact]
    public void When_the_last_leaves_the_session_is_over()
    {
        var room = new Room().Gather("Ana", "Ben").Say("Ana", "leave");
        Assert.True(room.Session.IsOpen());
        room.Say("Ben", "leave");
        Assert.False(room.Session.IsOpen());
        Assert.Single(room.Last.Effects.OfType<Effect.Tell>(), t => t.Fact is SessionFact.Left { Person.ObjectId: "ben" });
    }

    [Fact]
    public void Whoever_comes_back_need_not_agree_again()
    {
        var room = new Room().Gather("Ana", "Ben").Say("Ben", "leave").Say("Ben", "join");
        Assert.Equal(["Ana", "Ben"], room.Names());
    }

    [Fact]
    public void The_rules_need_to_be_accepted_once_in_a_place()
    {
        var room = Room.Begun("Ana", "Ben").Say("Ana", "end").Say("Ben", "start").Say("Cem", "join").Say("Ana", "join");
        Assert.Equal(["Ben", "Ana"], room.Names());
    }

    [Fact]
    public void Beginning_twice_is_refused()
    {
        var room = Room.Begun("Ana", "Ben").Wait(TimeSpan.FromMinutes(2)).Say("Ana", "begin");
        Assert.Equal(Sentences.NotNow, room.Reply);
        Assert.Equal("ask:goal", room.Session.Step);
    }
}
