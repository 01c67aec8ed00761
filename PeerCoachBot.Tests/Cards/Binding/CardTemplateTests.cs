using System.Text.Json.Nodes;
using PeerCoachBot.Cards.Binding;
using PeerCoachBot.Text;

namespace PeerCoachBot.Tests.Cards.Binding;

public sealed class CardTemplateTests
{
    public static TheoryData<string> Names => [.. CardTemplates.Names];

    /// <summary>Reading is where most faults of a template show; every sentence that it asks for must exist.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Every_template_can_be_read_and_its_sentences_exist(string name)
    {
        var data = CardTemplates.Find(name).DataFor(new JsonObject { ["x"] = 1 }, Words.In("en-GB"));
        Assert.Equal(["x", "lang", "rtl", "text"], data.Select(p => p.Key));
        Assert.Equal(("en", false), (data["lang"]!.GetValue<string>(), data["rtl"]!.GetValue<bool>()));
    }

    [Fact]
    public void There_is_no_other_template() => Assert.Throws<InvalidOperationException>(() => CardTemplates.Find("nothing"));

    [Fact]
    public void A_record_cannot_take_the_place_of_the_sentences() => Assert.Throws<ArgumentException>(() =>
        CardTemplates.Find("say").DataFor(new JsonObject { ["text"] = "mine" }, Words.In("en")));
}
