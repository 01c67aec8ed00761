using System.Text.Json.Nodes;
using PeerCoachBot.Cards;
using PeerCoachBot.Commitments;
using PeerCoachBot.People;
using PeerCoachBot.Tests.Cards.Samples;
using PeerCoachBot.Tests.Cards.Samples.Own;
using PeerCoachBot.Tests.Support;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Tests.Cards.Own;

/// <summary>What cards about a person's own commitments say, and what they leave out.</summary>
public sealed class OwnCardTests
{
    private const string Rest = "New date…, Let it go, Snooze…, Ask my peers…, Change…";

    private static readonly PersonCard.Nudge Nudge = new(OwnStage.Day);
    private static readonly PersonCard.Mention Mention = new(OwnStage.Day);

    [Fact]
    public void A_nudge_asks_how_it_stands_and_takes_every_answer()
    {
        var card = Shown(Ana().Keep().Nudge().Draw(Nudge));
        Assert.Equal("How does it stand?", card.Title);
        Assert.Equal(["You set yourself:", "Say no, kindly", "for Thursday, 26 November 2026"], card.Lines.Take(3));
        Assert.Equal($"Done | Partly | Blocked… > {Rest}", Assert.Single(Sets(card)));
    }

    [Theory]
    [InlineData(2, "Done | Partly | Blocked… > " + Rest)]
    [InlineData(3, "Done | Partly > Blocked…, " + Rest)]
    [InlineData(4, "Done | Another answer…")]
    [InlineData(9, "Done | Another answer…")]
    public void Many_items_have_no_more_buttons_than_one_can_look_through(int items, string buttons)
    {
        var sets = Sets(Shown(Several(items).Nudge().Draw(Nudge)));
        Assert.Equal(Enumerable.Repeat(buttons, items), sets);
    }

    [Fact]
    public void What_was_made_with_nobody_offers_no_peers_to_ask() =>
        Assert.DoesNotContain("Ask my peers", Sets(Shown(Ana().Keep(0, c => c with { Made = new Origin(c.Made.At, []) }).Nudge().Draw(Nudge)))[0], StringComparison.Ordinal);

    [Fact]
    public void Items_have_the_numbers_by_which_they_are_typed()
    {
        var stage = Ana().Keep(2).Keep(0).Keep(1).Nudge();
        var shown = Shown(stage.Draw(Nudge)).Lines.Where(l => l.Length > 2 && char.IsDigit(l[0]) && l[1] == '.');
        Assert.Equal(Hearing.Listed(stage.Person).Select((c, n) => $"{n + 1}. {c.Text}"), shown);
    }

    [Theory]
    [InlineData(nameof(ChangeKind.Done), nameof(Standing.Done), "Done. Good to hear!", "Take it up again")]
    [InlineData(nameof(ChangeKind.LetGo), nameof(Standing.LetGo), "Let go. Making room is a decision too.", "Take it up again")]
    [InlineData(nameof(ChangeKind.Partly), nameof(Standing.Partly), "Partly done. The rest stays on your list.", "")]
    [InlineData(nameof(ChangeKind.Blocked), nameof(Standing.Blocked), "Something is in the way.", "")]
    [InlineData(nameof(ChangeKind.Dated), nameof(Standing.Open), "A new date: Thursday, 26 November 2026.", "")]
    public void An_answered_item_shows_its_answer_instead_of_the_buttons(string kind, string standing, string answer, string buttons)
    {
        var card = Shown(Ana().Keep().Nudge().Answer(Enum.Parse<Standing>(standing), Enum.Parse<ChangeKind>(kind)).Draw(Nudge));
        Assert.Contains(answer, card.Lines);
        Assert.Equal(buttons, string.Join(" / ", Sets(card)));
    }

    [Fact]
    public void What_was_answered_before_the_day_of_the_nudge_is_asked_again()
    {
        var stage = Ana().Keep().Nudge().Change(c => (c with { Standing = Standing.Partly }).Noting(ChangeKind.Partly, OwnStage.Now.AddDays(-3)));
        Assert.Equal("Done | Blocked… | New date… > Let it go, Snooze…, Ask my peers…, Change…", Assert.Single(Sets(Shown(stage.Draw(Nudge)))));
    }

    [Fact]
    public void A_mention_says_nothing_of_what_it_is_about_and_later_that_it_is_taken_care_of()
    {
        var stage = Several(2).Nudge();
        var json = stage.Draw(Mention).Json;
        Assert.DoesNotContain("kindly", json, StringComparison.Ordinal);
        Assert.DoesNotContain("Plan less", json, StringComparison.Ordinal);
        stage = stage.Answer(Standing.Done, ChangeKind.Done);
        Assert.NotEmpty(CardRules.Buttons(stage.Draw(Mention).Json));
        stage = stage.Answer(Standing.Blocked, ChangeKind.Blocked, 1);
        Assert.Equal("That is taken care of", Shown(stage.Draw(Mention)).Text.Trim());
        Assert.DoesNotContain("Ana", stage.Draw(Mention).Json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Ana", "<at>Ana</at>")]
    [InlineData("Ana O'Neill-Çelik (Ext.)", "<at>Ana O&apos;Neill-Çelik (Ext.)</at>")]
    [InlineData("R&D", "<at>R&amp;D</at>")]
    [InlineData("</at><at>everyone</at>", "<at>at at everyone at</at>")]
    [InlineData("**Ana** _x_ [y](https://evil.example)", "<at>Ana x y (https evil.example)</at>")]
    [InlineData("\u202EanA\u0007\n`x` ${$root.own}", "<at>anA x root.own</at>")]
    [InlineData("<>", "<at>?</at>")]
    [InlineData("שרה", "<at>שרה</at>")]
    public void A_mention_holds_of_a_name_only_what_can_do_nothing(string name, string text)
    {
        var card = JsonNode.Parse(Ana().Keep().Nudge().Become(p => p with { Name = name }).Draw(Mention).Json)!;
        var entity = card["msteams"]!["entities"]![0]!;
        Assert.Equal(text, (string)entity["text"]!);
        Assert.StartsWith($"{text}: ", (string)card["body"]![0]!["text"]!, StringComparison.Ordinal);
        Assert.Equal(Stage.Id(0), (string)entity["mentioned"]!["id"]!);
        Assert.Empty(CardRules.Faults(card.ToJsonString()));
    }

    [Fact]
    public void A_card_that_stands_among_others_shows_nothing_that_was_added_in_private()
    {
        var open = Ana().Keep(0, c => OwnPostedSamples.Whole(c, Cast.Shortest) with { Made = c.Made with { IsSpoken = true }, Obstacle = "Secret" });
        var card = Shown(open.Draw(new PersonCard.Kept(OwnStage.Id)));
        Assert.Equal(["Ana will", "Say no, kindly", "by Thursday, 26 November 2026", "Something is in the way."], card.Lines.Take(4));
        Assert.DoesNotContain("Secret", card.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ben", card.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://teams.microsoft.com/l/message/x", "Show the message")]
    [InlineData("javascript:alert(1)", "")]
    [InlineData(null, "")]
    public void A_commitment_made_from_a_message_leads_back_to_it(string? link, string title)
    {
        var card = Ana().Keep(0, c => c with { Made = c.Made with { Link = link } }).Draw(new PersonCard.Kept(OwnStage.Id));
        Assert.Equal(title, (string?)JsonNode.Parse(card.Json)!["actions"]!.AsArray().FirstOrDefault(a => (string)a!["type"]! == "Action.OpenUrl")?["title"] ?? "");
        Assert.DoesNotContain("javascript", card.Json, StringComparison.Ordinal);
    }

    [Fact]
    public void A_suggestion_whose_day_is_past_has_no_day()
    {
        Assert.Contains("by Friday, 4 December 2026", Shown(SampleCards.Drawn("passage.offer.shortest")).Lines);
        Assert.DoesNotContain(Shown(SampleCards.Drawn("passage.offer-past.shortest")).Lines, line => line.StartsWith("by ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_request_holds_the_owners_wording_and_nothing_else_of_the_commitment()
    {
        var card = Ana().Keep().Become(p => p with { Requests = [new Request(1, OwnStage.Id, "Who has a quiet room?")] }).Draw(new PersonCard.Request(1));
        Assert.Equal(["Ana asks you:", "Who has a quiet room?"], Shown(card).Lines.Take(2));
        Assert.DoesNotContain("kindly", card.Json, StringComparison.Ordinal);
        Assert.DoesNotContain("2026", card.Json, StringComparison.Ordinal);
    }

    [Fact]
    public void What_ended_today_can_be_taken_up_again_in_the_overview_and_later_stands_below()
    {
        var stage = Several(2).Answer(Standing.Done, ChangeKind.Done);
        Assert.Contains("Take it up again", Sets(Shown(stage.Draw(new PersonCard.Overview()))));
        var later = PersonCards.Draw(stage.Person, new PersonCard.Overview().Name(), OwnStage.Now.AddDays(2))!;
        Assert.DoesNotContain("Take it up again", Sets(Shown(later)));
        Assert.Contains("Done this month", Shown(later).Lines);
        Assert.DoesNotContain("Say no, kindly", Shown(PersonCards.Draw(stage.Person, new PersonCard.Overview().Name(), OwnStage.Now.AddDays(20))!).Lines);
    }

    private static OwnStage Ana() => new(Cast.Shortest);

    private static OwnStage Several(int number) => Enumerable.Range(0, number).Aggregate(Ana(), (stage, n) => stage.Keep(n));

    private static Shown Shown(DrawnCard card) => Support.Shown.Of(new OutgoingCard(card.Json, ""));

    /// <summary>The buttons of each item, those in the overflow menu after a sign.</summary>
    private static List<string> Sets(Shown card) =>
    [
        .. CardJson.Elements(JsonNode.Parse(card.Json)).Where(e => CardJson.TypeOf(e) == "ActionSet").Select(set => set["actions"]!.AsArray())
            .Select(all => string.Join(
                " > ",
                new[] { string.Join(" | ", Titles(all, null)), string.Join(", ", Titles(all, "secondary")) }.Where(t => t.Length > 0))),
    ];

    private static IEnumerable<string> Titles(JsonArray buttons, string? mode) =>
        buttons.Where(b => (string?)b!["mode"] == mode).Select(b => (string)b!["title"]!);
}
