using System.Reflection;
using PeerCoachBot.Cards;
using PeerCoachBot.Decisions;
using PeerCoachBot.People;
using PeerCoachBot.Tests.Cards.Samples.Own;

namespace PeerCoachBot.Tests.Cards.Own;

/// <summary>Everything that has a name is drawn, and after an erasure nothing of what it showed.</summary>
public sealed class EveryOwnCardTests
{
    private static readonly IReadOnlyList<PersonCard> Cards =
    [
        new PersonCard.Kept(OwnStage.Id),
        new PersonCard.Undated(Everything.Draft),
        new PersonCard.Nudge(OwnStage.Day),
        new PersonCard.Mention(OwnStage.Day),
        new PersonCard.Overview(),
        new PersonCard.Settings(),
        new PersonCard.Offer(Everything.Offer),
        new PersonCard.OfferLost(Everything.Offer),
        new PersonCard.Witness(Witnessed.KeyOf(Everything.Ben, OwnStage.Id)),
        new PersonCard.Finished(Witnessed.KeyOf(Everything.Ben, Everything.Done)),
        new PersonCard.Request(1),
        new PersonCard.RequestLost(1),
        new PersonCard.Erasure(),
    ];

    private static readonly IReadOnlyList<PersonForm> Forms =
    [
        new PersonForm.Record(),
        new PersonForm.Change(OwnStage.Id),
        new PersonForm.Date(OwnStage.Id),
        new PersonForm.Blocked(OwnStage.Id),
        new PersonForm.Snooze(OwnStage.Id),
        new PersonForm.AskPeers(OwnStage.Id),
        new PersonForm.Items(),
        new PersonForm.Item(OwnStage.Id),
        new PersonForm.Settings(),
    ];

    public static TheoryData<string> CardNames => [.. Cards.Select(c => c.Name())];

    public static TheoryData<string> FormNames => [.. Forms.Select(f => f.Name())];

    public static TheoryData<string> SentenceNames => [.. typeof(OwnSentences).GetFields(BindingFlags.Static | BindingFlags.Public).Select(f => (string)f.GetRawConstantValue()!)];

    [Fact]
    public void Every_kind_of_card_and_dialog_is_here()
    {
        Assert.Empty(KindsOf<PersonCard>().Except(Cards.Select(c => c.GetType())));
        Assert.Empty(KindsOf<PersonForm>().Except(Forms.Select(f => f.GetType())));
    }

    [Theory]
    [MemberData(nameof(CardNames))]
    public void Every_card_shows_what_is_kept_and_keeps_the_rules(string name)
    {
        var card = PersonCards.Draw(Everything.Of(), name, OwnStage.Now)!;
        Assert.Empty(CardRules.Faults(card.Json));
        Assert.Equal(PersonCard.Read(name) is PersonCard.Mention or PersonCard.Settings or PersonCard.OfferLost or PersonCard.Erasure, !card.Json.Contains(Everything.Secret, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(CardNames))]
    public void After_an_erasure_every_card_says_that_it_was_deleted(string name)
    {
        var erased = Everything.Erased();
        var card = PersonCards.Draw(erased, name, OwnStage.Now)!;
        Assert.Empty(CardRules.Faults(card.Json));
        Assert.Contains("eleted", Support.Shown.Of(new PeerCoachBot.Turns.OutgoingCard(card.Json, "")).Title, StringComparison.Ordinal);
        Assert.DoesNotContain(Everything.Secret, card.Json, StringComparison.Ordinal);
        Assert.DoesNotContain("Ana", card.Json, StringComparison.Ordinal);
        Assert.Empty(CardRules.Buttons(card.Json));
    }

    [Fact]
    public void Whoever_comes_back_after_an_erasure_sees_what_is_kept_since()
    {
        var back = Everything.Erased() with { Name = "Ana" };
        Assert.Contains("Nothing is open.", PersonCards.Draw(back, new PersonCard.Overview().Name(), OwnStage.Now)!.Json, StringComparison.Ordinal);
        Assert.NotEmpty(CardRules.Buttons(PersonCards.Draw(back, new PersonCard.Settings().Name(), OwnStage.Now)!.Json));
    }

    [Theory]
    [MemberData(nameof(FormNames))]
    public void Every_dialog_opens_and_keeps_the_rules(string name)
    {
        var person = Everything.Of();
        var dialog = PersonCards.Draw(person, new FormRequest(name, person.Id, "en-GB"), OwnStage.Now)!;
        Assert.Empty(CardRules.Faults(dialog.Json));
        Assert.All(CardRules.Buttons(dialog.Json), b => Assert.Equal(
            (person.Id.ObjectId, name),
            ((string)b["data"]!["own"]!["of"]!, (string)b["data"]!["own"]!["on"]!)));
    }

    [Theory]
    [MemberData(nameof(FormNames))]
    public void Nobody_opens_a_dialog_of_somebody_elses(string name)
    {
        var dialog = PersonCards.Draw(Everything.Of(), new FormRequest(name, Everything.Ben, "en-GB"), OwnStage.Now);
        Assert.DoesNotContain(Everything.Secret, dialog?.Json ?? "", StringComparison.Ordinal);
        Assert.Equal(PersonForm.Read(name) is PersonForm.Record or PersonForm.Items or PersonForm.Settings, dialog is not null);
    }

    [Theory]
    [MemberData(nameof(SentenceNames))]
    public void Every_sentence_can_be_said(string name)
    {
        var said = PersonCards.Say(Everything.Of(), new Reply.Say(name, "2026-12-07", "12"), "");
        Assert.DoesNotContain("{", said, StringComparison.Ordinal);
        Assert.EndsWith(".", said.TrimEnd('!', '?', '…') is var end && end.Length < said.Length ? "." : end, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pause_is_said_as_a_day_in_the_language_that_was_chosen()
    {
        var person = Everything.Of();
        var paused = new Reply.Say(OwnSentences.Paused, "2026-12-07");
        Assert.Contains("Monday, 7 December 2026", PersonCards.Say(person, paused, ""), StringComparison.Ordinal);
        Assert.Contains("Monday, December 7, 2026", PersonCards.Say(person, paused, "en-US"), StringComparison.Ordinal);
        var chosen = person with { Profile = person.Profile with { Language = "en-GB" } };
        Assert.Contains("Monday, 7 December 2026", PersonCards.Say(chosen, paused, "en-US"), StringComparison.Ordinal);
    }

    private static IEnumerable<Type> KindsOf<T>() => typeof(T).GetNestedTypes(BindingFlags.NonPublic).Where(t => t.IsSubclassOf(typeof(T)));
}
