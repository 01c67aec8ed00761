using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Sessions;

public sealed class FocusTests
{
    [Theory]
    [InlineData("goal setting", "goal-setting")]
    [InlineData("goal-setting", "goal-setting")]
    [InlineData("Goals", "goal-setting")]
    [InlineData("action planning", "action-planning")]
    [InlineData("Action plan", "action-planning")]
    [InlineData("planning", "action-planning")]
    [InlineData("plan", "action-planning")]
    [InlineData("organisational issue", "organisational-issue")]
    [InlineData("organizational issue", "organisational-issue")]
    [InlineData("issue", "organisational-issue")]
    [InlineData("organization", "organisational-issue")]
    [InlineData("challenge", "challenge")]
    [InlineData("pain point", "challenge")]
    [InlineData("challenge or pain point", "challenge")]
    [InlineData("specific task", "specific-task")]
    [InlineData("task", "specific-task")]
    [InlineData("skill development", "skill-development")]
    [InlineData("Skills", "skill-development")]
    [InlineData("skill", "skill-development")]
    [InlineData("role play", "role-play")]
    [InlineData("Role-play", "role-play")]
    [InlineData("roleplay", "role-play")]
    [InlineData("simulation", "role-play")]
    [InlineData("brainstorming", "brainstorming")]
    [InlineData("  Brainstorm!  ", "brainstorming")]
    public void A_focus_goes_by_the_names_that_people_use(string name, string focus)
    {
        // Chosen away from the default first, so that choosing the default is a change too.
        var room = Room.With("Ana", "Ben").Say("Ana", focus == "challenge" ? "focus task" : "focus challenge").Say("Ben", $"focus {name}");
        Assert.Equal(focus, room.Session.Focus);
        Assert.Equal(Keeping.State, room.Last.Keep);
    }

    [Theory]
    [InlineData("focus")]
    [InlineData("focus on one thing")]
    [InlineData("focus cooking")]
    [InlineData("focus goal-setting and task")]
    public void An_unknown_focus_is_answered_with_the_eight(string words)
    {
        var room = Room.With("Ana", "Ben").Say("Ana", words);
        Assert.Equal("goal-setting", room.Session.Focus);
        Assert.NotEqual(Keeping.State, room.Last.Keep);
        if (words != "focus")
            Assert.Equal(8, Assert.IsType<Reply.Say>(room.Last.Reply).Values.Count);
    }

    [Fact]
    public void Every_focus_has_questions_for_every_theme()
    {
        Assert.Equal(8, Focuses.All.Count);
        var words = Text.Words.In("en");
        foreach (var focus in Focuses.All)
        {
            Assert.NotNull(words.Find($"Focus_{focus}"));
            Assert.All(Focuses.FollowUps(focus, ["goal", "learning", "next"]), q => Assert.NotNull(words.Find($"FollowUp_{q}")));
        }
    }

    [Fact]
    public void A_focus_chosen_during_a_turn_brings_its_own_questions()
    {
        var room = Room.Begun("Ana", "Ben").ToTurns();
        Assert.Equal(["goal-setting/goal/1", "goal-setting/goal/2"], room.Session.Spotlight!.Questions);
        room.Say("Ben", "focus role play");
        Assert.Equal(["role-play/goal/1", "role-play/goal/2"], room.Session.Spotlight!.Questions);
    }

    [Fact]
    public void The_focus_that_is_chosen_already_changes_nothing() =>
        Assert.Equal(Keeping.Nothing, Room.With("Ana", "Ben").Say("Ana", "focus goals").Last.Keep);
}
