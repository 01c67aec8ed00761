using PeerCoachBot.Decisions;
using PeerCoachBot.Storage;
using PeerCoachBot.Storage.Embedded;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Storage;

/// <summary>The embedded store keeps the contract.</summary>
[NeedsSqlite]
public sealed class SqliteStoreTests : StoreContract
{
    private readonly TemporaryFile file = new();
    private SqliteStore? store;

    private protected override Task<IStore> OpenAsync() => Task.FromResult<IStore>(store = SqliteStore.Open(file.Path));

    protected override async Task CloseAsync()
    {
        await store!.DisposeAsync();
        file.Dispose();
    }
}

/// <summary>What a file adds to the contract.</summary>
public sealed class SqliteFileTests : IDisposable
{
    private static readonly DateTimeOffset Now = FakeClock.Start;
    private readonly TemporaryFile file = new();

    public void Dispose() => file.Dispose();

    [NeedsSqliteFact]
    public async Task What_was_committed_survives_reopening()
    {
        CommitResult.Committed committed;
        await using (var first = SqliteStore.Open(file.Path))
        {
            committed = Assert.IsType<CommitResult.Committed>(await first.CommitAsync(Commit("k", "one"), default));
            await first.WriteHintAsync(Id("k"), Now, default);
        }

        await using var second = SqliteStore.Open(file.Path);
        Assert.Equal(("one", committed.ETag), ((await second.LoadAsync(Id("k"), default))!.Document.State, (await second.LoadAsync(Id("k"), default))!.ETag));
        Assert.Equal("c", await second.FindSeenAsync(Id("k"), "message/k", default));
        Assert.Single(await second.DueHintsAsync(Now, Now, 10, default));
    }

    [NeedsSqliteFact]
    public async Task Every_start_has_an_epoch_and_etags_of_its_own()
    {
        CommitResult.Committed before;
        long epoch;
        await using (var first = SqliteStore.Open(file.Path))
        {
            epoch = first.Replica.Epoch;
            before = Assert.IsType<CommitResult.Committed>(await first.CommitAsync(Commit("k", "one"), default));
        }

        await using var second = SqliteStore.Open(file.Path);
        Assert.Equal(epoch + 1, second.Replica.Epoch);
        var after = await second.CommitAsync(Commit("k", "two") with { ETag = before.ETag, EventId = "message/2" }, default);
        Assert.NotEqual(before.ETag, Assert.IsType<CommitResult.Committed>(after).ETag);
    }

    [NeedsSqliteFact]
    public async Task A_file_in_use_is_refused_and_the_message_names_the_setting()
    {
        await using var first = SqliteStore.Open(file.Path);
        var refusal = Assert.Throws<StoreUnavailableException>(() => SqliteStore.Open(file.Path));
        Assert.StartsWith("Storage:File: ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(file.Path, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("another process is using it", refusal.Message, StringComparison.Ordinal);
        await first.CheckAsync(default);
    }

    [NeedsSqliteFact]
    public void A_file_that_is_no_database_is_refused_and_the_message_names_the_setting()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file.Path)!);
        File.WriteAllText(file.Path, new string('x', 5000));
        var refusal = Assert.Throws<StoreUnavailableException>(() => SqliteStore.Open(file.Path));
        Assert.StartsWith("Storage:File: ", refusal.Message, StringComparison.Ordinal);
    }

    [NeedsSqliteFact]
    public async Task A_closed_file_can_be_opened_again_and_its_old_store_says_that_it_is_closed()
    {
        var first = SqliteStore.Open(file.Path);
        await first.DisposeAsync();
        await using var second = SqliteStore.Open(file.Path);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => first.CheckAsync(default));
        await second.CheckAsync(default);
    }

    [NeedsSqliteFact]
    public async Task Whoever_claimed_a_hint_before_the_file_was_opened_is_gone()
    {
        await using (var first = SqliteStore.Open(file.Path))
        {
            await first.WriteHintAsync(Id("k"), Now, default);
            var hint = Assert.Single(await first.DueHintsAsync(Now, Now, 10, default));
            Assert.NotNull(await first.ClaimAsync(hint, first.Replica.ClaimFrom(Now), default));
            Assert.Empty(await first.DueHintsAsync(Now, Now, 10, default));
        }

        await using var second = SqliteStore.Open(file.Path);
        Assert.Single(await second.DueHintsAsync(Now, Now, 10, default));
    }

    [NeedsSqliteFact]
    public async Task Hints_of_a_file_that_did_not_know_when_they_are_free_are_found()
    {
        await using (var older = SqliteFile.Open(file.Path, db => Sql.Run(
            db,
            """
            CREATE TABLE hints (due INTEGER, aggregate TEXT, etag INTEGER NOT NULL, claim TEXT, PRIMARY KEY (due, aggregate)) WITHOUT ROWID;
            INSERT INTO hints VALUES (1, 'session|t1|k', 7, NULL);
            """)))
        {
        }

        await using var store = SqliteStore.Open(file.Path);
        var hint = Assert.Single(await store.DueHintsAsync(Now, Now, 10, default));
        Assert.NotNull(await store.ClaimAsync(hint, store.Replica.ClaimFrom(Now), default));
        Assert.Empty(await store.DueHintsAsync(Now, Now, 10, default));
    }

    [NeedsSqliteFact]
    public async Task A_scan_for_what_is_due_goes_by_the_index_alone()
    {
        await using (SqliteStore.Open(file.Path))
        {
        }

        await using var sqlite = SqliteFile.Open(file.Path, _ => { });
        var plan = await sqlite.RunAsync(db => Sql.Rows(db, $"EXPLAIN QUERY PLAN {HintRows.Free}", r => r.GetString(3), 0L, 0L, 1), default);
        Assert.Equal(2, plan.Count(step => step.Contains("SEARCH hints USING INDEX hints_free", StringComparison.Ordinal)));
        Assert.DoesNotContain(plan, step => step.Contains("SCAN hints", StringComparison.Ordinal));
    }

    [NeedsSqliteFact]
    public async Task Of_many_commits_at_once_each_is_kept_or_refused_as_if_alone()
    {
        await using var store = SqliteStore.Open(file.Path);
        var writers = Enumerable.Range(0, 400).Select(n => Task.Run(() => store.CommitAsync(
            Commit($"k{n % 40}", $"w{n}") with { EventId = $"message/{n}", CommitId = $"c{n}" }, default)));
        var results = await Task.WhenAll(writers);
        Assert.Equal(40, results.Count(r => r is CommitResult.Committed));
        for (var n = 0; n < results.Length; n++)
            Assert.Equal(results[n] is CommitResult.Committed ? $"c{n}" : null, await store.FindSeenAsync(Id($"k{n % 40}"), $"message/{n}", default));
    }

    [NeedsSqliteFact]
    public async Task A_call_that_fails_does_not_take_its_neighbours_with_it()
    {
        await using var sqlite = SqliteFile.Open(file.Path, db => Sql.Run(db, "CREATE TABLE t (x TEXT PRIMARY KEY)"));
        using var gate = new ManualResetEventSlim();

        // Whatever is called while the first call runs shares the next transaction.
        var first = sqlite.RunAsync(_ => gate.Wait(TimeSpan.FromSeconds(30)), default);
        var before = sqlite.RunAsync(db => Sql.Run(db, "INSERT INTO t VALUES ('before')"), default);
        var twice = sqlite.RunAsync(db => Sql.Run(db, "INSERT INTO t VALUES ('mine'); INSERT INTO t VALUES ('before')"), default);
        var broken = sqlite.RunAsync<int>(db => Sql.Run(db, "INSERT INTO t VALUES ('lost')") < 0 ? 0 : throw new FormatException("unreadable"), default);
        var after = sqlite.RunAsync(db => Sql.Run(db, "INSERT INTO t VALUES ('after')"), default);
        gate.Set();

        Assert.True(await first);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => twice);
        await Assert.ThrowsAsync<FormatException>(() => broken);
        Assert.Equal((1, 1), (await before, await after));
        Assert.Equal(["after", "before"], await sqlite.RunAsync(db => Sql.Rows(db, "SELECT x FROM t ORDER BY x", r => r.GetString(0)), default));
    }

    [NeedsSqliteFact]
    public async Task Nothing_is_answered_before_it_is_flushed()
    {
        await using var sqlite = SqliteFile.Open(file.Path, _ => { });
        Assert.Equal("wal", await sqlite.RunAsync(db => Sql.Scalar<string>(db, "PRAGMA journal_mode"), default));
        Assert.Equal(2L, await sqlite.RunAsync(db => Sql.Scalar<long>(db, "PRAGMA synchronous"), default));
        Assert.Equal(1L, await sqlite.RunAsync(db => Sql.Scalar<long>(db, "PRAGMA secure_delete"), default));
    }

    private static AggregateId Id(string key) => new("session", "t1", key);

    private static Commit Commit(string key, string state) => new()
    {
        Aggregate = Id(key),
        ETag = null,
        Document = new Document(state, 0, new Dictionary<string, PostedCard>()),
        EventId = $"message/{key}",
        CommitId = "c",
        At = Now,
    };
}
