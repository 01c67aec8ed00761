using PeerCoachBot.Conversations;
using PeerCoachBot.Sessions;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Sessions;

/// <summary>An answer that begins with, or contains, a command word is an answer.</summary>
public sealed class TypedWordsTests
{
    public static TheoryData<string> Answers =>
    [
        "Next quarter I want to lead a project",
        "next steps are unclear to me",
        "Next anyway is what we always say",
        "next, I want to rest",
        "Next: finish the draft",
        "Start saying no",
        "Start with the hardest part",
        "start early, end early",
        "End the status meetings",
        "End of story: I need help",
        "end to end tests",
        "Skip the small talk and ask",
        "skip meetings on Fridays",
        "Skip Benjamin's review this time",
        "skip Ben and ask Ana",
        "I will ship X by Friday",
        "I will ship X",
        "I'll try harder by tomorrow",
        "I’ll listen more",
        "If I wait then nothing happens",
        "if only I knew, then I would say",
        "if then else",
        "focus on one thing",
        "Focus and calm",
        "Focus on goals and tasks",
        "done is better than perfect",
        "Done with the old plan",
        "done, done, done",
        "Join the new team",
        "join forces with sales",
        "Agree on a definition of done",
        "I agree with my manager too often",
        "agree to disagree",
        "Leave on time",
        "leave the committee by Friday",
        "Begin again",
        "begin with the end in mind",
        "Reveal less, ask more",
        "Show here and there what I can do",
        "show here is not a place",
        "Pass the exam",
        "pass on the knowledge",
        "Another question is why",
        "more time for thinking",
        "More time, less stress",
        "two more minutes of courage",
        "Status reports eat my week",
        "status quo",
        "Help Ben to grow",
        "help! I am stuck with this",
        "Witness what happens",
        "witness protection",
        "time box short tasks",
        "Time box 30 minutes a day for reading",
        "time box my mornings",
        "timeboxing",
        "hi, I want to grow",
        "Hello world",
        "hi",
        "by Friday",
        "Friday",
        "5",
        "yes",
        "@Ben asked me to lead",
        "export my doubts",
        "  spaces   inside   stay  ",
        "two\nlines\nstay two lines",
        "<b>bold</b> & *stars* _and_ [links](https://example.org)",
        "Ich will weniger müssen 🙂",
    ];

    [Theory]
    [MemberData(nameof(Answers))]
    public void An_answer_is_kept_word_for_word_and_nothing_else_happens(string words)
    {
        var before = Room.Begun("Ana", "Ben").Session;
        var room = Room.Begun("Ana", "Ben").Say("Ana", words);
        var answer = Assert.Single(room.Session.Answers);
        Assert.Equal((words, "goal", World.Peer("Ana").Id, false), (answer.Text, answer.Question, answer.By, answer.Passed));
        Assert.Null(room.Last.Reply);
        Assert.Equal([new SessionCard.OfStep(room.Session.Key, "ask:goal")], room.Updated);
        Assert.Single(room.Last.Effects);

        // Without the answer and the marks of its arrival, the session is as it was.
        var otherwise = room.Session with { Answers = [], Revision = before.Revision };
        Assert.Equal(Json(before), Json(otherwise.With(otherwise.Find(World.Peer("Ana").Id)! with { KeptLately = [] })));
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public void The_same_holds_in_private(string words)
    {
        var room = Room.Begun("Ana", "Ben").Whisper("Ana", words);
        Assert.Equal(words, Assert.Single(room.Session.Answers).Text);
        Assert.Equal(Sentences.Kept, room.Reply);
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public void In_a_coaching_turn_such_words_move_nothing(string words)
    {
        var room = Room.Begun("Ana", "Ben").ToTurns().Say("Ana", words);
        Assert.Equal("Ana", room.Explorer);
        Assert.Equal(["Goal of Ana", "Goal of Ben"], room.Session.Answers.Select(a => a.Text));
        Assert.Equal("goal-setting", room.Session.Focus);
        Assert.Equal(Pace.Usual, room.Session.Pace);
        Assert.Equal(2, room.Names().Count);
        Assert.Empty(room.Session.Absences);
    }

    [Fact]
    public void There_are_enough_of_them() => Assert.True(Answers.Count >= 45);

    [Theory]
    [InlineData("skip Ben", "ben")]
    [InlineData("Skip @Ben.", "ben")]
    [InlineData("skip ben clark", "ben")]
    public void A_name_makes_it_a_command(string words, string skipped)
    {
        var room = new Room();
        room.Say("Ana", "start").Do(Joined("ben", "Ben Clark")).Say("Ana", "agree")
            .Do(new SessionEvent.Agreed(new Peer(new PersonId("t1", "ben"), "Ben Clark")))
            .Say("Ana", "begin").Say("Ana", words);
        Assert.Equal(skipped, Assert.Single(room.Session.Absences).Who.ObjectId);
        Assert.Empty(room.Session.Answers);
    }

    [Fact]
    public void A_name_that_two_bear_is_asked_back()
    {
        var room = new Room();
        room.Say("Ana", "start").Do(Joined("b1", "Ben Clark")).Do(Joined("b2", "Ben Diaz")).Say("Ana", "agree");
        Assert.Equal(Sentences.NameUnknown, room.Say("Ana", "skip Ben").Reply);
        Assert.Equal(Sentences.NotNow, room.Say("Ana", "skip Ben Diaz").Reply);
    }

    [Fact]
    public void Words_after_the_answer_was_given_are_a_change_of_it_or_a_next_step()
    {
        var room = Room.Begun("Ana", "Ben").Say("Ana", "First").Say("Ana", "Next quarter I want more");
        Assert.Equal("Next quarter I want more", room.AnswerOf("Ana", "goal"));
        room.Say("Ana", "I will ship X by Friday");
        Assert.Equal("Next quarter I want more", room.AnswerOf("Ana", "goal"));
        Assert.Equal("ship X", Assert.Single(room.Session.NextSteps).Text);
    }

    private static SessionEvent.Joined Joined(string id, string name) =>
        new(new Peer(new PersonId("t1", id), name));

    private static string Json(Session session) =>
        System.Text.Json.JsonSerializer.Serialize(session, SessionJson.Default.Session);
}
