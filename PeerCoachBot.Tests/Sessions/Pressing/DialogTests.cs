using PeerCoachBot.Commitments;
using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions;
using PeerCoachBot.Sessions.Pressing;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Sessions.Pressing;

/// <summary>What dialogs open for whom, what they take, and what they refuse.</summary>
public sealed class DialogTests
{
    private static readonly (string, string)[] EveryRule = [.. Enumerable.Range(1, Limits.GroundRules).Select(n => ($"{Inputs.Rule}{n}", "true"))];

    [Fact]
    public void Taking_part_joins_and_agrees_at_once()
    {
        var room = new Room().Say("Ana", "start");
        room.Open("Ben", TakePart(room));
        Assert.Equal(new Reply.Open(TakePart(room).Name()), room.Last.Reply);
        room.Fill("Ben", TakePart(room), Verbs.TakePart, EveryRule).Fill("Ana", TakePart(room), Verbs.TakePart, EveryRule);
        Assert.Equal(["Ana", "Ben"], room.Names());
        Assert.Null(room.Last.Reply);
        room.Open("Ben", TakePart(room));
        Assert.Equal(Sentences.AlreadyIn, room.Reply);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public void Each_ground_rule_has_to_be_ticked(int missing)
    {
        var room = new Room().Say("Ana", "start");
        var ticked = EveryRule.Select((rule, n) => n + 1 == missing ? (rule.Item1, "false") : rule).ToList();
        room.Fill("Ben", TakePart(room), Verbs.TakePart, ticked);
        Assert.Equal(Sentences.RulesNotTicked, room.Reply);
        Assert.DoesNotContain(room.Session.Participants, p => p.Who.Name == "Ben");
    }

    [Fact]
    public void Whoever_accepted_the_rules_here_before_takes_part_without_a_dialog()
    {
        var room = Room.Begun("Ana", "Ben").Say("Ana", "end").Wait(TimeSpan.FromDays(1)).Say("Ana", "start");
        room.Open("Ben", TakePart(room));
        Assert.Equal(Sentences.WelcomeBack, room.Reply);
        Assert.Equal(["Ana", "Ben"], room.Names());
    }

    [Fact]
    public void A_full_session_takes_nobody_more_and_a_closing_one_neither()
    {
        var room = new Room().Gather("Ana", "Ben", "Cem", "Dan", "Eva", "Fay", "Gil", "Hal");
        room.Open("Zoe", TakePart(room));
        Assert.Equal(Sentences.SessionFull, room.Reply);
        room.Fill("Zoe", TakePart(room), Verbs.TakePart, EveryRule);
        Assert.Equal(Sentences.SessionFull, room.Reply);

        var late = Room.Begun("Ana", "Ben").ToTurns().ToLearning().ToCommit().ToClose();
        late.Open("Zoe", TakePart(late));
        Assert.Equal(Sentences.TooLateToJoin, late.Reply);
    }

    [Fact]
    public void Whoever_has_not_agreed_is_shown_the_ground_rules_first()
    {
        var room = Room.Begun("Ana", "Ben").Say("Zoe", "join");
        room.Open("Zoe", new SessionForm.Answer(room.Session.Key, "goal"));
        Assert.Equal(new Reply.Open(TakePart(room).Name()), room.Last.Reply);
        room.Press("Zoe", Verbs.Reveal);
        Assert.Equal(Sentences.AgreeFirst, room.Reply);
    }

    [Theory]
    [InlineData("", Sentences.AnswerEmpty)]
    [InlineData("long", Sentences.AnswerTooLong)]
    public void An_answer_that_cannot_be_kept_changes_nothing(string text, string sentence)
    {
        var room = Room.Begun("Ana", "Ben");
        room.Fill("Ana", Answer(room, "goal"), Verbs.Answer, (Inputs.Answer, text == "long" ? new string('x', Limits.AnswerLength + 7) : text));
        Assert.Equal(sentence, room.Reply);
        Assert.Null(room.AnswerOf("Ana", "goal"));
        if (text == "long")
            Assert.Equal(["2000", "7"], ((Reply.Say)room.Last.Reply!).Values);
    }

    [Fact]
    public void A_dialog_that_was_open_while_the_answers_were_revealed_is_still_taken()
    {
        var room = Room.Begun("Ana", "Ben");
        var mark = room.Mark(Answer(room, "goal").Name());
        room.Say("Ben", "Bake brioche").Say("Ben", "reveal");
        room.Do(new SessionEvent.Pressed(room.NewPress("Ana", Verbs.Answer, mark, [(Inputs.Answer, "Grow apricots")]) with { InDialog = true }));
        Assert.Equal("Grow apricots", room.AnswerOf("Ana", "goal"));
    }

    [Fact]
    public void A_refused_dialog_keeps_nothing_though_somebody_new_reads_along()
    {
        var room = Room.Begun("Ana", "Ben");
        room.Readers = [.. room.Readers!, World.Peer("Zoe")];
        room.Fill("Ana", Answer(room, "goal"), Verbs.Answer, (Inputs.Answer, new string('x', Limits.AnswerLength + 1)));
        Assert.Equal((Sentences.AnswerTooLong, Keeping.Nothing), (room.Reply, room.Last.Keep));
    }

    [Fact]
    public void A_dialog_that_is_delivered_again_does_not_undo_what_was_sent_after_it()
    {
        var room = Room.Begun("Ana", "Ben");
        var mark = room.Mark(Answer(room, "goal").Name());
        SessionEvent Send(string text) => new SessionEvent.Pressed(room.NewPress("Ana", Verbs.Answer, mark, [(Inputs.Answer, text)]) with { InDialog = true });
        room.Do(Send("First thoughts"));
        room.Fill("Ana", Answer(room, "goal"), Verbs.Answer, (Inputs.Answer, "Second thoughts")).Do(Send("First thoughts"));
        Assert.Equal("Second thoughts", room.AnswerOf("Ana", "goal"));

        room.Say("Ben", "Bake").Say("Ben", "next").Wait(TimeSpan.FromMinutes(2));
        room.Do(Send("Second thoughts"));
        Assert.Null(room.Last.Reply);
    }

    [Fact]
    public void After_the_step_a_dialog_is_told_that_the_session_moved_on()
    {
        var room = Room.Begun("Ana", "Ben");
        var form = Answer(room, "goal");
        room.ToTurns();
        var before = room.State;
        room.Fill("Ana", form, Verbs.Answer, (Inputs.Answer, "Too late"));
        Assert.Equal(Sentences.StepOver, room.Reply);
        room.Open("Ana", form);
        Assert.Equal(Sentences.MovedOn, room.Reply);
        Assert.Same(before, room.State);
    }

    [Fact]
    public void A_date_for_the_group_may_be_chosen_from_a_calendar()
    {
        var room = Room.Begun("Ana", "Ben").ToTurns().ToLearning().ToCommit().ToClose();
        foreach (var (answer, name) in from a in new[] { "glad", "yes", "4" } from n in room.Names() select (a, n))
            room.Say(name, answer);
        Assert.Equal("next-date", room.Session.Prompt);
        room.Fill("Ben", Answer(room, "next-date"), Verbs.Answer, (Inputs.Answer, "2026-01-01"));
        Assert.Equal(Sentences.DatePast, room.Reply);
        room.Fill("Ben", Answer(room, "next-date"), Verbs.Answer, (Inputs.Answer, "2026-12-24"));
        Assert.Equal("2026-12-24", room.AnswerOf("Ben", "next-date"));
        Assert.False(room.Session.IsOpen());
    }

    [Theory]
    [InlineData("focus", "nonsense", Sentences.FocusUnknown)]
    [InlineData("minutes", "5", Sentences.TimeBoxOutOfRange)]
    [InlineData("minutes", "-60", Sentences.TimeBoxOutOfRange)]
    [InlineData("minutes", "ninety", Sentences.TimeBoxOutOfRange)]
    [InlineData("minutes", "99999999999", Sentences.TimeBoxOutOfRange)]
    public void A_plan_that_cannot_be_is_refused_whole(string input, string value, string sentence)
    {
        var room = Room.Begun("Ana", "Ben");
        var before = room.State;
        Dictionary<string, string> values = new() { [Inputs.Focus] = "role-play", [Inputs.Pace] = Inputs.OwnPace, [Inputs.Minutes] = "60" };
        values[input] = value;
        room.Fill("Ana", new SessionForm.Plan(room.Session.Key), Verbs.Plan, [.. values.Select(v => (v.Key, v.Value))]);
        Assert.Equal(sentence, room.Reply);
        Assert.Same(before, room.State);
    }

    [Fact]
    public void Focus_and_time_change_together()
    {
        var room = Room.Begun("Ana", "Ben");
        room.Fill("Ana", new SessionForm.Plan(room.Session.Key), Verbs.Plan, (Inputs.Focus, "role-play"), (Inputs.Pace, Inputs.OwnPace), (Inputs.Minutes, "45"));
        Assert.Equal(("role-play", 45), (room.Session.Focus, room.Session.Pace.Minutes));
    }

    [Fact]
    public void The_board_opens_for_participants_and_only_once_it_is_revealed()
    {
        var room = Room.Begun("Ana", "Ben");
        var board = new SessionForm.Board(room.Session.Key, "goal", 1);
        room.Open("Ana", board);
        Assert.Equal(Sentences.MovedOn, room.Reply);
        room.Say("Ana", "a").Say("Ben", "b").Open("Ana", board);
        Assert.Equal(new Reply.Open(board.Name()), room.Last.Reply);
        foreach (var page in new[] { 0, -1, 2, int.MaxValue })
        {
            room.Open("Ana", board with { Page = page });
            Assert.Equal(Sentences.MovedOn, room.Reply);
        }
    }

    [Fact]
    public void The_summary_opens_after_the_end_also_for_whoever_left_words()
    {
        var room = Room.Begun("Ana", "Ben", "Cem").Say("Cem", "My goal").Say("Cem", "leave");
        var summary = new SessionForm.Summary(room.Session.Key, 1);
        room.Open("Ana", summary);
        Assert.Equal(Sentences.MovedOn, room.Reply);
        room.Say("Ana", "end");
        foreach (var name in new[] { "Ana", "Cem" })
        {
            room.Open(name, summary);
            Assert.Equal(new Reply.Open(summary.Name()), room.Last.Reply);
        }

        room.Open("Zoe", summary);
        Assert.Equal(Sentences.NotInSession, room.Reply);
    }

    [Fact]
    public void A_dialog_that_moved_the_session_on_is_known_when_it_is_delivered_again()
    {
        var room = Room.Begun("Ana", "Ben").Say("Ana", "Grow");
        var mark = room.Mark(new SessionForm.Skip(room.Session.Key).Name());
        SessionEvent Send() => new SessionEvent.Pressed(room.NewPress("Ana", Verbs.Skip, mark, [(Inputs.Whom, "ben")]) with { InDialog = true });
        room.Do(Send());
        Assert.True(room.Session.IsRevealed("goal"));
        var before = room.State;
        room.Do(Send());
        Assert.Null(room.Last.Reply);
        Assert.Same(before, room.State);
    }

    [Fact]
    public void A_dialog_that_is_sent_again_with_other_words_says_these()
    {
        var room = Room.Begun("Ana", "Ben");
        var mark = room.Mark(new SessionForm.Answer(room.Session.Key, "goal").Name());
        foreach (var words in new[] { "First words", "Second words" })
        {
            room.Do(new SessionEvent.Pressed(room.NewPress("Ana", Verbs.Answer, mark, [(Inputs.Answer, words)]) with { InDialog = true }));
            Assert.Equal(words, room.Session.AnswerOf(World.Peer("Ana").Id, "goal")?.Text);
        }
    }

    [Fact]
    public void A_next_step_that_is_sent_again_with_other_words_takes_the_place_of_the_first()
    {
        var room = Room.Begun("Ana", "Ben").ToTurns().ToLearning().ToCommit();
        var mark = room.Mark(new SessionForm.Commit(room.Session.Key, "1").Name());
        foreach (var words in new[] { "write it", "write it all" })
            room.Do(new SessionEvent.Pressed(room.NewPress("Ana", Verbs.Commit, mark, [(Inputs.Text, words), (Inputs.Due, "tomorrow")]) with { InDialog = true }));
        Assert.Equal("write it all", Assert.Single(room.Session.NextSteps).Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("zoe")]
    [InlineData("nobody/at all")]
    public void Only_somebody_who_takes_part_can_be_skipped(string whom)
    {
        var room = Room.Begun("Ana", "Ben");
        var before = room.State;
        room.Fill("Ana", new SessionForm.Skip(room.Session.Key), Verbs.Skip, (Inputs.Whom, whom));
        Assert.Equal(Sentences.NameUnknown, room.Reply);
        Assert.Same(before, room.State);
    }

    [Fact]
    public void A_next_step_comes_whole_with_its_date_plan_and_witness()
    {
        var room = Room.Begun("Ana", "Ben").ToTurns().ToLearning().ToCommit();
        Fill(room, "", ("text", "I will draft the plan"), ("due", "2026-12-01"), ("if", "it rains"), ("then", "I stay in"), ("witness", "ben"));
        var kept = Assert.Single(room.Session.NextSteps);
        Assert.Equal(
            new NextStep("1", World.Peer("Ana").Id, "draft the plan", new DateOnly(2026, 12, 1))
            {
                Plan = new IfThen("it rains", "I stay in"),
                Witness = World.Peer("Ben").Id,
            },
            kept);

        // The same once more, as when it is delivered again.
        var before = room.State;
        Fill(room, "", ("text", "draft the plan"), ("due", "2026-12-01"), ("if", "it rains"), ("then", "I stay in"), ("witness", "ben"));
        Assert.Same(before, room.State);
    }

    [Fact]
    public void A_next_step_can_be_reworded_and_taken_back()
    {
        var room = Room.Begun("Ana", "Ben").ToTurns().ToLearning().ToCommit();
        Fill(room, "", ("text", "draft it"), ("due", "2026-12-01"));
        Fill(room, "", ("text", "sleep"), ("due", "2026-12-02"));
        Fill(room, "1", ("text", "draft half of it"), ("due", "2026-12-03"));
        Assert.Equal(["draft half of it", "sleep"], room.Session.NextSteps.Select(c => c.Text));
        Fill(room, "", ("text", "one too many"), ("due", "2026-12-02"));
        Assert.Equal(Sentences.CommitmentsFull, room.Reply);

        room.Fill("Ben", new SessionForm.Commit(room.Session.Key, "1"), Verbs.Withdraw);
        Assert.Equal(2, room.Session.NextSteps.Count);
        room.Fill("Ana", new SessionForm.Commit(room.Session.Key, "1"), Verbs.Withdraw);
        Assert.Equal("sleep", Assert.Single(room.Session.NextSteps).Text);
        Fill(room, "", ("text", "draft it after all"), ("due", "2026-12-02"));
        Assert.Equal(["1", "2"], room.Session.NextSteps.Select(c => c.Slot).Order());
    }

    [Theory]
    [InlineData("", "2026-12-01", "", "", "", Sentences.CommitmentEmpty)]
    [InlineData("rest", "", "", "", "", Sentences.CommitmentNeedsDate)]
    [InlineData("rest", "2026-02-30", "", "", "", Sentences.DateUnclear)]
    [InlineData("rest", "9999-12-31", "", "", "", Sentences.DateUnclear)]
    [InlineData("rest", "2020-01-01", "", "", "", Sentences.DatePast)]
    [InlineData("rest", "2026-12-01", "it rains", "", "", Sentences.PlanHalf)]
    [InlineData("rest", "2026-12-01", "", "I stay", "", Sentences.PlanHalf)]
    [InlineData("rest", "2026-12-01", "", "", "ana", Sentences.WitnessSelf)]
    [InlineData("rest", "2026-12-01", "", "", "zoe", Sentences.NameUnknown)]
    [InlineData("LONG", "2026-12-01", "", "", "", Sentences.CommitmentTooLong)]
    [InlineData("rest", "2026-12-01", "LONG", "x", "", Sentences.CommitmentTooLong)]
    public void A_next_step_that_is_not_whole_is_refused_whole(string text, string due, string @if, string then, string witness, string sentence)
    {
        var room = Room.Begun("Ana", "Ben").ToTurns().ToLearning().ToCommit();
        var before = room.State;
        Fill(room, "", ("text", Long(text)), ("due", due), ("if", Long(@if)), ("then", then), ("witness", witness));
        Assert.Equal(sentence, room.Reply);
        Assert.Same(before, room.State);
    }

    private static string Long(string text) => text == "LONG" ? new string('x', Limits.CommitmentLength + 1) : text;

    private static void Fill(Room room, string slot, params IReadOnlyList<(string, string)> values) =>
        room.Fill("Ana", new SessionForm.Commit(room.Session.Key, slot), Verbs.Commit, values);

    private static SessionForm.TakePart TakePart(Room room) => new(room.Session.Key);

    private static SessionForm.Answer Answer(Room room, string question) => new(room.Session.Key, question);
}
