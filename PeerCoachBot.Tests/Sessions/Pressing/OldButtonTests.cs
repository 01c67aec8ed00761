using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions;
using PeerCoachBot.Sessions.Pressing;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Sessions.Pressing;

/// <summary>Buttons of old, foreign and closed sessions, and of people who take no part.</summary>
public sealed class OldButtonTests
{
    public static TheoryData<string> EveryVerb =>
    [
        Verbs.Status, Verbs.Help, Verbs.Leave, Verbs.ShowHere, Verbs.Begin, Verbs.Answer, Verbs.Pass, Verbs.Reveal, Verbs.Next,
        Verbs.NextAnyway, Verbs.AnotherQuestion, Verbs.MoreTime, Verbs.Done, Verbs.Plan, Verbs.Skip, Verbs.Commit, Verbs.Withdraw, Verbs.End,
        Verbs.Turn, "no such verb", "",
    ];

    public static TheoryData<string> VerbsOfOneStep =>
        [Verbs.Pass, Verbs.Reveal, Verbs.Next, Verbs.NextAnyway, Verbs.AnotherQuestion, Verbs.MoreTime, Verbs.Done, Verbs.Skip, Verbs.Begin, Verbs.Answer];

    [Theory]
    [MemberData(nameof(EveryVerb))]
    public void Whoever_takes_no_part_learns_nothing_not_even_that_there_is_a_session(string verb)
    {
        var room = Room.Begun("Ana", "Ben");
        var (before, mark) = (room.State, room.Mark(room.Guide.LivingCard(room.Session).Name()));
        room.Send("Zoe", verb, mark, (Inputs.Form, new SessionForm.Board(room.Session.Key, "goal", 1).Name()));
        Assert.Same(before, room.State);
        Assert.Equal(Sentences.NotInSession, room.Reply);

        var nowhere = new Room();
        nowhere.Send("Zoe", verb, mark, (Inputs.Form, new SessionForm.Board("a1", "goal", 1).Name()));
        Assert.Equal(nowhere.Last.Reply!.ToString(), room.Last.Reply!.ToString());
    }

    [Theory]
    [MemberData(nameof(EveryVerb))]
    public void Whoever_left_is_a_stranger(string verb)
    {
        var room = Room.Begun("Ana", "Ben", "Cem").Say("Cem", "My words").Say("Cem", "leave");
        var before = room.State;
        room.Press("Cem", verb);
        Assert.Same(before, room.State);
        Assert.Equal(Sentences.NotInSession, room.Reply);
    }

    [Fact]
    public void Somebody_from_another_conversation_cannot_join_by_a_forged_button()
    {
        var room = Room.Begun("Ana", "Ben");
        var press = room.NewPress("Zoe", Verbs.TakePart, room.Mark("x"), [.. Enumerable.Range(1, Limits.GroundRules).Select(n => ($"rule{n}", "true"))]);
        room.Do(new SessionEvent.Pressed(press with { Where = new Conversation("t1", "19:elsewhere@thread.v2", ConversationKind.GroupChat) }));
        Assert.Equal(Sentences.NotInSession, room.Reply);
        room.Do(new SessionEvent.Pressed(press));
        Assert.Contains("Zoe", room.Names());
    }

    [Fact]
    public void A_participant_cannot_press_from_another_shared_place()
    {
        var room = Room.Begun("Ana", "Ben");
        var before = room.State;
        var press = room.NewPress("Ana", Verbs.Pass, room.Mark(room.Guide.LivingCard(room.Session).Name()), []);
        room.Do(new SessionEvent.Pressed(press with { Where = new Conversation("t1", "19:elsewhere@thread.v2", ConversationKind.GroupChat) }));
        Assert.Equal((Sentences.NotInSession, before), (room.Reply, room.State));
        room.Do(new SessionEvent.Pressed(press with { Where = new Conversation("t1", "a:ana", ConversationKind.Personal) }));
        Assert.NotSame(before, room.State);
    }

    [Fact]
    public void To_show_words_here_is_agreed_here_and_not_in_1_to_1()
    {
        var room = new Room { Home = new Conversation("t1", "19:channel", ConversationKind.Channel) };
        room.Gather("Ana", "Ben").Say("Ana", "begin");
        var press = room.NewPress("Ana", Verbs.ShowHere, room.Mark("x"), []);
        room.Do(new SessionEvent.Pressed(press with { Where = new Conversation("t1", "a:ana", ConversationKind.Personal) }));
        Assert.Equal(Sentences.ShowHereThere, room.Reply);
        Assert.DoesNotContain(room.Session.Participants, p => p.ShowsHere);
    }

    [Theory]
    [MemberData(nameof(VerbsOfOneStep))]
    public void An_old_card_is_answered_with_the_current_one(string verb)
    {
        var room = Room.Begun("Ana", "Ben");
        var old = room.Mark(room.Guide.LivingCard(room.Session).Name());
        room.ToTurns();
        var before = room.State;
        room.Send("Ana", verb, old, (Inputs.Answer, "yes"), (Inputs.Whom, "ben"));
        Assert.Same(before, room.State);
        Assert.Equal(new Reply.Show(room.Guide.LivingCard(room.Session).Name()), room.Last.Reply);
    }

    [Theory]
    [MemberData(nameof(VerbsOfOneStep))]
    public void So_is_a_card_of_an_earlier_session_of_the_conversation(string verb)
    {
        var room = Room.Begun("Ana", "Ben");
        var old = room.Mark(room.Guide.LivingCard(room.Session).Name());
        room.Say("Ana", "end").Wait(TimeSpan.FromMinutes(5)).Say("Ana", "start").Say("Ben", "join").Say("Ana", "begin");
        var before = room.State;
        room.Send("Ana", verb, old);
        Assert.Same(before, room.State);
        Assert.Equal(new Reply.Show(room.Guide.LivingCard(room.Session).Name()), room.Last.Reply);
    }

    [Theory]
    [MemberData(nameof(EveryVerb))]
    public void In_a_closed_session_nothing_can_be_done(string verb)
    {
        var room = Room.Begun("Ana", "Ben");
        var mark = room.Mark(room.Guide.LivingCard(room.Session).Name());
        room.Say("Ana", "end");
        var before = room.State;
        room.Send("Ana", verb, mark);
        Assert.Same(before, room.State);
        Assert.Equal(Sentences.SessionOver, room.Reply);
    }

    [Fact]
    public void A_second_press_of_the_same_card_does_nothing_more()
    {
        var room = Room.Begun("Ana", "Ben").ToTurns();
        var mark = room.Mark(room.Guide.LivingCard(room.Session).Name());
        room.Send("Ana", Verbs.AnotherQuestion, mark);
        var (asked, questions) = (room.State, room.Session.Spotlight!.Questions);
        room.Send("Ana", Verbs.AnotherQuestion, mark).Send("Ben", Verbs.AnotherQuestion, mark);
        Assert.Same(asked, room.State);
        room.Press("Ana", Verbs.AnotherQuestion);
        Assert.NotEqual(questions, room.Session.Spotlight!.Questions);

        var turn = room.Mark(room.Guide.LivingCard(room.Session).Name());
        room.Send("Ana", Verbs.Done, turn).Send("Ana", Verbs.Done, turn);
        Assert.Equal("Ben", room.Explorer);
    }

    [Fact]
    public void A_button_says_which_turn_it_means_so_it_is_heard_at_once()
    {
        var room = Room.Begun("Ana", "Ben").ToTurns();
        room.Press("Ana", Verbs.Done).Press("Ben", Verbs.Done);
        Assert.Equal("ask:learning", room.Session.Step);
    }

    [Fact]
    public void Two_people_may_pass_by_buttons_that_were_drawn_before_either_did()
    {
        var room = Room.Begun("Ana", "Ben", "Cem");
        var mark = room.Mark(room.Guide.LivingCard(room.Session).Name());
        room.Send("Ana", Verbs.Pass, mark).Send("Ben", Verbs.Pass, mark);
        Assert.Equal(2, room.Session.Answers.Count(a => a.Passed));
    }

    [Fact]
    public void Somebody_without_a_work_account_is_told_so()
    {
        var room = Room.Begun("Ana", "Ben");
        var press = room.NewPress("", Verbs.Pass, room.Mark("x"), []);
        room.Do(new SessionEvent.Pressed(press with { By = new Peer(new PersonId("t1", ""), "Guest") }));
        Assert.Equal(Sentences.NeedsWorkAccount, room.Reply);
    }

    [Fact]
    public void The_card_on_which_the_button_stands_is_the_answer()
    {
        var room = Room.Begun("Ana", "Ben");
        var status = new SessionCard.Status(room.Session.Key).Name();
        room.Send("Ana", Verbs.Pass, room.Mark(status));
        Assert.Equal(new Reply.Show(status, room.Guide.LivingCard(room.Session).Name()), room.Last.Reply);
    }
}
