using System.Text.Json.Nodes;
using PeerCoachBot.Tests.Node;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Cards;

/// <summary>Cards against Microsoft's own types of what Teams draws.</summary>
public sealed class TeamsTypesTests(TeamsTypes types) : IClassFixture<TeamsTypes>
{
    [NeedsNodeFact]
    public async Task What_Teams_draws_is_let_through() => Assert.Empty(await FaultsAsync(
        """
        { "type": "TextBlock", "text": "x", "wrap": true, "style": "heading", "size": "Large", "weight": "Bolder", "isSubtle": true },
        { "type": "Container", "style": "emphasis", "id": "a", "isVisible": false, "items": [
          { "type": "RichTextBlock", "inlines": [ { "type": "TextRun", "text": "x", "italic": true }, "plain" ] },
          { "type": "Badge", "text": "x", "fallback": "drop" } ] },
        { "type": "ActionSet", "actions": [ { "type": "Action.Submit", "title": "x", "mode": "secondary", "data": { "msteams": { "type": "task/fetch" }, "form": "x" } } ] }
        """));

    [NeedsNodeTheory]
    [InlineData("""{ "type": "TextBlock", "text": "x", "wrapped": true }""", "must NOT have additional properties: wrapped")]
    [InlineData("""{ "type": "TextBlock", "text": "x", "wrap": "true" }""", "/body/0/wrap must be boolean")]
    [InlineData("""{ "type": "TextBlock", "text": "x", "size": "Huge" }""", "/body/0/size must be equal to one of the allowed values")]
    [InlineData("""{ "type": "TextBlock" }""", "/body/0 must have required property 'text'")]
    [InlineData("""{ "type": "Paragraph", "text": "x" }""", "must be in oneOf: Paragraph")]
    [InlineData("""{ "text": "x" }""", "/body/0 must have required property 'type'")]
    [InlineData("""{ "type": "RichTextBlock", "inlines": [ { "type": "TextRun", "text": 1 } ] }""", "/body/0/inlines/0/text must be string")]
    [InlineData("""{ "type": "RichTextBlock", "inlines": [ 1 ] }""", "/body/0/inlines/0 must be string")]
    [InlineData("""{ "type": "Container", "items": [ { "type": "Input.Date", "id": "x", "label": 1 } ] }""", "/body/0/items/0/label must be string")]
    [InlineData("""{ "type": "ActionSet", "actions": [ { "type": "Action.Execute", "mode": "third" } ] }""", "/body/0/actions/0/mode must be equal to")]
    [InlineData("""{ "type": "ActionSet", "actions": [ { "type": "TextBlock", "text": "x" } ] }""", "must be in oneOf: TextBlock")]
    [InlineData("""{ "type": "Badge", "text": "x", "fallback": { "type": "Nothing" } }""", "must be in oneOf: Nothing")]
    [InlineData("""{ "type": "Input.ChoiceSet", "id": "x", "choices": [ { "title": "x", "value": 1 } ] }""", "/body/0/choices/0/value must be string")]
    public async Task What_Teams_does_not_know_is_refused(string element, string fault) =>
        Assert.Contains(await FaultsAsync(element), told => told.Contains(fault, StringComparison.Ordinal));

    [NeedsNodeFact]
    public async Task A_version_that_Teams_does_not_know_is_refused() =>
        Assert.Contains(await types.FaultsAsync(JsonNode.Parse("""{ "type": "AdaptiveCard", "version": "1.9", "body": [] }""")!),
            told => told.StartsWith("/version must be", StringComparison.Ordinal));

    private Task<IReadOnlyList<string>> FaultsAsync(string elements) =>
        types.FaultsAsync(JsonNode.Parse($$"""{ "type": "AdaptiveCard", "version": "1.5", "body": [ {{elements}} ] }""")!);
}
