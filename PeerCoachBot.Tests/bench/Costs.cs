namespace PeerCoachBot.Bench;

/// <summary>What lines cost, as tables.</summary>
internal static class Costs
{
    public static string ByKind(IReadOnlyList<Cost> costs, string trips) => Figures.Table(
        ["the line causes", "lines", "median " + trips, "most", "median bytes"],
        costs.GroupBy(cost => (cost.Posts, cost.Updates)).OrderBy(kind => kind.Key).Select(kind => (IReadOnlyList<string>)
        [
            $"{kind.Key.Posts} posts, {kind.Key.Updates} updates",
            $"{kind.Count()}",
            Figures.Say(Figures.Median(kind.Select(cost => (double)cost.Storage.Trips))),
            $"{kind.Max(cost => cost.Storage.Trips)}",
            Figures.Say(Figures.Median(kind.Select(cost => (double)cost.Storage.Bytes))),
        ]));

    public static string ByLine(IEnumerable<Cost> costs) => Figures.Table(
        ["line", "posts", "updates", "round trips or commits", "bytes"],
        costs.Select(cost => (IReadOnlyList<string>)[cost.Text, $"{cost.Posts}", $"{cost.Updates}", $"{cost.Storage.Trips}", $"{cost.Storage.Bytes}"]));

    public static string ByRequest(IReadOnlyDictionary<string, long> before, IReadOnlyDictionary<string, long> after, int turns) => Figures.Table(
        ["request", "a turn"],
        after.Select(kind => (IReadOnlyList<string>)[kind.Key, Figures.Say((kind.Value - before.GetValueOrDefault(kind.Key)) / (double)turns)]));
}
