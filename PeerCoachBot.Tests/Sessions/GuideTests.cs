using System.Text.Json;
using PeerCoachBot.Sessions;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Sessions;

/// <summary>The guide is data: another one runs without touching the engine.</summary>
public sealed class GuideTests
{
    /// <summary>Four questions in another order, the fourth of a kind and with words of its own, and two steps of turns.</summary>
    private const string Four = """
        {
          "key": "four",
          "steps": [
            { "kind": "gather", "key": "welcome" },
            {
              "kind": "ask",
              "key": "ask:energy",
              "question": { "key": "energy", "answer": "Scale", "words": { "en": "How much energy do you bring?", "de": "Wie viel Energie?" } }
            },
            { "kind": "commit", "key": "plan", "followUps": "goal" },
            { "kind": "turns", "key": "first-round", "followUps": ["next"] },
            { "kind": "ask", "key": "ask:learning", "question": { "key": "learning", "answer": "Text" } },
            { "kind": "turns", "key": "second-round", "followUps": ["learning", "goal"] },
            {
              "kind": "close",
              "key": "bye",
              "questions": [ { "key": "pace", "answer": "Choice", "choices": ["slow", "just right"], "words": { "en": "How was the pace?" } } ]
            }
          ]
        }
        """;

    [Fact]
    public void Another_guide_runs_to_its_end()
    {
        var room = new Room { Guide = Guides.Read(Four), Readers = [World.Peer("Ana"), World.Peer("Ben")] }.Gather("Ana", "Ben").Say("Ana", "begin");
        Assert.Equal("ask:energy", room.Session.Step);
        Assert.Contains("How much energy do you bring?", room.Drawn(room.Guide.LivingCard(room.Session)), StringComparison.Ordinal);
        Assert.Equal(Sentences.ScaleOutOfRange, room.Say("Ana", "plenty").Reply);
        room.Say("Ana", "4").Say("Ben", "2");
        Assert.Contains("4", room.Drawn(room.PostedHere[0]), StringComparison.Ordinal);
        room.Say("Ana", "next");
        Assert.Equal("plan", room.Session.Step);
        room.Say("Ana", "I will rest by Friday").Say("Ben", "pass").Say("Ana", "next");
        Assert.Equal("first-round", room.Session.Step);
        Assert.Equal(["goal-setting/next/1", "goal-setting/next/2"], room.Session.Spotlight!.Questions);
        room.ToLearning();
        Assert.Equal("ask:learning", room.Session.Step);
        room.Say("Ana", "L").Say("Ben", "M").Wait(TimeSpan.FromMinutes(2)).Say("Ana", "next");
        Assert.Equal("second-round", room.Session.Step);
        room.ToLearning();
        Assert.Equal("bye", room.Session.Step);
        room.Say("Ana", "Just right!").Say("Ben", "slow");
        Assert.False(room.Session.IsOpen());
        Assert.Equal(room.Guide.Steps.Select(s => s.Key), room.Session.StepsDone);
        var summary = room.Drawn(room.PostedHere[^1]);
        Assert.All(
            ["How much energy do you bring? On average 3 of 5", "just right: 1", "slow: 1", "rest", "How was the pace?"],
            words => Assert.Contains(words, summary, StringComparison.Ordinal));
    }

    [Fact]
    public void A_guide_without_a_closing_step_ends_after_its_last()
    {
        var guide = Guides.Read("""{ "key": "short", "steps": [ { "kind": "gather", "key": "g" }, { "kind": "turns", "key": "t", "followUps": ["goal"] } ] }""");
        var room = new Room { Guide = guide }.Gather("Ana", "Ben").Say("Ana", "begin").ToLearning();
        Assert.False(room.Session.IsOpen());
    }

    [Fact]
    public void The_built_in_guide_has_no_faults() => Assert.Empty(Guides.ThreeQuestions().Faults());

    [Theory]
    [InlineData("ask:learning")]
    [InlineData("turns")]
    [InlineData("close")]
    [InlineData("commit")]
    public void A_session_in_a_step_that_the_guide_no_longer_has_goes_on(string gone)
    {
        var room = Room.Begun("Ana", "Ben").ToTurns();
        if (gone != "turns")
            room.ToLearning();
        if (gone is "commit" or "close")
            room.ToCommit();
        if (gone == "close")
            room.ToClose();
        Assert.Equal(gone, room.Session.Step);
        var without = room.Guide with { Steps = [.. room.Guide.Steps.Where(s => s.Key != gone)] };
        var after = new Room { Guide = without, State = room.State, Now = room.Now };
        foreach (var words in new[] { "status", "Some words", "done", "pass", "another question", "skip Ben", "more time" })
            after.Say("Ana", words);
        after.Pass(TimeSpan.FromHours(1)).Say("Ana", "next anyway").Wait(TimeSpan.FromMinutes(5)).Say("Ana", "end");
        Assert.False(after.Session.IsOpen());
    }

    [Fact]
    public void Another_question_in_turns_without_a_theme_does_no_harm()
    {
        // Such a guide is refused when it is read; a session may meet it all the same, when guides change.
        var guide = new SessionGuide("bare", [new Step.Gather("g"), new Step.Turns("t", [])]);
        var room = new Room { Guide = guide }.Gather("Ana", "Ben").Say("Ana", "begin").Say("Ana", "another question");
        Assert.Equal("Ana", room.Explorer);
    }

    [Theory]
    [InlineData("", "the first step")]
    [InlineData("""{ "kind": "turns", "key": "t", "followUps": ["goal"] }""", "the first step")]
    [InlineData("""{ "kind": "gather", "key": "g" }, { "kind": "gather", "key": "h" }""", "the first step")]
    [InlineData("""{ "kind": "gather", "key": "g" }""", "after gathering")]
    [InlineData("""{ "kind": "gather", "key": "g" }, { "kind": "commit", "key": "g", "followUps": "next" }""", "two steps have the same key")]
    [InlineData("""{ "kind": "gather", "key": "g" }, { "kind": "commit", "key": "", "followUps": "next" }""", "needs a key")]
    [InlineData(Gathered + """{ "kind": "ask", "key": "a", "question": { "key": "goal", "answer": "Text" } }, { "kind": "ask", "key": "b", "question": { "key": "goal", "answer": "Text" } }""", "two questions have the same key")]
    [InlineData(Gathered + """{ "kind": "ask", "key": "a", "question": { "key": "fair", "answer": "Choice", "choices": ["yes"] } }""", "at least two choices")]
    [InlineData(Gathered + """{ "kind": "ask", "key": "a", "question": { "key": "fair", "answer": "Choice", "choices": [] } }""", "at least two choices")]
    [InlineData(Gathered + """{ "kind": "ask", "key": "a", "question": { "key": "fair", "answer": "Choice" } }""", "at least two choices")]
    [InlineData(Gathered + """{ "kind": "close", "key": "c", "questions": [] }""", "needs a question")]
    [InlineData(Gathered + """{ "kind": "turns", "key": "t", "followUps": [] }""", "needs a theme")]
    [InlineData(Gathered + """{ "kind": "turns", "key": "t", "followUps": ["feelings"] }""", "\"feelings\" is no theme")]
    [InlineData(Gathered + """{ "kind": "commit", "key": "t", "followUps": "feelings" }""", "\"feelings\" is no theme")]
    [InlineData(Gathered + """{ "kind": "ask", "key": "a", "question": { "key": "goal", "answer": "Text", "followUps": "feelings" } }""", "\"feelings\" is no theme")]
    [InlineData(Gathered + """{ "kind": "ask", "key": "a", "question": { "key": "mood", "answer": "Text" } }""", "\"mood\" needs words")]
    [InlineData(Gathered + """{ "kind": "dance", "key": "d" }""", "")]
    [InlineData(Gathered + """{ "kind": "ask", "key": "a" }""", "")]
    [InlineData(Gathered + """{ "kind": "ask", "key": "a", "question": { "key": "goal", "answer": "Smile" } }""", "")]
    [InlineData(Gathered + """{ "kind": "ask", "key": null, "question": { "key": "goal", "answer": "Text" } }""", "")]
    [InlineData(Gathered + """{ "kind": "commit", "key": "c", "followUps": "next", "extra": 1 }""", "")]
    public void A_guide_that_cannot_be_followed_is_refused_with_the_reason(string steps, string reason)
    {
        var error = Assert.ThrowsAny<JsonException>(() => Guides.Read($$"""{ "key": "bad", "steps": [{{steps}}] }"""));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        if (reason.Length > 0)
            Assert.Contains("\"bad\"", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{ "key": "bad" }""")]
    [InlineData("""{ "key": "bad", "steps": null }""")]
    [InlineData("""{ "key": "bad", "steps": [ { "kind": "gather" """)]
    public void What_is_no_guide_is_refused(string json) => Assert.ThrowsAny<JsonException>(() => Guides.Read(json));

    private const string Gathered = """{ "kind": "gather", "key": "g" }, """;
}
