using System.Text.Json.Nodes;
using PeerCoachBot.Cards;
using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions;
using PeerCoachBot.Sessions.Pressing;
using PeerCoachBot.Tests.Support;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Tests.Cards;

/// <summary>What dialogs ask and show, and to whom.</summary>
public sealed class DialogTests
{
    private static readonly Dictionary<string, Func<string, SessionForm>> Forms = new()
    {
        ["take-part"] = s => new SessionForm.TakePart(s),
        ["plan"] = s => new SessionForm.Plan(s),
        ["answer"] = s => new SessionForm.Answer(s, "goal"),
        ["answer to another question"] = s => new SessionForm.Answer(s, "learning"),
        ["skip"] = s => new SessionForm.Skip(s),
        ["commit"] = s => new SessionForm.Commit(s, ""),
        ["commit a third"] = s => new SessionForm.Commit(s, "3"),
        ["end"] = s => new SessionForm.End(s),
        ["board"] = s => new SessionForm.Board(s, "goal", 1),
        ["board, no page"] = s => new SessionForm.Board(s, "goal", 0),
        ["board, page 2"] = s => new SessionForm.Board(s, "goal", 2),
        ["summary"] = s => new SessionForm.Summary(s, 1),
        ["summary, page 2"] = s => new SessionForm.Summary(s, 2),
    };

    [Theory]
    [InlineData("gathering", "Ana", "take-part plan end")]
    [InlineData("asking", "Ana", "take-part plan answer skip commit end")]
    [InlineData("asking", "Zoe", "take-part")]
    [InlineData("asking", "Dan", "take-part end")]
    [InlineData("revealed", "Ana", "take-part plan answer skip commit end board")]
    [InlineData("revealed", "Zoe", "take-part")]
    [InlineData("revealed", "Cem", "take-part")]
    [InlineData("closed", "Ana", "board summary")]
    [InlineData("closed", "Cem", "summary")]
    [InlineData("closed", "Dan", "")]
    [InlineData("closed", "Zoe", "")]
    public void A_dialog_opens_for_those_whom_it_concerns(string moment, string who, string opening)
    {
        var room = At(moment);
        var opened = Forms.Where(form => Draw(room, who, form.Value) is not null).Select(form => form.Key);
        Assert.Equal(opening.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(), opened.Order());
    }

    [Fact]
    public void A_dialog_of_another_session_or_of_none_does_not_open()
    {
        var room = At("asking");
        Assert.Null(new SessionCards(room.Guide).Render(room.Session, new FormRequest("a99/plan", World.Peer("Ana").Id, "en")));
        Assert.Null(new SessionCards(room.Guide).Render(room.Session, new FormRequest("nonsense", World.Peer("Ana").Id, "en")));
        Assert.Null(new SessionCards(room.Guide).Render(null, new FormRequest("a1/plan", World.Peer("Ana").Id, "en")));
    }

    [Fact]
    public void Nobody_else_finds_ones_words_in_a_dialog()
    {
        var room = At("asking").Say("Ana", "Secret of Ana");
        Assert.Contains("Secret of Ana", Draw(room, "Ana", Forms["answer"])!.Json, StringComparison.Ordinal);
        foreach (var form in Forms.Values)
            Assert.DoesNotContain("Secret", Draw(room, "Ben", form)?.Json ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_left_reads_only_their_own_words_and_no_ratings()
    {
        var summary = Draw(At("closed"), "Cem", Forms["summary"])!.Json;
        Assert.Contains("Goal of Cem", summary, StringComparison.Ordinal);
        Assert.DoesNotContain("Goal of Ana", summary, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_typed_stands_there_again_with_what_is_wrong_with_it()
    {
        var typed = new Dictionary<string, string> { [Inputs.Answer] = "too \u202Elong\u202C\nanswer" };
        var form = Draw(At("asking"), "Ana", Forms["answer"], typed, new Reply.Say(Sentences.AnswerTooLong, "2000", "7"))!;
        Assert.Equal("too long\nanswer", Input(form, "answer")["value"]!.GetValue<string>());
        Assert.Contains("That is 7 characters too long", Shown.Of(form).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_typed_for_a_question_that_is_closed_by_now_can_still_be_copied()
    {
        var typed = new Dictionary<string, string> { [Inputs.Answer] = "late but dear" };
        var form = Draw(At("asking"), "Ana", Forms["answer to another question"], typed, new Reply.Say(Sentences.StepOver))!;
        Assert.Equal("late but dear", Input(form, "answer")["value"]!.GetValue<string>());
        Assert.Empty(Shown.Of(form).Buttons);
    }

    [Fact]
    public void Words_written_from_right_to_left_come_back_as_they_were() => Assert.Equal(
        "שלום",
        Input(Draw(At("asking").Say("Ana", "שלום"), "Ana", Forms["answer"])!, "answer")["value"]!.GetValue<string>());

    [Theory]
    [InlineData("", "", "", "1", "Keep it")]
    [InlineData("one", "", "", "2", "Keep it | Change my other next step")]
    [InlineData("one", "1", "one", "1", "Keep it | Write another next step | Take it back")]
    [InlineData("one two", "", "two", "2", "Keep it | Change my other next step | Take it back")]
    [InlineData("one two", "1", "one", "1", "Keep it | Change my other next step | Take it back")]
    public void A_next_step_opens_where_there_is_room_or_as_it_was(string own, string slot, string text, string shown, string buttons)
    {
        var room = Room.Begun("Ana", "Ben").ToTurns().ToLearning().ToCommit();
        foreach (var step in own.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            room.Say("Ana", $"I will {step} by Friday");
        var form = Draw(room, "Ana", s => new SessionForm.Commit(s, slot))!;
        Assert.Equal(text, Input(form, Inputs.Text)["value"]!.GetValue<string>());
        Assert.Equal(text.Length > 0 ? "2026-11-27" : "", Input(form, Inputs.Due)["value"]!.GetValue<string>());
        Assert.Equal(buttons, string.Join(" | ", Shown.Of(form).Buttons.Select(b => b.Title)));
        Assert.All(Shown.Of(form).Buttons, b => Assert.Equal($"{room.Session.Key}/commit/{shown}", (string)b.Json["data"]!["mark"]!["on"]!));
        Assert.All(
            Shown.Of(form).Buttons.Select(b => (string?)b.Json["data"]!["form"]).OfType<string>(),
            other => Assert.Equal($"{room.Session.Key}/commit/{(shown == "1" ? "2" : "1")}", other));
    }

    [Fact]
    public void A_witness_is_one_of_the_others_or_nobody()
    {
        var form = Draw(At("asking"), "Ana", Forms["commit"])!;
        Assert.Equal(["Nobody", "Ben", "Cem"], Titles(form, Inputs.Witness));
        Assert.Equal(Inputs.Nobody, Input(form, Inputs.Witness)["value"]!.GetValue<string>());
    }

    [Fact]
    public void Whoever_is_waited_for_can_be_skipped_and_otherwise_any_other()
    {
        var room = At("asking").Say("Ben", "B");
        Assert.Equal(["Cem"], Titles(Draw(room, "Ana", Forms["skip"])!, Inputs.Whom));
        room.Say("Cem", "C").Say("Ana", "A");
        Assert.Equal(["Ben", "Cem"], Titles(Draw(room, "Ana", Forms["skip"])!, Inputs.Whom));
    }

    [Fact]
    public void A_dialog_is_in_the_language_of_whoever_opens_it()
    {
        var room = At("asking").Say("Ana", "pass").Say("Ben", "pass").Say("Cem", "pass").Say("Ana", "next");
        var request = new FormRequest(new SessionForm.Commit(room.Session.Key, "").Name(), World.Peer("Ana").Id, "en-US");
        var form = new SessionCards(room.Guide).Render(room.Session, request with { Fault = new Reply.Say(Sentences.CommitmentDated, "2026-12-04") })!;
        Assert.Contains("Friday, December 4, 2026", Shown.Of(form).Text, StringComparison.Ordinal);
    }

    /// <summary>Ana, Ben and Cem take part; Dan has joined and not agreed; Zoe is somebody else.</summary>
    private static Room At(string moment)
    {
        var room = Room.In(ConversationKind.Channel, null, "Ana", "Ben", "Cem").Say("Dan", "join");
        if (moment == "gathering")
            return room;
        room.Say("Ana", "next anyway");
        if (moment == "asking")
            return room;
        foreach (var name in new[] { "Ana", "Ben", "Cem" })
            room.Say(name, $"Goal of {name}");
        room.Say("Cem", "leave");
        return moment == "revealed" ? room : room.Say("Ana", "end");
    }

    private static OutgoingForm? Draw(
        Room room,
        string who,
        Func<string, SessionForm> form,
        IReadOnlyDictionary<string, string>? typed = null,
        Reply.Say? fault = null) =>
        new SessionCards(room.Guide).Render(
            room.Session,
            new FormRequest(form(room.Session.Key).Name(), World.Peer(who).Id, "en-GB", typed, fault));

    private static JsonObject Input(OutgoingForm form, string id) =>
        CardJson.Elements(JsonNode.Parse(form.Json)).Single(e => CardJson.TypeOf(e).StartsWith("Input.", StringComparison.Ordinal) && (string?)e["id"] == id);

    private static IEnumerable<string> Titles(OutgoingForm form, string id) =>
        Input(form, id)["choices"]!.AsArray().Select(choice => (string)choice!["title"]!);
}
