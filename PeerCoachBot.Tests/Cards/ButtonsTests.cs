using System.Reflection;
using System.Text.Json.Nodes;
using PeerCoachBot.Cards;
using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.People.Pressing;
using PeerCoachBot.Sessions;
using PeerCoachBot.Sessions.Pressing;
using PeerCoachBot.Tests.Cards.Samples;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Cards;

/// <summary>Which buttons stand where, and what they say of their card.</summary>
public sealed class ButtonsTests
{
    private const string Aside = "Skip somebody…, Go on without waiting, Leave, What I can type, End the session…";

    [Fact]
    public void Whoever_gathers_can_take_part_plan_and_begin() => Assert.Equal(
        "Take part | Focus and time | Begin | Ground rules > Leave, What I can type, End the session…",
        Living(Room.With("Ana", "Ben")));

    [Fact]
    public void A_question_can_be_answered_passed_and_revealed() => Assert.Equal(
        $"Write my answer | Pass | Reveal the answers > {Aside}",
        Living(Room.Begun("Ana", "Ben")));

    [Fact]
    public void The_board_leads_on() => Assert.Equal(
        $"Next | Write my answer > {Aside}",
        Living(Room.Begun("Ana", "Ben").Say("Ana", "A").Say("Ben", "B")));

    [Fact]
    public void Where_words_are_hidden_they_can_be_read_alone_and_shown_by_agreement() => Assert.Equal(
        "Next | Read the answers | Write my answer > Skip somebody…, Go on without waiting, Show our words here, Leave, What I can type, End the session…",
        Living(Channel().Say("Ana", "A").Say("Ben", "B")));

    [Fact]
    public void A_turn_can_be_ended_deepened_and_extended_once()
    {
        var room = Room.Begun("Ana", "Ben").ToTurns();
        Assert.Equal($"Done | Another question | Two more minutes > Pass this turn, Write a next step, {Aside}", Living(room));
        Assert.Equal($"Done | Another question > Pass this turn, Write a next step, {Aside}", Living(room.Say("Ana", "more time")));
    }

    [Fact]
    public void Next_steps_can_be_written_left_and_closed() => Assert.Equal(
        $"Write my next step | Nothing this time | Next > {Aside}",
        Living(Room.Begun("Ana", "Ben").ToTurns().ToLearning().ToCommit()));

    [Fact]
    public void Closing_questions_are_answered_by_what_they_ask_for()
    {
        var room = Room.Begun("Ana", "Ben").ToTurns().ToLearning().ToCommit().ToClose();
        Assert.Equal($"Write a word | Pass > {Aside}", Living(room));
        Assert.Equal($"Yes | A bit off | No | Pass > {Aside}", Living(room.Say("Ana", "glad").Say("Ben", "glad")));
        Assert.Equal($"1 | 2 | 3 | 4 | 5 | Pass > {Aside}", Living(room.Say("Ana", "yes").Say("Ben", "yes")));
        Assert.Equal($"Choose a day | No date yet > {Aside}", Living(room.Say("Ana", "4").Say("Ben", "4")));
    }

    [Theory]
    [InlineData("Scale", "", "1 | 2 | 3 | 4 | 5 | Pass > Reveal the answers, ")]
    [InlineData("Choice", "a b c d e", "a | b | c | d | e | Pass > Reveal the answers, ")]
    [InlineData("Choice", "a b c d e f", "Choose an answer | Pass | Reveal the answers > ")]
    [InlineData("Date", "", "Choose a day | Pass | Reveal the answers > ")]
    [InlineData("Word", "", "Write a word | Pass | Reveal the answers > ")]
    public void Any_question_of_a_guide_gets_at_most_six_buttons_beside_each_other(string kind, string choices, string buttons)
    {
        var given = choices.Length > 0 ? $""", "choices": ["{choices.Replace(" ", "\", \"", StringComparison.Ordinal)}"]""" : "";
        var guide = Guides.Read($$"""
            {
              "key": "own",
              "steps": [
                { "kind": "gather", "key": "gather" },
                { "kind": "ask", "key": "ask", "question": { "key": "own", "answer": "{{kind}}"{{given}}, "words": { "en": "What do you say?" } } }
              ]
            }
            """);
        var room = new Room { Guide = guide, Readers = [World.Peer("Ana"), World.Peer("Ben")] }.Gather("Ana", "Ben").Say("Ana", "begin");
        Assert.StartsWith(buttons, Living(room), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_over_has_no_buttons()
    {
        var room = Room.Begun("Ana", "Ben").ToTurns();
        var key = room.Session.Key;
        Assert.Equal("", Of(room, new SessionCard.OfStep(key, "gather")));
        Assert.Equal("", Of(room, new SessionCard.OfStep(key, "ask:goal")));
        Assert.Equal("", Of(room, new SessionCard.Board(key, "goal", 1, SessionCard.All)));
    }

    [Fact]
    public void A_board_whose_words_are_hidden_can_be_read_ever_after_and_one_in_private_needs_no_button()
    {
        var room = Channel().Say("Ana", "A").Say("Ben", "B").Say("Ana", "next");
        Assert.Equal("Read the answers", Of(room, new SessionCard.Board(room.Session.Key, "goal", 1, SessionCard.All)));
        Assert.Equal("", Of(room, new SessionCard.Board(room.Session.Key, "goal", 1, "ana")));
        room.Say("Ana", "end");
        Assert.Equal("Read the summary", Of(room, new SessionCard.Summary(room.Session.Key, 1, SessionCard.All)));
        Assert.Equal("", Of(room, new SessionCard.Summary(room.Session.Key, 1, "ana")));
    }

    [Fact]
    public void A_question_looks_the_same_from_its_reveal_on()
    {
        var room = Room.Begun("Ana", "Ben").Say("Ana", "A").Say("Ana", "reveal");
        var card = new SessionCard.OfStep(room.Session.Key, "ask:goal");
        var revealed = room.Drawn(card);
        Assert.Equal(revealed, room.Say("Ana", "next").Drawn(card));
    }

    [Fact]
    public void Everything_that_can_be_typed_can_be_pressed()
    {
        var pressed = SampleCards.Names.SelectMany(name => CardRules.Buttons(SampleCards.Drawn(name).Json))
            .Select(b => (string?)b["verb"] ?? (string?)b["data"]!["verb"])
            .OfType<string>();
        var verbs = new[] { typeof(Verbs), typeof(OwnVerbs) }
            .SelectMany(all => all.GetFields(BindingFlags.Static | BindingFlags.Public))
            .Select(f => (string)f.GetRawConstantValue()!);
        Assert.Equal(verbs.Order(), pressed.Distinct().Order());
    }

    [Fact]
    public void Buttons_say_on_which_card_they_stand_and_what_was_open_then()
    {
        var room = Room.Begun("Ana", "Ben").ToTurns();
        var status = new SessionCard.Status(room.Session.Key);
        var marks = CardRules.Buttons(room.Drawn(status)).Select(b => b["data"]!["mark"]!.ToJsonString()).Distinct().ToList();
        var mark = JsonNode.Parse(Assert.Single(marks))!;
        Assert.Equal(
            (room.Home.Id, room.Session.Key, status.Name(), room.Guide.LivingCard(room.Session).Name(), room.Session.Revision),
            ((string)mark["conversation"]!, (string)mark["session"]!, (string)mark["on"]!, (string)mark["at"]!, (long)mark["revision"]!));
    }

    [Fact]
    public void The_status_has_the_living_cards_buttons()
    {
        var room = Room.Begun("Ana", "Ben").ToTurns();
        Assert.Equal(Living(room), Of(room, new SessionCard.Status(room.Session.Key)));
    }

    [Theory]
    [InlineData(Sentences.NotInSession, "Take part")]
    [InlineData(Sentences.AgreeFirst, "Take part")]
    [InlineData(Sentences.NothingToReveal, "")]
    public void A_sentence_to_whoever_takes_no_part_lets_them(string sentence, string button)
    {
        var room = Room.Begun("Ana", "Ben");
        var card = new SessionCards(room.Guide).Render(room.Session, new Reply.Say(sentence), "en")!;
        Assert.Equal(button, Titles(Shown.Of(card)));
    }

    [Fact]
    public void Without_a_session_one_can_be_started()
    {
        var card = new SessionCards(Guides.ThreeQuestions()).Render(null, new Reply.Show(new SessionCard.Help("").Name()), "en")!;
        var button = Assert.Single(CardRules.Buttons(card.Json));
        Assert.Equal(("Start a session", "start", "{}"), ((string)button["title"]!, (string)button["verb"]!, button["data"]!.ToJsonString()));
    }

    private static Room Channel() => Room.In(ConversationKind.Channel, null, "Ana", "Ben").Say("Ana", "begin");

    private static string Living(Room room) => Of(room, room.Guide.LivingCard(room.Session));

    private static string Of(Room room, SessionCard card) => Titles(Shown.Of(new PeerCoachBot.Turns.OutgoingCard(room.Drawn(card), "")));

    private static string Titles(Shown shown)
    {
        var titles = string.Join(" | ", shown.Buttons.Where(b => !b.IsAside).Select(b => b.Title));
        var aside = string.Join(", ", shown.Buttons.Where(b => b.IsAside).Select(b => b.Title));
        return aside.Length > 0 ? $"{titles} > {aside}" : titles;
    }
}
