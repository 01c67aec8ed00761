using System.Collections.Concurrent;
using PeerCoachBot.Cards;

namespace PeerCoachBot.Tests.Cards.Samples;

/// <summary>Every sample by its name, which is <c>card.state.cast</c>.</summary>
internal static class SampleCards
{
    private static readonly Dictionary<string, (SampleCard Sample, Cast Cast)> All =
        (from sample in PostedSamples.All.Concat(DialogSamples.All) from cast in Cast.All select (sample, cast)).ToDictionary(s => s.sample.Name(s.cast));

    private static readonly ConcurrentDictionary<string, DrawnCard> Known = new();

    public static IEnumerable<string> Names => All.Keys;

    /// <summary>The card, with its template and the data that was put into it.</summary>
    public static DrawnCard Drawn(string name) => Known.GetOrAdd(name, wanted => All[wanted].Sample.Draw(All[wanted].Cast));
}
