using System.Text.Json;
using System.Text.Json.Nodes;
using PeerCoachBot.Text;

namespace PeerCoachBot.Cards.Binding;

/// <summary>A card's layout, as designers can open it.</summary>
/// <param name="Name">The name of its file.</param>
/// <param name="Json">The file as it is.</param>
/// <param name="Root">The same, read.</param>
/// <param name="Sentences">The keys of the sentences that it asks for as <c>${$root.text.Key}</c>.</param>
internal sealed record CardTemplate(string Name, string Json, TemplateNode Root, IReadOnlyList<string> Sentences)
{
    /// <exception cref="TemplateException">It uses what the binder does not know.</exception>
    public static CardTemplate Read(string name, string json)
    {
        // Not disposed: the constants of the template are parts of it.
        var document = JsonDocument.Parse(json);
        var reader = new TemplateReader(name);
        var root = reader.Read(document.RootElement);
        return new CardTemplate(name, json, root, reader.Sentences);
    }

    /// <summary>Everything that a card's record, and the bot's own words in one language, put into this template.</summary>
    public JsonObject DataFor(JsonObject record, Words words)
    {
        var data = record.DeepClone().AsObject();

        // Cards name a language by its two letters alone.
        data.Add("lang", words.Culture.TwoLetterISOLanguageName);
        data.Add("rtl", words.Culture.TextInfo.IsRightToLeft);
        data.Add("text", new JsonObject(Sentences.Select(key => KeyValuePair.Create(key, (JsonNode?)JsonValue.Create(words[key])))));
        return data;
    }
}
