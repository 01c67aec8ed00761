using PeerCoachBot.Hosting;

namespace PeerCoachBot.Teams.Door;

/// <summary>
/// Keeps the Connector's keys: fetched when first needed, again from half a day on, and once for a key that is not known.
/// When fetching fails, the last good ones hold, for a day at most.
/// </summary>
internal sealed class KeyRing(KeySource source, TimeProvider clock, ILogger<KeyRing> log) : IDisposable
{
    public static readonly TimeSpan RefreshedAfter = TimeSpan.FromHours(12);
    public static readonly TimeSpan UsableFor = TimeSpan.FromHours(24);

    /// <summary>Whoever makes up key ids, or meets an outage, causes no more fetches than one in this time.</summary>
    public static readonly TimeSpan Floor = TimeSpan.FromMinutes(5);

    /// <summary>While there are no keys nobody is let in, so it is tried again soon.</summary>
    public static readonly TimeSpan FloorWithoutKeys = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim gate = new(1);
    private KeySet current = KeySet.None;
    private DateTimeOffset? refetched;

    /// <summary>The keys that may be used now; none where they cannot be had.</summary>
    public async Task<KeySet> CurrentAsync(CancellationToken cancellation)
    {
        var keys = Volatile.Read(ref current);
        return clock.GetUtcNow() - keys.FetchedAt < RefreshedAfter ? keys : await FetchAsync(keys, cancellation);
    }

    /// <summary>Newer keys than those that lack one, where it is time to ask for them.</summary>
    public Task<KeySet> NewerAsync(KeySet lacking, CancellationToken cancellation) => FetchAsync(lacking, cancellation);

    public void Dispose() => gate.Dispose();

    private async Task<KeySet> FetchAsync(KeySet known, CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            var now = clock.GetUtcNow();
            if (current != known && current != KeySet.None)
                return Usable(now);

            var floor = Usable(now).Count == 0 ? FloorWithoutKeys : Floor;
            if (refetched is { } last && (now - last).Duration() < floor)
                return Usable(now);

            // Not bound to the caller's connection: others wait for the same keys.
            var (keys, reason) = await source.FetchAsync(CancellationToken.None);
            if (keys is null)
                log.KeysNotFetched(reason);
            else
                log.KeysFetched(keys.Count);

            // The first keys cost nothing: the next that are not known may be fetched at once.
            refetched = keys is not null && current == KeySet.None ? null : now;
            Volatile.Write(ref current, keys ?? current);
            return Usable(clock.GetUtcNow());
        }
        finally
        {
            gate.Release();
        }
    }

    private KeySet Usable(DateTimeOffset now) => now - current.FetchedAt < UsableFor ? current : KeySet.None;
}
