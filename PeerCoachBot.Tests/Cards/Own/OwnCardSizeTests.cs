using PeerCoachBot.Cards;
using PeerCoachBot.Commitments;
using PeerCoachBot.Decisions;
using PeerCoachBot.People;
using PeerCoachBot.People.Rules;
using PeerCoachBot.Sessions;
using PeerCoachBot.Tests.Cards.Samples;
using PeerCoachBot.Tests.Cards.Samples.Own;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Tests.Cards.Own;

/// <summary>As many commitments as one can have, as long as they can be, fit on their cards, and every one can be reached.</summary>
public sealed class OwnCardSizeTests
{
    public static TheoryData<string> Characters => CardSizeTests.Characters;

    [Theory]
    [MemberData(nameof(Characters))]
    public void Every_card_fits_and_dialogs_hold_every_word(string character)
    {
        foreach (var length in new[] { 60, Limits.CommitmentLength })
        {
            var person = Full(character, length);
            AssertFits(PersonCards.Draw(person, new PersonCard.Nudge(OwnStage.Day).Name(), OwnStage.Now)!);
            AssertFits(PersonCards.Draw(person, new PersonCard.Overview().Name(), OwnStage.Now)!);

            HashSet<string> items = [];
            for (var (page, more) = (1, true); more; page++)
            {
                var dialog = PersonCards.Draw(person, new FormRequest(new PersonForm.Items(page).Name(), person.Id, "en-GB"), OwnStage.Now)!;
                AssertFits(dialog);
                items.UnionWith(CardRules.Buttons(dialog.Json).Select(b => (string)b["data"]!["own"]!["item"]!));
                more = dialog.Json.Contains("Next part", StringComparison.Ordinal);
            }

            Assert.Superset(person.Commitments.Select(c => c.Id).ToHashSet(), items);
        }
    }

    [Theory]
    [MemberData(nameof(Characters))]
    public void Everything_about_one_commitment_fits(string character)
    {
        var person = Full(character, Limits.CommitmentLength);
        var id = person.Commitments[0].Id;
        AssertFits(PersonCards.Draw(person, new PersonCard.Kept(id).Name(), OwnStage.Now)!);
        foreach (var form in new PersonForm[] { new PersonForm.Item(id), new PersonForm.Change(id), new PersonForm.Date(id), new PersonForm.Blocked(id), new PersonForm.Snooze(id), new PersonForm.AskPeers(id) })
            AssertFits(PersonCards.Draw(person, new FormRequest(form.Name(), person.Id, "en-GB"), OwnStage.Now)!);
    }

    [Fact]
    public void What_has_no_room_on_a_card_is_counted_there_and_can_be_opened()
    {
        var card = PersonCards.Draw(Full("x", Limits.CommitmentLength), new PersonCard.Overview().Name(), OwnStage.Now)!;
        Assert.Contains(CardJson.Literally(card.Json), text => text.StartsWith("And more, under “All that is open”: ", StringComparison.Ordinal));
        Assert.Contains(CardRules.Buttons(card.Json), b => (string?)b["data"]!["form"] == "own/items");
    }

    private static void AssertFits(DrawnCard card)
    {
        Assert.True(Size.Of(new OutgoingCard(card.Json, "")) <= Size.Most, $"{Size.Of(new OutgoingCard(card.Json, ""))} bytes: {card.Face.FallbackText}");
        Assert.Empty(CardRules.Faults(card.Json));
    }

    private static Person Full(string character, int length)
    {
        var words = "x" + string.Concat(Enumerable.Repeat(character, (length - 1) / character.Length));
        var cast = Cast.Longest with { Write = (_, most) => words[..Math.Min(words.Length, 1 + ((most - 1) / character.Length * character.Length))] };
        var stage = Enumerable.Range(0, Recording.MostOpen).Aggregate(new OwnStage(cast), (s, n) => s.Become(p => p.With(OwnPostedSamples.Whole(
            new Commitment { Id = $"{n:D20}", Text = words, Due = OwnStage.Day, Made = new Origin(OwnStage.Now, [s.Ben], OwnStage.Chat) },
            cast) with
        {
            Plan = new IfThen(words, words),
            Obstacle = words,
        })));
        return stage.Become(p => p with
        {
            Witnessing = [.. Enumerable.Range(0, 20).Select(n => new Witnessed(stage.Ben, $"{n}", words, OwnStage.Day, true))],
        }).Nudge().Person;
    }
}
