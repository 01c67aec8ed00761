using System.Collections.Concurrent;
using PeerCoachBot.Cards;
using PeerCoachBot.Tests.Cards.Samples.Own;

namespace PeerCoachBot.Tests.Cards.Samples;

/// <summary>Every sample by its name, which is <c>card.state.cast</c>.</summary>
internal static class SampleCards
{
    private static readonly IEnumerable<SampleCard> Samples =
        [.. PostedSamples.All, .. DialogSamples.All, .. OwnPostedSamples.All, .. OwnDialogSamples.All];

    private static readonly Dictionary<string, (SampleCard Sample, Cast Cast)> All =
        (from sample in Samples from cast in Cast.All select (sample, cast)).ToDictionary(s => s.sample.Name(s.cast));

    private static readonly ConcurrentDictionary<string, DrawnCard> Known = new();

    public static IEnumerable<string> Names => All.Keys;

    /// <summary>The card, with its template and the data that was put into it.</summary>
    public static DrawnCard Drawn(string name) => Known.GetOrAdd(name, wanted => All[wanted].Sample.Draw(All[wanted].Cast));
}
