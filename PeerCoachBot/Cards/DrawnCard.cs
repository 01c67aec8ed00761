using System.Text.Json;
using System.Text.Json.Nodes;
using PeerCoachBot.Cards.Binding;
using PeerCoachBot.Text;

namespace PeerCoachBot.Cards;

/// <summary>A card with everything that it was made from.</summary>
/// <param name="Data">What was put into the template, the sentences included.</param>
/// <param name="Result">The Adaptive Card.</param>
internal sealed record DrawnCard(Face Face, CardTemplate Template, JsonObject Data, JsonObject Result)
{
    public static DrawnCard Of(Face face, Words words)
    {
        var template = CardTemplates.Find(face.Template);
        var record = JsonSerializer.SerializeToNode(face, face.GetType(), FaceJson.Default)!.AsObject();
        var data = template.DataFor(record, words);
        return new DrawnCard(face, template, data, Binder.Bind(template, data));
    }

    public string Json => CompactJson.Write(Result);
}
