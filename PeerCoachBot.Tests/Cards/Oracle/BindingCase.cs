using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PeerCoachBot.Cards.Binding;
using PeerCoachBot.Tests.Node;

namespace PeerCoachBot.Tests.Cards.Oracle;

/// <summary>A template and data for it, to be bound twice.</summary>
internal sealed record BindingCase(string Name, CardTemplate Template, JsonObject Data)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static BindingCase Of(string name, string template, string data) =>
        new(name, CardTemplate.Read(name, template), JsonNode.Parse(data)!.AsObject());

    /// <summary>The same template with other data of the same shape.</summary>
    public BindingCase Otherwise(int seed) => this with { Name = $"{Name}, seed {seed}", Data = new Variation(new Random(seed)).Of(Data) };

    /// <summary>Both binders must make the same of it.</summary>
    public async Task AgreesAsync(OfficialBinder official)
    {
        var ours = Binder.Bind(Template, Data);
        var theirs = await official.BindAsync(JsonNode.Parse(Template.Json)!, Data);
        Assert.True(JsonNode.DeepEquals(ours, theirs),
            $"{Name}\nours:\n{ours.ToJsonString(Readable)}\nMicrosoft's:\n{theirs?.ToJsonString(Readable)}\ndata:\n{Data.ToJsonString(Readable)}");
    }
}
