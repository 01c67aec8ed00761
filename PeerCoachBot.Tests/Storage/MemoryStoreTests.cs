using PeerCoachBot.Storage;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Storage;

/// <summary>The tests' own store keeps the contract, so that what is proved on it holds on the others.</summary>
public sealed class MemoryStoreTests : StoreContract
{
    private protected override Task<IStore> OpenAsync() => Task.FromResult<IStore>(new MemoryStore(new Replica("memory", 3)));
}
