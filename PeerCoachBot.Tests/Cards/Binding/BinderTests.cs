using System.Text.Json.Nodes;
using PeerCoachBot.Cards.Binding;

namespace PeerCoachBot.Tests.Cards.Binding;

public sealed class BinderTests
{
    private const string Data = """
        {
          "name": "Ana", "count": 3, "half": 0.5, "yes": true, "no": false, "empty": "", "hostile": "${name} $data ${",
          "person": { "name": "Ben", "likes": { "tea": "green" }, "$data": "${name}", "$when": "${no}" },
          "names": ["x", "y"], "none": [],
          "people": [ { "name": "Cem", "in": true, "likes": ["a", "b"] }, { "name": "Dan", "in": false, "likes": [] } ],
          "text": { "Hello": "Good morning" }
        }
        """;

    [Theory]
    // Text, and values that keep their type.
    [InlineData("""{ "a": "plain" }""", """{ "a": "plain" }""")]
    [InlineData("""{ "a": "${name}" }""", """{ "a": "Ana" }""")]
    [InlineData("""{ "a": "${count}" }""", """{ "a": 3 }""")]
    [InlineData("""{ "a": "${half}" }""", """{ "a": 0.5 }""")]
    [InlineData("""{ "a": "${yes}" }""", """{ "a": true }""")]
    [InlineData("""{ "a": "${empty}" }""", """{ "a": "" }""")]
    [InlineData("""{ "a": "${names}" }""", """{ "a": ["x", "y"] }""")]
    [InlineData("""{ "a": "${person.likes}" }""", """{ "a": { "tea": "green" } }""")]
    [InlineData("""{ "a": "${person.likes.tea}" }""", """{ "a": "green" }""")]
    [InlineData("""{ "a": "Hi ${name}, ${count} of ${half}" }""", """{ "a": "Hi Ana, 3 of 0.5" }""")]
    [InlineData("""{ "a": "${name}${name}" }""", """{ "a": "AnaAna" }""")]
    [InlineData("""{ "a": 1, "b": false, "c": [1, "x"], "$schema": "s", "d": "costs $5 {x}" }""", """{ "a": 1, "b": false, "c": [1, "x"], "$schema": "s", "d": "costs $5 {x}" }""")]
    // Sentences, and the whole data from within.
    [InlineData("""{ "a": "${$root.text.Hello}" }""", """{ "a": "Good morning" }""")]
    [InlineData("""{ "a": [{ "$data": "${people}", "n": "${name}", "r": "${$root.name}" }] }""", """{ "a": [{ "n": "Cem", "r": "Ana" }, { "n": "Dan", "r": "Ana" }] }""")]
    // Repeating, going into, leaving out.
    [InlineData("""{ "a": [{ "$data": "${names}", "t": "${$data}", "i": "${$index}" }] }""", """{ "a": [{ "t": "x", "i": 0 }, { "t": "y", "i": 1 }] }""")]
    [InlineData("""{ "a": [{ "$data": "${none}", "t": "${$data}" }, "end"] }""", """{ "a": ["end"] }""")]
    [InlineData("""{ "a": [{ "$data": "${person}", "n": "${name}", "t": "${likes.tea}" }] }""", """{ "a": [{ "n": "Ben", "t": "green" }] }""")]
    [InlineData("""{ "a": { "$data": "${person}", "n": "${name}" } }""", """{ "a": { "n": "Ben" } }""")]
    [InlineData("""{ "a": [{ "$when": "${no}", "t": 1 }, { "$when": "${yes}", "t": 2 }, { "$when": "${!no}", "t": 3 }] }""", """{ "a": [{ "t": 2 }, { "t": 3 }] }""")]
    [InlineData("""{ "a": [{ "$data": "${people}", "$when": "${in}", "n": "${name}" }] }""", """{ "a": [{ "n": "Cem" }] }""")]
    [InlineData("""{ "a": [{ "$data": "${people}", "$when": "${!in}", "n": "${$data.name}" }] }""", """{ "a": [{ "n": "Dan" }] }""")]
    [InlineData("""{ "a": [{ "$data": "${people}", "l": [{ "$data": "${likes}", "t": "${$data}", "i": "${$index}" }] }] }""", """{ "a": [{ "l": [{ "t": "a", "i": 0 }, { "t": "b", "i": 1 }] }, { "l": [] }] }""")]
    [InlineData("""{ "a": [{ "$data": "${people}", "l": { "$data": "${$root.person}", "i": "${$index}", "n": "${name}" } }] }""", """{ "a": [{ "l": { "i": 0, "n": "Ben" } }, { "l": { "i": 1, "n": "Ben" } }] }""")]
    // What comes out of the data is not template language.
    [InlineData("""{ "a": "${hostile}" }""", """{ "a": "${name} $data ${" }""")]
    [InlineData("""{ "a": "so: ${hostile}" }""", """{ "a": "so: ${name} $data ${" }""")]
    [InlineData("""{ "a": ["${person}"] }""", """{ "a": [{ "name": "Ben", "likes": { "tea": "green" }, "$data": "${name}", "$when": "${no}" }] }""")]
    public void A_template_becomes_a_card(string template, string expected)
    {
        var card = Binder.Bind(CardTemplate.Read("t", template), JsonNode.Parse(Data)!.AsObject());
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), card), card.ToJsonString());
    }

    [Theory]
    // Nothing of that name.
    [InlineData("""{ "a": "${missing}" }""", "card.a", "${missing} stands for nothing")]
    [InlineData("""{ "a": { "b": ["Hi ${missing}"] } }""", "card.a.b[0]", "${missing} stands for nothing")]
    [InlineData("""{ "a": "${name.length}" }""", "card.a", "${name.length} stands for nothing")]
    [InlineData("""{ "a": "${names.0}" }""", "card.a", "names.0 is no path")]
    [InlineData("""{ "a": "${$root.missing}" }""", "card.a", "${$root.missing} stands for nothing")]
    [InlineData("""{ "a": "${$index}" }""", "card.a", "${$index} stands for nothing")]
    [InlineData("""{ "a": [{ "$data": "${people}", "c": "${count}" }] }""", "card.a[0].c", "${count} stands for nothing")]
    [InlineData("""{ "a": [{ "$data": "${missing}", "c": 1 }] }""", "card.a[0]", "${missing} stands for nothing")]
    [InlineData("""{ "a": [{ "$when": "${missing}", "c": 1 }] }""", "card.a[0]", "${missing} stands for nothing")]
    // Another shape than the template needs.
    [InlineData("""{ "a": "Hi ${person}" }""", "card.a", "${person} is neither text nor a number")]
    [InlineData("""{ "a": "Hi ${yes}" }""", "card.a", "${yes} is neither text nor a number")]
    [InlineData("""{ "a": [{ "$when": "${name}", "c": 1 }] }""", "card.a[0]", "${name} is neither true nor false")]
    [InlineData("""{ "a": [{ "$when": "${!count}", "c": 1 }] }""", "card.a[0]", "${!count} is neither true nor false")]
    [InlineData("""{ "a": [{ "$data": "${name}", "c": 1 }] }""", "card.a[0]", "${name} is nothing to go into")]
    [InlineData("""{ "a": { "$data": "${people}", "c": 1 } }""", "card.a", "${people} is nothing to go into")]
    // Not of the language.
    [InlineData("""{ "a": null }""", "card.a", "null")]
    [InlineData("""{ "$foo": 1 }""", "card.$foo", "no such keyword")]
    [InlineData("""{ "a": [{ "$host": "${name}" }] }""", "card.a[0].$host", "no such keyword")]
    [InlineData("""{ "a": { "$when": "${yes}" } }""", "card.a.$when", "only what stands in an array")]
    [InlineData("""{ "a": [{ "$when": true }] }""", "card.a[0].$when", "one placeholder")]
    [InlineData("""{ "a": [{ "$when": "${yes} " }] }""", "card.a[0].$when", "one placeholder")]
    [InlineData("""{ "a": [{ "$data": ["x"] }] }""", "card.a[0].$data", "one placeholder")]
    [InlineData("""{ "a": "${name" }""", "card.a", "no end")]
    [InlineData("""{ "a": "${name} ${" }""", "card.a", "no end")]
    [InlineData("""{ "a": "${}" }""", "card.a", "is no path")]
    [InlineData("""{ "a": "${ name }" }""", "card.a", "is no path")]
    [InlineData("""{ "a": "${!yes}" }""", "card.a", "is no path")]
    [InlineData("""{ "a": "${count + 1}" }""", "card.a", "is no path")]
    [InlineData("""{ "a": "${if(yes, 1, 2)}" }""", "card.a", "is no path")]
    [InlineData("""{ "a": "${names[0]}" }""", "card.a", "is no path")]
    [InlineData("""{ "a": "${person.likes.}" }""", "card.a", "is no path")]
    [InlineData("""{ "a": "${$host.x}" }""", "card.a", "is no path")]
    public void A_fault_says_where_it_is(string template, string path, string reason)
    {
        var fault = Assert.Throws<TemplateException>(() => Binder.Bind(CardTemplate.Read("greeting", template), JsonNode.Parse(Data)!.AsObject()));
        Assert.Equal(("greeting", path), (fault.Template, fault.Path));
        Assert.Contains(reason, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "name": null }""")]
    [InlineData("""{ "name": [null] }""")]
    public void Null_never_gets_onto_a_card(string data) => Assert.Throws<TemplateException>(() => Binder.Bind(
        CardTemplate.Read("t", """{ "a": [{ "$data": "${name}", "b": 1 }] }"""),
        JsonNode.Parse(data)!.AsObject()));

    [Fact]
    public void A_template_is_bound_again_and_again()
    {
        var template = CardTemplate.Read("t", """{ "a": "${person}", "b": ["${person}"] }""");
        var data = JsonNode.Parse(Data)!.AsObject();
        var first = Binder.Bind(template, data).ToJsonString();
        Assert.Equal(first, Binder.Bind(template, data).ToJsonString());
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Data), data));
    }

    [Fact]
    public void The_sentences_that_a_template_asks_for_are_known() => Assert.Equal(
        ["Bye", "Hello"],
        CardTemplate.Read("t", """{ "a": "${$root.text.Hello}", "b": ["x ${$root.text.Bye} ${name}"] }""").Sentences);
}
