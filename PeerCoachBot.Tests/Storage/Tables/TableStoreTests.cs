using PeerCoachBot.Storage;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Storage.Tables;

/// <summary>The tables keep the contract.</summary>
[NeedsNode]
[Collection(Azurite.Name)]
public sealed class TableStoreTests(Azurite azurite) : StoreContract
{
    private protected override async Task<IStore> OpenAsync() => await azurite.NewStoreAsync();
}
