using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Sessions;

public sealed class ParticipationTests
{
    private static readonly string[] EveryWord =
    [
        "agree", "leave", "focus task", "time box 30", "begin", "reveal", "show here", "next", "next anyway", "pass",
        "skip Ana", "another question", "more time", "done", "I will rest by Friday", "if it rains then I read",
        "witness Ana", "status", "end", "Some words", "", "hi there",
    ];

    public static TheoryData<string> Words => [.. EveryWord];

    [Theory]
    [MemberData(nameof(Words))]
    public void Somebody_who_is_not_in_the_session_is_told_so_and_nothing_else(string words)
    {
        var room = Room.Begun("Ana", "Ben").Say("Zoe", words);
        Assert.Equal(Sentences.NotInSession, room.Reply);
        Assert.Equal(Keeping.Nothing, room.Last.Keep);
        Assert.Empty(room.Last.Effects);
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void Somebody_who_has_left_is_told_so_too(string words)
    {
        var room = Room.Begun("Ana", "Ben", "Cem").Say("Cem", "leave").Say("Cem", words);
        Assert.Equal(Sentences.NotInSession, room.Reply);
        Assert.Empty(room.Last.Effects);
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void Whoever_has_not_accepted_the_rules_takes_no_part(string words)
    {
        var room = Room.Begun("Ana", "Ben").Say("Zoe", "join");
        var before = room.State;
        room.Say("Zoe", words);
        if (words is "agree" or "leave")
            return;
        Assert.Same(before, room.State);
        Assert.Contains(room.Reply, new[] { Sentences.AgreeFirst, new SessionCard.Status(room.Session.Key).Name() });
    }

    [Fact]
    public void Somebody_who_joins_late_agrees_and_answers_the_open_question()
    {
        var room = Room.Begun("Ana", "Ben").Say("Ana", "A").Say("Zoe", "join");
        Assert.Equal(Sentences.AgreeFirst, room.Say("Zoe", "My answer").Reply);
        room.Say("Zoe", "agree").Say("Ben", "B");
        Assert.False(room.Session.IsRevealed("goal"));
        room.Say("Zoe", "My answer");
        Assert.True(room.Session.IsRevealed("goal"));
    }

    [Fact]
    public void Whoever_has_not_agreed_is_not_waited_for()
    {
        var room = Room.Begun("Ana", "Ben").Say("Zoe", "join").Say("Ana", "A").Say("Ben", "B");
        Assert.True(room.Session.IsRevealed("goal"));
    }

    [Fact]
    public void Whoever_leaves_is_not_waited_for_and_keeps_what_they_said()
    {
        var room = Room.Begun("Ana", "Ben", "Cem").Say("Cem", "Words of Cem").Say("Ana", "A").Say("Ben", "leave");
        Assert.True(room.Session.IsRevealed("goal"));
        room.Say("Cem", "leave");
        Assert.Equal("Words of Cem", room.AnswerOf("Cem", "goal"));
        room.Say("Ana", "end");
        Assert.Contains(room.PostedTo("Cem"), c => room.Drawn(c).Contains("Words of Cem", StringComparison.Ordinal));
    }

    [Fact]
    public void The_summary_of_whoever_left_holds_their_own_words_only()
    {
        var room = Room.Begun("Ana", "Ben", "Cem").ToTurns().Say("Cem", "leave").Say("Ana", "end");
        var card = room.Drawn(Assert.Single(room.PostedTo("Cem")));
        Assert.Contains("Goal of Cem", card, StringComparison.Ordinal);
        Assert.DoesNotContain("Goal of Ana", card, StringComparison.Ordinal);
    }

    [Fact]
    public void Leaving_is_told_once()
    {
        var room = Room.Begun("Ana", "Ben", "Cem").Say("Cem", "leave");
        Assert.Single(room.Last.Effects.OfType<Effect.Tell>(), t => t.Fact is SessionFact.Left { Person.ObjectId: "cem" });
        room.Say("Ana", "end");
        Assert.DoesNotContain(room.Last.Effects.OfType<Effect.Tell>(), t => t.Fact is SessionFact.Left { Person.ObjectId: "cem" });
    }

    [Fact]
    public void Facts_told_carry_the_revision_that_the_session_then_has()
    {
        var room = Room.Begun("Ana", "Ben", "Cem").Say("Cem", "leave");
        var left = Assert.IsType<SessionFact.Left>(room.Last.Effects.OfType<Effect.Tell>().Single().Fact);
        Assert.Equal(room.Session.Revision, left.Revision);
        room.Say("Cem", "join");
        var entered = Assert.IsType<SessionFact.Entered>(room.Last.Effects.OfType<Effect.Tell>().Single().Fact);
        Assert.Equal(room.Session.Revision, entered.Revision);
        Assert.True(entered.Revision > left.Revision);
    }

    [Theory]
    [InlineData("start")]
    [InlineData("join")]
    public void Somebody_without_a_work_account_cannot_take_part(string words)
    {
        var nobody = new Peer(new PersonId("t1", ""), "Guest");
        var room = words == "start" ? new Room() : Room.With("Ana", "Ben");
        var before = room.State;
        room.Do(new SessionEvent.Heard(new Typed(nobody, words, room.Home, "x", new DateOnly(2026, 11, 23), "en-GB")));
        Assert.Equal(Sentences.NeedsWorkAccount, room.Reply);
        Assert.Same(before, room.State);
    }

    [Fact]
    public void Without_a_session_anything_but_start_gets_help()
    {
        foreach (var words in EveryWord.Where(w => !w.StartsWith("I will", StringComparison.Ordinal)))
        {
            var room = new Room().Say("Ana", words);
            Assert.IsType<SessionCard.Help>(SessionCard.Read(room.Reply));
            Assert.Null(room.State);
        }
    }
}
