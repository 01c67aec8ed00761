using PeerCoachBot.Decisions;
using PeerCoachBot.Storage;
using PeerCoachBot.Storage.Tables;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Storage.Tables;

/// <summary>The tables keep the contract.</summary>
[NeedsNode]
[Collection(Azurite.Name)]
public sealed class TableStoreTests(Azurite azurite) : StoreContract
{
    private protected override async Task<IStore> OpenAsync() => await azurite.NewStoreAsync();
}

/// <summary>What several replicas and the service's limits add to the contract.</summary>
[Collection(Azurite.Name)]
public sealed class TableReplicasTests(Azurite azurite)
{
    private static readonly AggregateId Id = new("session", "t1", "k");
    private static readonly DateTimeOffset Now = FakeClock.Start;

    [NeedsNodeFact]
    public async Task Replicas_have_names_of_their_own_and_share_what_is_stored()
    {
        var (one, two) = await TwoAsync();
        Assert.NotEqual(one.Replica.Owner, two.Replica.Owner);
        await one.CommitAsync(Commit(rows: 1), default);
        var row = Assert.Single((await two.LoadAsync(Id, default))!.Outbox);
        Assert.NotNull(await two.ReplaceAsync(row with { Tries = 1 }, default));
        Assert.False(await one.DeleteAsync(row, default));
    }

    [NeedsNodeFact]
    public async Task A_replicas_claims_hold_against_the_others_until_they_run_out()
    {
        var (one, two) = await TwoAsync();
        await one.WriteHintAsync(Id, Now, default);
        var hint = Assert.Single(await two.DueHintsAsync(Now, Now, 10, default));
        Assert.NotNull(await one.ClaimAsync(hint, one.Replica.ClaimFrom(Now), default));
        Assert.Null(await two.ClaimAsync(hint, two.Replica.ClaimFrom(Now), default));
        Assert.Empty(await two.DueHintsAsync(Now, Now.AddSeconds(59), 10, default));
        Assert.Single(await two.DueHintsAsync(Now, Now.AddSeconds(60), 10, default));
    }

    [NeedsNodeFact]
    public async Task What_one_replica_saw_another_forgets()
    {
        var (one, two) = await TwoAsync();
        await one.CommitAsync(Commit(), default);
        await Task.WhenAll(one.ForgetSeenAsync(Now.AddDays(1), default), two.ForgetSeenAsync(Now.AddDays(1), default));
        await two.ForgetSeenAsync(Now.AddDays(1), default);
        Assert.Null(await one.FindSeenAsync(Id, "message/1", default));
    }

    [NeedsNodeTheory]
    [InlineData(98, true)]
    [InlineData(99, false)]
    public async Task A_commit_of_more_than_a_hundred_rows_is_not_sent(int rows, bool isTaken)
    {
        var (store, _) = await TwoAsync();
        if (isTaken)
            Assert.IsType<CommitResult.Committed>(await store.CommitAsync(Commit(rows), default));
        else
            Assert.Contains("100", (await Assert.ThrowsAsync<StoreUnavailableException>(() => store.CommitAsync(Commit(rows), default))).Message, StringComparison.Ordinal);
        Assert.Equal(isTaken ? rows : null, (await store.LoadAsync(Id, default))?.Outbox.Count);
    }

    [NeedsNodeFact]
    public async Task Who_has_given_up_before_a_write_begins_writes_nothing()
    {
        var (store, _) = await TwoAsync();
        CancellationToken givenUp = new(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.CommitAsync(Commit(), givenUp));
        Assert.Null(await store.LoadAsync(Id, default));
    }

    [NeedsNodeFact]
    public async Task Tables_that_are_there_stay_as_they_are()
    {
        var (store, _) = await TwoAsync();
        await store.CommitAsync(Commit(), default);
        await store.CreateTablesAsync(default);
        Assert.NotNull(await store.LoadAsync(Id, default));
    }

    [NeedsNodeFact]
    public async Task Without_its_tables_the_store_says_so()
    {
        TableStore store = new(Azurite.Service(await azurite.AddressAsync()), Azurite.NewTables(), "Azurite");
        Assert.Contains("TableNotFound", (await Assert.ThrowsAsync<StoreUnavailableException>(() => store.CheckAsync(default))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.LoadAsync(Id, default));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.FindSeenAsync(Id, "message/1", default));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.CommitAsync(Commit(), default));
    }

    [NeedsNodeFact]
    public async Task Where_the_key_is_wrong_the_start_says_which_setting_to_mend()
    {
        var account = new TableAccount(await azurite.AddressAsync(), new SharedKey("devstoreaccount1", "a2V5"));
        var refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() => TableStore.Of(account, identity: null, TimeProvider.System).CreateTablesAsync(default));
        Assert.StartsWith($"Storage:ConnectionString: the tables of {account.Endpoint} cannot be used. The tables answer 403", refusal.Message, StringComparison.Ordinal);
    }

    private async Task<(TableStore One, TableStore Two)> TwoAsync()
    {
        var tables = Azurite.NewTables();
        return (await azurite.StoreAsync(tables), await azurite.StoreAsync(tables));
    }

    private static Commit Commit(int rows = 0) => new()
    {
        Aggregate = Id,
        ETag = null,
        Document = new Document("one", 0, new Dictionary<string, PostedCard>()),
        EventId = "message/1",
        CommitId = "c1",
        At = Now,
        Put =
        [
            .. Enumerable.Range(0, rows).Select(n => new OutboxRow
            {
                Aggregate = Id,
                Id = $"post/{n}",
                Order = n,
                Work = new OutboxWork.Update("card"),
                Claim = new Claim("a", 1, Now.AddSeconds(60)),
            }),
        ],
    };
}
