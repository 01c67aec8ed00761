using PeerCoachBot.Tests.Storage.Tables;

namespace PeerCoachBot.Bench;

/// <summary>A bot on one of its stores with what can be counted there; the floor, which has nothing to count.</summary>
internal sealed class Rig(Target target, Connector connector, Func<Asked> storage, CountingProxy? proxy) : IAsyncDisposable
{
    public Target Target => target;

    public Driver Driver { get; } = new(target, connector);

    public Func<Asked> Storage => storage;

    public CountingProxy? Proxy => proxy;

    /// <summary>How many calls of the connector each line of the session causes.</summary>
    public IReadOnlyList<int> Calls { get; set; } = [.. Script.Session.Select(_ => 1)];

    public static Rig Floor(Connector connector) => new(Target.Floor(), connector, () => default, null);

    public static Rig OnFile(Connector connector, DirectoryInfo? filled = null)
    {
        var target = Target.BotOnFile(filled);
        return new Rig(target, connector, new WalReader(target.StoredIn).Look, null);
    }

    public static async Task<Rig> OnTablesAsync(Connector connector, Azurite azurite)
    {
        CountingProxy proxy = new(await azurite.AddressAsync());
        return new Rig(Target.BotOnTables(proxy.Address), connector, () => new Asked(proxy.Requests, proxy.Bytes), proxy);
    }

    public Task<Load> PlayAsync(int triads, int atOnce) => Driver.PlayAsync(Script.Session, triads, atOnce, Calls);

    public async ValueTask DisposeAsync()
    {
        Driver.Dispose();
        await target.DisposeAsync();
        proxy?.Dispose();
    }
}
