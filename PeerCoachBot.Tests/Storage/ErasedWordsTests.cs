using PeerCoachBot.Decisions;
using PeerCoachBot.Storage;
using PeerCoachBot.Storage.Embedded;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Storage;

/// <summary>Words that were replaced or deleted are in none of the bytes on the disk once the file was purged.</summary>
public sealed class ErasedWordsTests : IDisposable
{
    private const string Canary = "zqx";

    private static readonly AggregateId Id = new("session", "t1", "19:home@thread.v2");

    private readonly TemporaryFile file = new();

    public void Dispose() => file.Dispose();

    [NeedsSqliteTheory]
    [InlineData(1)]
    [InlineData(200)]
    [InlineData(3_000)]
    [InlineData(90_000)]
    public async Task Words_that_were_replaced_are_nowhere(int length)
    {
        var words = $"{Canary}{new string('w', length)}{Canary}";
        await using var store = SqliteStore.Open(file.Path);
        var etag = "";
        for (var n = 0; n < 20; n++)
            etag = await CommitAsync(store, $"{words}{n}", etag, n, new PastState(Id, $"s{n}", words), Row(n, words));
        Assert.NotEmpty(file.Holding(Canary));

        etag = await CommitAsync(store, "present", etag, 20);
        foreach (var past in await store.ReadArchiveAsync(Id, default))
            Assert.True(await store.ReplaceAsync(past with { State = "past" }, default));
        foreach (var row in (await store.LoadAsync(Id, default))!.Outbox)
            Assert.True(await store.DeleteAsync(row, default));
        await store.PurgeAsync(default);
        Assert.Empty(file.Holding(Canary));
        Assert.Equal(("present", etag), ((await store.LoadAsync(Id, default))!.Document.State, (await store.LoadAsync(Id, default))!.ETag));
    }

    [NeedsSqliteFact]
    public async Task Without_a_purge_they_would_be_found()
    {
        await using var store = SqliteStore.Open(file.Path);
        var etag = await CommitAsync(store, Canary, "", 0);
        await CommitAsync(store, "present", etag, 1);
        Assert.NotEmpty(file.Holding(Canary));
    }

    [NeedsSqliteFact]
    public async Task A_purge_among_other_calls_comes_after_those_that_were_made_before_it()
    {
        await using var store = SqliteStore.Open(file.Path);
        var etag = await CommitAsync(store, Canary, "", 0);
        var last = CommitAsync(store, "present", etag, 1);
        var purges = Enumerable.Range(0, 20).Select(_ => store.PurgeAsync(default)).ToList();
        await Task.WhenAll(purges.Append(last));
        Assert.Empty(file.Holding(Canary));
        await store.CheckAsync(default);
    }

    [NeedsSqliteFact]
    public async Task A_closed_file_says_that_it_cannot_be_purged()
    {
        var store = SqliteStore.Open(file.Path);
        await store.DisposeAsync();
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.PurgeAsync(default));
    }

    private static async Task<string> CommitAsync(SqliteStore store, string state, string etag, int n, PastState? past = null, OutboxRow? row = null) =>
        Assert.IsType<CommitResult.Committed>(await store.CommitAsync(
            new Commit
            {
                Aggregate = Id,
                ETag = etag.Length > 0 ? etag : null,
                Document = new Document(state, n, new Dictionary<string, PostedCard>()),
                EventId = $"message/{n}",
                CommitId = $"c{n}",
                At = FakeClock.Start,
                Archive = past,
                Put = row is null ? [] : [row],
            },
            default)).ETag;

    private static OutboxRow Row(int n, string words) => new()
    {
        Aggregate = Id,
        Id = $"tell/{n}",
        Order = n,
        Work = new OutboxWork.Tell(Id, words),
        Claim = Claim.None,
    };
}
