namespace PeerCoachBot.Teams.Door;

/// <summary>
/// A token bucket for each key, kept as the one moment at which it will be full again. A full one is as good as none, and
/// is forgotten.
/// </summary>
/// <param name="perSecond">How many are put into each bucket.</param>
/// <param name="size">How many a full one holds.</param>
/// <param name="most">How many are kept; beyond, newcomers get none until some are full again.</param>
internal sealed class Buckets(double perSecond, int size, int most)
{
    private static readonly TimeSpan SweptEvery = TimeSpan.FromSeconds(10);

    private readonly TimeSpan interval = TimeSpan.FromSeconds(1 / perSecond);
    private readonly Dictionary<string, DateTimeOffset> fullAgain = [];
    private readonly Lock gate = new();
    private DateTimeOffset swept;

    public int Count
    {
        get
        {
            lock (gate)
                return fullAgain.Count;
        }
    }

    /// <summary>Takes one from a bucket; false where it is empty.</summary>
    public bool TryTake(string key, DateTimeOffset now)
    {
        lock (gate)
        {
            if (fullAgain.Count >= most || (now - swept).Duration() >= SweptEvery)
                Sweep(now);

            var isKnown = fullAgain.TryGetValue(key, out var full);

            // Later than an empty one: the clock was set back.
            if (full < now || full > now + (size * interval))
                full = now;
            if (full + interval > now + (size * interval) || (!isKnown && fullAgain.Count >= most))
                return false;
            fullAgain[key] = full + interval;
            return true;
        }
    }

    private void Sweep(DateTimeOffset now)
    {
        swept = now;
        foreach (var (key, full) in fullAgain)
            if (full <= now)
                fullAgain.Remove(key);
    }
}
