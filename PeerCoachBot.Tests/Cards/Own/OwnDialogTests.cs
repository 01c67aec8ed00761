using System.Text.Json.Nodes;
using PeerCoachBot.Cards;
using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.People;
using PeerCoachBot.People.Pressing;
using PeerCoachBot.Sessions;
using PeerCoachBot.Tests.Cards.Samples;
using PeerCoachBot.Tests.Cards.Samples.Own;

namespace PeerCoachBot.Tests.Cards.Own;

/// <summary>What dialogs about a person's own commitments ask, and what stays in them.</summary>
public sealed class OwnDialogTests
{
    private const string Id = OwnStage.Id;

    private static readonly Reply.Say Refused = new(OwnSentences.SnoozeUnclear);

    public static TheoryData<string, string, string> Typed => new()
    {
        { "own/record", OwnInputs.Text, "new words" },
        { "own/record", OwnInputs.Due, "2026-12-24" },
        { "own/record", OwnInputs.Undated, "true" },
        { "own/record", OwnInputs.If, "it rains" },
        { "own/record", OwnInputs.Then, "I wait" },
        { $"own/change/{Id}", OwnInputs.Text, "new words" },
        { $"own/change/{Id}", OwnInputs.Due, "2026-12-24" },
        { $"own/change/{Id}", OwnInputs.Undated, "true" },
        { $"own/change/{Id}", OwnInputs.If, "it rains" },
        { $"own/change/{Id}", OwnInputs.Then, "I wait" },
        { $"own/date/{Id}", OwnInputs.Due, "2026-01-01" },
        { $"own/date/{Id}", OwnInputs.Undated, "true" },
        { $"own/blocked/{Id}", OwnInputs.Obstacle, "two\nlines" },
        { $"own/snooze/{Id}", OwnInputs.Until, OwnInputs.OnDate },
        { $"own/snooze/{Id}", OwnInputs.Due, "2026-12-24" },
        { $"own/ask-peers/{Id}", OwnInputs.Text, "new words" },
        { "own/settings", OwnInputs.Zone, "Atlantis" },
        { "own/settings", OwnInputs.Days, "Sunday" },
        { "own/settings", OwnInputs.From, "06:00" },
        { "own/settings", OwnInputs.To, "05:00" },
        { "own/settings", OwnInputs.Language, "en-US" },
        { "own/settings", OwnInputs.PausedUntil, "2026-01-01" },
        { "own/settings", OwnInputs.Nudges, "false" },
    };

    [Theory]
    [MemberData(nameof(Typed))]
    public void What_was_typed_stands_there_again_with_what_is_amiss(string form, string input, string value)
    {
        var dialog = Ana().Ask(PersonForm.Read(form)!, new Dictionary<string, string> { [input] = value }, Refused);
        Assert.Equal(value, (string)Input(dialog, input)["value"]!);
        Assert.Contains("Until when? Say a day after today, such as tomorrow, Monday, next week, or a date.", CardJson.Literally(dialog.Json));
    }

    [Theory]
    [InlineData(OwnInputs.Due, "Friday")]
    [InlineData(OwnInputs.From, "9")]
    public void What_an_input_cannot_show_is_not_put_into_it(string input, string value)
    {
        var form = input == OwnInputs.From ? (PersonForm)new PersonForm.Settings() : new PersonForm.Date(Id);
        Assert.NotEqual(value, (string)Input(Ana().Ask(form, new Dictionary<string, string> { [input] = value }, Refused), input)["value"]!);
    }

    [Fact]
    public void What_was_typed_about_a_commitment_that_is_gone_can_be_copied()
    {
        var dialog = new OwnStage(Cast.Shortest).Ask(new PersonForm.Blocked(Id), new Dictionary<string, string> { [OwnInputs.Obstacle] = "no time" }, new Reply.Say(OwnSentences.Gone));
        Assert.Contains("no time", CardJson.Literally(dialog.Json));
        Assert.Empty(CardRules.Buttons(dialog.Json));
    }

    [Fact]
    public void A_commitment_from_a_message_begins_with_its_words_and_is_ones_own_or_its_authors()
    {
        var stage = Ana();
        var dialog = stage.Ask(new PersonForm.Record(), source: Message("I could\n send it", stage.Ben));
        Assert.Equal("I could send it", (string)Input(dialog, OwnInputs.Text)["value"]!);
        Assert.Equal(OwnInputs.Me, (string)Input(dialog, OwnInputs.Owner)["value"]!);
        Assert.Equal(
            [("Mine", OwnInputs.Me), ("Ben", stage.Ben.Id.ObjectId)],
            Input(dialog, OwnInputs.Owner)["choices"]!.AsArray().Select(c => ((string)c!["title"]!, (string)c["value"]!)));
    }

    [Fact]
    public void A_witness_is_chosen_among_peers_and_whoever_is_there()
    {
        var change = Ana().Ask(new PersonForm.Change(Id));
        Assert.Equal(["Nobody", "Ben"], Titles(change));
        Assert.Equal(OwnInputs.Nobody, (string)Input(change, OwnInputs.Witness)["value"]!);
        var request = new FormRequest(new PersonForm.Record().Name(), Ana().Person.Id, "en-GB") { Readers = [new Peer(Ana().Person.Id, "Ana"), new Peer(new PersonId("t1", "zoe"), "Zoe *bold*")] };
        Assert.Equal(["Nobody", "Zoe *bold*", "Ben"], Titles(PersonCards.Draw(Ana().Person, request, OwnStage.Now)!));
        Assert.DoesNotContain("\"witness\"", new OwnStage(Cast.Shortest).Ask(new PersonForm.Record()).Json, StringComparison.Ordinal);

        static IEnumerable<string> Titles(DrawnCard dialog) => Input(dialog, OwnInputs.Witness)["choices"]!.AsArray().Select(c => (string)c!["title"]!);
    }

    [Fact]
    public void One_from_ones_own_message_or_nobodys_is_ones_own()
    {
        var stage = Ana();
        foreach (var author in new[] { new Peer(stage.Person.Id, "Ana"), null })
            Assert.DoesNotContain("\"owner\"", stage.Ask(new PersonForm.Record(), source: Message("words", author)).Json, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_message_is_shortened_to_what_a_commitment_can_hold()
    {
        var dialog = Ana().Ask(new PersonForm.Record(), source: Message(new string('x', Limits.CommitmentLength - 1) + "😀😀", null));
        Assert.Equal(new string('x', Limits.CommitmentLength - 1), (string)Input(dialog, OwnInputs.Text)["value"]!);
    }

    [Fact]
    public void Peers_are_asked_in_words_that_can_be_changed_and_one_is_told_who_reads_them()
    {
        var dialog = Ana().Ask(new PersonForm.AskPeers(Id));
        Assert.Equal("I could use your help with: Say no, kindly", (string)Input(dialog, OwnInputs.Text)["value"]!);
        Assert.Contains(CardJson.Literally(dialog.Json), text => text.Contains("Everybody there will read it", StringComparison.Ordinal));
        Assert.Contains("With you then: Ben.", CardJson.Literally(dialog.Json));
    }

    [Fact]
    public void What_is_suggested_to_ask_is_never_too_long_to_be_sent()
    {
        var stage = new OwnStage(Cast.Longest).Keep();
        Assert.InRange(((string)Input(stage.Ask(new PersonForm.AskPeers(Id)), OwnInputs.Text)["value"]!).Length, Limits.CommitmentLength - 1, Limits.CommitmentLength);
    }

    [Fact]
    public void It_can_be_put_off_to_days_that_are_said() => Assert.Equal(
        ["Tomorrow: Friday, 27 November 2026", "Monday, 30 November 2026", "In a week: Thursday, 3 December 2026", "On a day that I choose"],
        Input(Ana().Ask(new PersonForm.Snooze(Id)), OwnInputs.Until)["choices"]!.AsArray().Select(c => (string)c!["title"]!));

    [Fact]
    public void Settings_are_as_they_were_chosen_or_as_usual()
    {
        var usual = Ana().Ask(new PersonForm.Settings());
        Assert.Equal(
            ["true", "Monday,Tuesday,Wednesday,Thursday,Friday", "09:00", "17:00", "Europe/London", "", "teams"],
            Settings.Select(input => (string)Input(usual, input)["value"]!));
        var chosen = OwnPostedSamples.Chosen(Cast.Shortest).Ask(new PersonForm.Settings());
        Assert.Equal(
            ["true", "Sunday,Monday,Wednesday", "08:30", "14:00", "America/Argentina/Buenos_Aires", "2026-12-08", "en-US"],
            Settings.Select(input => (string)Input(chosen, input)["value"]!));
    }

    [Fact]
    public void What_settings_show_can_be_sent_back_and_changes_nothing()
    {
        var stage = OwnPostedSamples.Chosen(Cast.Shortest);
        var dialog = stage.Ask(new PersonForm.Settings());
        var values = Settings.ToDictionary(input => input, input => (string)Input(dialog, input)["value"]!);
        var press = new OwnPress(
            new Peer(stage.Person.Id, stage.Person.Name),
            OwnVerbs.SaveSettings,
            new OwnMark(stage.Person.Id.ObjectId, "own/settings", ""),
            values,
            new Conversation("t1", "private", ConversationKind.Personal),
            "press",
            OwnStage.Day,
            "en-GB");
        Assert.Equal(Keeping.Nothing, PersonDialog.Decide(stage.Person, new PersonEvent.Pressed(press), OwnStage.Now).Keep);
    }

    private static IReadOnlyList<string> Settings { get; } =
        [OwnInputs.Nudges, OwnInputs.Days, OwnInputs.From, OwnInputs.To, OwnInputs.Zone, OwnInputs.PausedUntil, OwnInputs.Language];

    private static OwnStage Ana() => OwnPostedSamples.Own(Cast.Shortest);

    private static SourceMessage Message(string text, Peer? author) => new(OwnStage.Chat, "1", text, null, author);

    private static JsonObject Input(DrawnCard dialog, string id) => CardJson.Elements(JsonNode.Parse(dialog.Json))
        .Single(e => CardJson.TypeOf(e).StartsWith("Input.", StringComparison.Ordinal) && (string?)e["id"] == id);
}
