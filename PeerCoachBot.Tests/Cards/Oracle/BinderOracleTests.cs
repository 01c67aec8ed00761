using PeerCoachBot.Tests.Node;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Cards.Oracle;

/// <summary>Our binder and Microsoft's make the same card of the same template and data.</summary>
public sealed class BinderOracleTests(OfficialBinder official) : IClassFixture<OfficialBinder>
{
    private const int Variations = 20;

    public static TheoryData<string> Features => [.. HandMade.Names];

    [NeedsNodeTheory]
    [MemberData(nameof(Features))]
    public async Task A_feature_of_the_template_language_binds_alike(string feature)
    {
        var sample = HandMade.Find(feature);
        await sample.AgreesAsync(official);
        foreach (var seed in Enumerable.Range(1, Variations))
            await sample.Otherwise(seed).AgreesAsync(official);
    }

    [NeedsNodeFact]
    public async Task A_difference_would_be_noticed()
    {
        // Microsoft's lays an array in an array flat; no card has one.
        var nested = BindingCase.Of("nested", """{ "rows": [ [ "${name}" ] ] }""", """{ "name": "Ana" }""");
        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => nested.AgreesAsync(official));
    }
}
