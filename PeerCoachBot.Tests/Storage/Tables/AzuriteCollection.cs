namespace PeerCoachBot.Tests.Storage.Tables;

/// <summary>Tests in this collection share Azurite, one after another.</summary>
[CollectionDefinition(Azurite.Name)]
public sealed class AzuriteCollection : ICollectionFixture<Azurite>;
