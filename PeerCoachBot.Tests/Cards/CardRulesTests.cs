using System.Text.Json.Nodes;

namespace PeerCoachBot.Tests.Cards;

/// <summary>Each rule of cards refuses a card that breaks it, and says where.</summary>
public sealed class CardRulesTests
{
    private const string Good =
        """
        {
          "type": "AdaptiveCard", "version": "1.5", "lang": "en", "fallbackText": "A card",
          "body": [
            { "type": "TextBlock", "text": "A question", "style": "heading", "wrap": true },
            { "type": "Container", "id": "rules", "isVisible": false, "items": [
              { "type": "RichTextBlock", "inlines": [ { "type": "TextRun", "text": "words" } ] },
              { "type": "ColumnSet", "columns": [ { "type": "Column", "items": [] }, { "type": "Column", "items": [] } ] } ] },
            { "type": "Input.Text", "id": "answer", "label": "Your answer", "isRequired": true, "errorMessage": "Please write one." },
            { "type": "Input.Toggle", "id": "rule1", "title": "I agree" },
            { "type": "Input.ChoiceSet", "id": "witness", "label": "Witness", "style": "compact", "choices": [ { "title": "Nobody", "value": "" } ] }
          ],
          "actions": [
            { "type": "Action.Execute", "title": "Next", "verb": "next", "data": { "mark": { "type": "no element" } } },
            { "type": "Action.Submit", "title": "Write", "data": { "msteams": { "type": "task/fetch" } } },
            { "type": "Action.ToggleVisibility", "title": "Ground rules", "targetElements": [ "rules" ] }
          ]
        }
        """;

    [Fact]
    public void A_good_card_keeps_all_rules() => Assert.Empty(CardRules.Faults(Card()));

    [Theory]
    [InlineData("\"1.5\"", "\"1.6\"", "/version is not 1.5")]
    [InlineData("\"lang\": \"en\"", "\"lang\": \"\"", "/lang is missing")]
    [InlineData("\"fallbackText\"", "\"speak\"", "/fallbackText is missing")]
    [InlineData("\"label\": \"Your answer\",", "", "/body/2 Input.Text has no label")]
    [InlineData("\"title\": \"I agree\"", "\"title\": \"\"", "/body/3 Input.Toggle has no label")]
    [InlineData("\"id\": \"answer\",", "", "/body/2 Input.Text has no id")]
    [InlineData(", \"errorMessage\": \"Please write one.\"", "", "/body/2 Input.Text is required")]
    [InlineData(", \"value\": \"\"", "", "/body/4 Input.ChoiceSet has a choice without a title or a value")]
    [InlineData("\"rule1\"", "\"answer\"", "id answer stands at /body/2 and /body/3")]
    [InlineData("\"heading\", \"wrap\": true", "\"heading\"", "/body/0 TextBlock does not wrap")]
    [InlineData("\"verb\": \"next\",", "", "/actions/0 Action.Execute has no verb")]
    [InlineData("\"title\": \"Next\",", "", "/actions/0 Action.Execute has no title")]
    [InlineData("[ \"rules\" ]", "[ { \"elementId\": \"rule\" } ]", "/actions/2 toggles rule, which is not there")]
    [InlineData("\"type\": \"TextRun\"", "\"type\": \"Badge\"", "/body/1/items/0/inlines/0 Badge is not known everywhere")]
    [InlineData("\"type\": \"RichTextBlock\", ", "", "/body/1/items/0 an element without a type")]
    [InlineData("\"isVisible\": false", "\"isVisible\": null", "/body/1/isVisible is null")]
    [InlineData("{ \"type\": \"Column\", \"items\": [] } ]", "{ \"type\": \"Column\" }, { \"type\": \"Column\" } ]", "/body/1/items/1 3 columns")]
    public void A_card_that_breaks_a_rule_is_refused(string good, string bad, string fault)
    {
        Assert.Contains(good, Good, StringComparison.Ordinal);
        Assert.StartsWith(fault, Assert.Single(CardRules.Faults(Card(good, bad))), StringComparison.Ordinal);
    }

    [Fact]
    public void Six_primary_actions_are_the_most()
    {
        var card = Card();
        var actions = card["actions"]!.AsArray();
        while (actions.Count < 6)
            actions.Add(actions[0]!.DeepClone());
        Assert.Empty(CardRules.Faults(card));

        actions.Add(actions[0]!.DeepClone());
        Assert.StartsWith("/ 7 primary actions", Assert.Single(CardRules.Faults(card)), StringComparison.Ordinal);

        actions[6]!["mode"] = "secondary";
        Assert.Empty(CardRules.Faults(card));
    }

    [Fact]
    public void A_dialog_has_no_action_that_it_cannot_run() =>
        Assert.Equal(["/actions/0 Action.Execute does nothing in a dialog"], CardRules.Faults(Card(), isDialog: true));

    private static JsonObject Card(string good = " ", string bad = " ") =>
        JsonNode.Parse(Good.Replace(good, bad, StringComparison.Ordinal))!.AsObject();
}
