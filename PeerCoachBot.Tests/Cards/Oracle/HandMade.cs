namespace PeerCoachBot.Tests.Cards.Oracle;

/// <summary>A template for each feature of the subset that our cards use, with data that has all its shapes.</summary>
internal static class HandMade
{
    private const string Data =
        """
        {
          "text": { "Title": "A question", "Hint": "Say ${nothing}" },
          "name": "Ana **Lee**", "count": 3, "share": 2.5, "negative": -7, "on": true, "off": false, "empty": "",
          "mark": { "session": "s1", "revision": 12, "deep": { "er": [1, "two", false] } },
          "hostile": { "$data": "${name}", "$when": "${off}", "text": "${name}" },
          "none": [], "words": ["one", "${name}", "$data", "\"quoted\" \\ back", "שלום 😀"],
          "buttons": [ { "type": "Action.Execute", "title": "Next ${name}", "data": { "n": 1 } } ],
          "person": { "name": "Ben", "role": { "title": "coach" }, "on": true },
          "people": [
            { "name": "Ben", "on": true, "words": ["a", "b"], "role": { "title": "coach" } },
            { "name": "Cleo", "on": false, "words": [], "role": { "title": "observer" } },
            { "name": "${$root.name}", "on": true, "words": ["c"], "role": { "title": "$when" } }
          ]
        }
        """;

    private static readonly Dictionary<string, string> All = new()
    {
        ["a whole placeholder keeps its type"] = """{ "a": "${name}", "b": "${count}", "c": "${share}", "d": "${on}", "e": "${mark}", "f": "${words}", "g": "${empty}", "h": "${none}", "i": "${off}", "j": "${negative}" }""",
        ["within text it is written in"] = """{ "a": "Hello ${name}!", "b": "${name}${count}", "c": "${count} of ${negative}", "d": "<${empty}>", "e": "${share} minutes" }""",
        ["dotted paths"] = """{ "a": "${mark.session}", "b": "${person.role.title}", "c": "is ${person.role.title}", "d": "${mark.deep.er}" }""",
        ["the root by name"] = """{ "a": "${$root.name}", "b": "${$root.text.Title}", "c": "${$root.mark.revision}", "d": "${$root.mark}", "e": "${$root.text.Hint}" }""",
        ["an array repeats an element"] = """{ "body": [ { "$data": "${people}", "text": "${name} is ${role.title}", "of": "${$root.name}" } ] }""",
        ["an array repeats an element between others"] = """{ "body": [ { "a": 1 }, { "$data": "${people}", "text": "${name}" }, { "b": "${name}" } ] }""",
        ["an empty array leaves nothing"] = """{ "body": [ { "$data": "${none}", "text": "${name}" }, { "a": "${name}" } ] }""",
        ["an array of words"] = """{ "body": [ { "$data": "${words}", "text": "${$data}", "said": "I say: ${$data}" } ] }""",
        ["the number of an element"] = """{ "body": [ { "$data": "${people}", "n": "${$index}", "text": "${$index}: ${name}" } ] }""",
        ["elements within elements"] = """{ "body": [ { "$data": "${people}", "name": "${name}", "items": [ { "$data": "${words}", "text": "${$data}", "n": "${$index}" } ] } ] }""",
        ["an object is a scope, in an array and elsewhere"] = """{ "body": [ { "$data": "${person}", "text": "${name} ${$root.name}" } ], "head": { "$data": "${person.role}", "text": "${title}" } }""",
        ["a scope within a scope"] = """{ "body": [ { "$data": "${person}", "items": [ { "$data": "${role}", "text": "${title}" } ], "who": "${name}" } ] }""",
        ["a condition leaves an element out"] = """{ "body": [ { "$when": "${on}", "a": "${name}" }, { "$when": "${off}", "b": "${name}" }, { "c": 1 } ] }""",
        ["a turned condition"] = """{ "body": [ { "$when": "${!on}", "a": "${name}" }, { "$when": "${!off}", "b": "${name}" }, { "$when": "${!$root.off}", "c": 1 } ] }""",
        ["a condition for each of several"] = """{ "body": [ { "$data": "${people}", "$when": "${on}", "text": "${name}" }, { "$data": "${people}", "$when": "${!on}", "text": "not ${name}" } ] }""",
        ["a condition in a scope"] = """{ "body": [ { "$data": "${person}", "$when": "${on}", "text": "${name}" }, { "$data": "${person}", "$when": "${!on}", "text": "${name}" } ] }""",
        ["a condition on the root, for each of several"] = """{ "body": [ { "$data": "${people}", "$when": "${$root.on}", "text": "${name}" }, { "$data": "${people}", "$when": "${$root.off}", "text": "${name}" } ] }""",
        ["a condition in a nested array"] = """{ "body": [ { "type": "Container", "items": [ { "$when": "${off}", "a": 1 }, { "$when": "${on}", "b": "${$root.text.Title}" } ] } ] }""",
        ["actions that come whole"] = """{ "actions": "${buttons}", "more": { "actions": "${$root.buttons}" } }""",
        ["what comes out of the data is never looked at again"] = """{ "a": "${hostile}", "b": "${hostile.text}", "c": "see ${hostile.text}", "d": [ { "$data": "${words}", "text": "${$data}" } ], "e": "${words}" }""",
        ["constants stay"] = """{ "$schema": "http://adaptivecards.io/schemas/adaptive-card.json", "a": 1, "b": 2.5, "c": true, "d": "plain $ {x} }{ $x", "e": [ 1, "two", { "g": [] } ], "f": {} }""",
        ["strings in an array"] = """{ "inlines": [ "${name}", "and ${person.name}", "plain" ] }""",
    };

    public static IEnumerable<string> Names => All.Keys;

    /// <summary>The template that shows a feature, with its data.</summary>
    public static BindingCase Find(string name) => BindingCase.Of(name, All[name], Data);
}
