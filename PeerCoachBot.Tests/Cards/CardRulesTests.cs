using System.Text.Json.Nodes;

namespace PeerCoachBot.Tests.Cards;

/// <summary>Each rule of cards refuses a card that breaks it.</summary>
public sealed class CardRulesTests
{
    private const string Mark = """{ "conversation": "c", "session": "s", "on": "s/status", "at": "s/status", "revision": 1 }""";

    private const string OwnMark = """{ "of": "7d1e", "on": "own/undated/1", "item": "1" }""";

    private const string Card =
        $$"""
        {
          "type": "AdaptiveCard", "version": "1.5", "lang": "en", "rtl": false, "fallbackText": "A card",
          "body": [
            { "type": "TextBlock", "text": "A question", "style": "heading", "wrap": true },
            { "type": "Container", "id": "rules", "isVisible": false, "items": [
              { "type": "RichTextBlock", "inlines": [ { "type": "TextRun", "text": "words" } ] } ] }
          ],
          "actions": [
            { "type": "Action.Execute", "title": "Next", "verb": "next", "data": { "mark": {{Mark}} } },
            { "type": "Action.Submit", "title": "Write", "data": { "msteams": { "type": "task/fetch" }, "form": "s/plan", "mark": {{Mark}} } },
            { "type": "Action.ToggleVisibility", "title": "Ground rules", "targetElements": [ "rules" ] }
          ]
        }
        """;

    private const string Dialog =
        $$"""
        {
          "type": "AdaptiveCard", "version": "1.5", "lang": "en", "rtl": false, "fallbackText": "A dialog",
          "body": [
            { "type": "Input.Text", "id": "answer", "label": "Your answer", "isRequired": true, "errorMessage": "Please write one." },
            { "type": "Input.Date", "id": "due", "label": "By" }
          ],
          "actions": [ { "type": "Action.Submit", "title": "Keep", "data": { "verb": "answer", "mark": {{Mark}} } } ]
        }
        """;

    /// <summary>A card about somebody's own commitments, in a shared conversation.</summary>
    private const string Own =
        $$"""
        {
          "type": "AdaptiveCard", "version": "1.5", "lang": "en", "rtl": false, "fallbackText": "A card",
          "msteams": { "entities": [ { "type": "mention", "text": "<at>Ana</at>", "mentioned": { "id": "7d1e", "name": "Ana" } } ] },
          "body": [
            { "type": "TextBlock", "text": "<at>Ana</at>, by when?", "wrap": true },
            { "type": "Input.Date", "id": "due", "label": "By" },
            { "type": "ActionSet", "actions": [
              { "type": "Action.Execute", "title": "Keep", "verb": "own-record", "data": { "own": {{OwnMark}} } } ] }
          ],
          "actions": [
            { "type": "Action.Submit", "title": "Other", "data": { "msteams": { "type": "task/fetch" }, "form": "own/items", "own": {{OwnMark}} } },
            { "type": "Action.OpenUrl", "title": "Message", "url": "https://teams.microsoft.com/l/message/x" }
          ]
        }
        """;

    [Fact]
    public void Good_cards_keep_all_rules()
    {
        Assert.Empty(CardRules.Faults(Card));
        Assert.Empty(CardRules.Faults(Dialog));
        Assert.Empty(CardRules.Faults(Own));
    }

    [Theory]
    [InlineData("\"text\": \"<at>Ana</at>\"", "\"text\": \"<at>Anna</at>\"", "<at>Anna</at> mentions nobody")]
    [InlineData("\"text\": \"<at>Ana</at>", "\"text\": \"<at><b>Ana</b></at>", "mentions nobody")]
    [InlineData("\"id\": \"7d1e\"", "\"id\": \"\"", "does not say whom it mentions")]
    [InlineData("\"name\": \"Ana\"", "\"name\": \" \"", "does not say whom it mentions")]
    [InlineData("https://teams", "http://teams", "Message leads nowhere")]
    [InlineData("\"https://teams.microsoft.com/l/message/x\"", "\"javascript:alert(1)\"", "Message leads nowhere")]
    [InlineData("own/undated/1", "own/change/1", "Keep does nothing beside an input")]
    [InlineData("\"own-record\"", "\"own-records\"", "own-records is no verb")]
    [InlineData("own/items", "own/item", "own/item is no form")]
    [InlineData("\"item\": \"1\"", "\"what\": \"1\"", "Keep is not marked")]
    public void A_card_about_ones_own_that_breaks_a_rule_is_refused(string good, string bad, string fault) => AssertRefused(Own, good, bad, fault);

    [Theory]
    [InlineData("\"1.5\"", "\"1.6\"", "version 1.5")]
    [InlineData("\"lang\": \"en\"", "\"lang\": \"\"", "lang, rtl or fallbackText")]
    [InlineData("\"fallbackText\": \"A card\"", "\"fallbackText\": \"\"", "lang, rtl or fallbackText")]
    [InlineData(", \"wrap\": true", "", "does not wrap")]
    [InlineData("\"text\": \"words\"", "\"text\": \" \"", "TextRun.text is empty")]
    [InlineData("\"text\": \"words\"", "\"text\": \"words\", \"fontType\": \"Monospace\"", "TextRun has no fontType")]
    [InlineData("\"type\": \"TextRun\"", "\"type\": \"Badge\"", "Badge is not an element")]
    [InlineData("\"isVisible\": false", "\"isVisible\": null", "Container.isVisible is null")]
    [InlineData("\"title\": \"Next\",", "", "an action has no title")]
    [InlineData("\"verb\": \"next\",", "", "Next does nothing")]
    [InlineData("\"verb\": \"next\"", "\"verb\": \"jump\"", "jump is no verb")]
    [InlineData("\"s/plan\"", "\"s/plot\"", "s/plot is no form")]
    [InlineData("\"task/fetch\"", "\"imBack\"", "Write does nothing")]
    [InlineData("\"revision\": 1", "\"revised\": 1", "Next is not marked")]
    [InlineData("[ \"rules\" ]", "[ \"rule\" ]", "nothing called rule")]
    public void A_card_that_breaks_a_rule_is_refused(string good, string bad, string fault) => AssertRefused(Card, good, bad, fault);

    [Theory]
    [InlineData("\"label\": \"By\"", "\"label\": \"\"", "no id or no label")]
    [InlineData("\"id\": \"due\",", "", "no id or no label")]
    [InlineData(", \"errorMessage\": \"Please write one.\"", "", "answer does not say what it needs")]
    [InlineData("\"id\": \"due\"", "\"id\": \"answer\"", "answer is the id of 2 elements")]
    [InlineData("\"Action.Submit\", \"title\": \"Keep\"", "\"Action.Execute\", \"title\": \"Keep\", \"verb\": \"answer\"", "Keep does nothing beside an input")]
    public void A_dialog_that_breaks_a_rule_is_refused(string good, string bad, string fault) => AssertRefused(Dialog, good, bad, fault);

    [Fact]
    public void Six_actions_beside_each_other_are_the_most()
    {
        var card = JsonNode.Parse(Card)!;
        var actions = card["actions"]!.AsArray();
        while (actions.Count < 6)
            actions.Add(actions[0]!.DeepClone());
        Assert.Empty(CardRules.Faults(card.ToJsonString()));

        actions.Add(actions[0]!.DeepClone());
        Assert.Contains("six actions", Assert.Single(CardRules.Faults(card.ToJsonString())), StringComparison.Ordinal);

        actions[6]!["mode"] = "secondary";
        Assert.Empty(CardRules.Faults(card.ToJsonString()));
    }

    private static void AssertRefused(string card, string good, string bad, string fault)
    {
        Assert.Contains(good, card, StringComparison.Ordinal);
        Assert.Contains(CardRules.Faults(card.Replace(good, bad, StringComparison.Ordinal)), told => told.Contains(fault, StringComparison.Ordinal));
    }
}
