using PeerCoachBot.Tests.Cards.Samples;
using PeerCoachBot.Tests.Node;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Cards.Oracle;

/// <summary>Every card that we draw, drawn from the same template and data by Microsoft's binder.</summary>
public sealed class CardOracleTests(OfficialBinder official) : IClassFixture<OfficialBinder>
{
    /// <summary>Of each sample, so that there are several hundred in all.</summary>
    private const int Variations = 3;

    private static readonly Dictionary<string, SampleCard> Samples = PostedSamples.All.Concat(DialogSamples.All).ToDictionary(s => $"{s.Card}.{s.State}");

    public static TheoryData<string> Names => [.. Samples.Keys];

    [NeedsNodeTheory]
    [MemberData(nameof(Names))]
    public async Task Both_binders_draw_the_same_card(string name)
    {
        foreach (var cast in Cast.All)
        {
            var drawn = Samples[name].Draw(cast);
            var binding = new BindingCase($"{name}.{cast.Name}", drawn.Template, drawn.Data);
            await binding.AgreesAsync(official);
            for (var seed = 1; seed <= Variations; seed++)
                await binding.Otherwise(seed).AgreesAsync(official);
        }
    }
}
