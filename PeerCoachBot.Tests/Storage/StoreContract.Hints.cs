using PeerCoachBot.Storage;

namespace PeerCoachBot.Tests.Storage;

/// <summary>What a store promises about hints.</summary>
public abstract partial class StoreContract
{
    private static readonly Claim Elsewhere = new("elsewhere", 5, Now.AddSeconds(60));

    [StoreFact]
    public async Task Hints_come_in_the_order_in_which_they_are_due()
    {
        foreach (var minutes in new[] { 3, 1, 4, 2, 9 })
            await Store.WriteHintAsync(Id with { Key = $"k{minutes}" }, Now.AddMinutes(minutes), default);
        Assert.Equal(["k1", "k2", "k3", "k4"], await DueAsync(Now.AddMinutes(4)));
        Assert.Equal(["k1", "k2"], await DueAsync(Now.AddMinutes(4), most: 2));
        Assert.Empty(await DueAsync(Now));
    }

    [StoreFact]
    public async Task Claimed_hints_do_not_hide_those_behind_them()
    {
        await Store.WriteHintAsync(Id with { Key = "claimed" }, Now, default);
        await Store.ClaimAsync(await TheHintAsync(), Elsewhere, default);
        await Store.WriteHintAsync(Id with { Key = "free" }, Now.AddSeconds(1), default);
        Assert.Equal(["free"], await DueAsync(Now.AddMinutes(1), most: 1));
    }

    [StoreFact]
    public async Task Hints_whose_claims_ran_out_come_where_they_are_due()
    {
        foreach (var second in Enumerable.Range(1, 6))
            await Store.WriteHintAsync(Id with { Key = $"k{second}" }, Now.AddSeconds(second), default);
        foreach (var hint in await Store.DueHintsAsync(Now.AddMinutes(1), Now, 100, default))
            if (hint.Aggregate.Key is "k1" or "k4" or "k6")
                await Store.ClaimAsync(hint, hint.Aggregate.Key == "k6" ? Elsewhere with { Until = Now.AddHours(1) } : Elsewhere, default);
        Assert.Equal(["k2", "k3", "k5"], await DueAsync(Now.AddMinutes(1)));
        Assert.Equal(["k1", "k2", "k3", "k4", "k5"], await DueAsync(Now.AddMinutes(1), now: Now.AddMinutes(1)));
        Assert.Equal(["k1", "k2"], await DueAsync(Now.AddMinutes(1), most: 2, now: Now.AddMinutes(1)));
        Assert.Equal(["k1", "k2", "k3"], await DueAsync(Now.AddSeconds(3), now: Now.AddMinutes(1)));
    }

    [StoreFact]
    public async Task A_hint_of_the_same_moment_replaces_the_other_and_its_claim()
    {
        await Store.WriteHintAsync(Id, Now, default);
        var claimed = await Store.ClaimAsync(await TheHintAsync(), Elsewhere, default);
        Assert.Empty(await DueAsync(Now));
        await Store.WriteHintAsync(Id, Now, default);
        var replaced = await TheHintAsync();
        Assert.Null(replaced.Claim);
        Assert.NotEqual(claimed!.ETag, replaced.ETag);
        Assert.False(await Store.DeleteAsync(claimed, default));
        Assert.NotNull(await TheHintAsync());
    }

    [StoreFact]
    public async Task An_aggregate_has_a_hint_for_each_moment()
    {
        await Store.WriteHintAsync(Id, Now, default);
        await Store.WriteHintAsync(Id, Now.AddTicks(1), default);
        Assert.Equal(2, (await DueAsync(Now.AddMinutes(1))).Count);
    }

    [StoreFact]
    public async Task Only_the_hint_that_was_read_is_claimed()
    {
        await Store.WriteHintAsync(Id, Now, default);
        var read = await TheHintAsync();
        var claimed = await Store.ClaimAsync(read, Elsewhere, default);
        Assert.Equal(Elsewhere, claimed!.Claim);
        Assert.Null(await Store.ClaimAsync(read, Store.Replica.ClaimFrom(Now), default));
        Assert.NotNull(await Store.ClaimAsync(claimed, Elsewhere with { Until = Now.AddHours(1) }, default));
    }

    [StoreFact]
    public async Task Only_the_hint_that_was_read_is_deleted()
    {
        await Store.WriteHintAsync(Id, Now, default);
        var read = await TheHintAsync();
        var claimed = await Store.ClaimAsync(read, Store.Replica.ClaimFrom(Now), default);
        Assert.False(await Store.DeleteAsync(read, default));
        Assert.True(await Store.DeleteAsync(claimed!, default));
        Assert.False(await Store.DeleteAsync(claimed!, default));
        Assert.Empty(await DueAsync(Now.AddHours(1), now: Now.AddHours(1)));
    }

    [StoreFact]
    public async Task A_claimed_hint_is_left_alone_until_the_claim_runs_out()
    {
        await Store.WriteHintAsync(Id, Now, default);
        await Store.ClaimAsync(await TheHintAsync(), Elsewhere, default);
        Assert.Empty(await DueAsync(Now, now: Now.AddSeconds(59)));
        Assert.Single(await DueAsync(Now, now: Now.AddSeconds(60)));
    }

    [StoreTheory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    public async Task A_dead_epochs_claims_are_free_at_once(int epoch, bool isFree)
    {
        await Store.WriteHintAsync(Id, Now, default);
        var replica = Store.Replica;
        await Store.ClaimAsync(await TheHintAsync(), new Claim(replica.Owner, replica.Epoch + epoch, Now.AddSeconds(60)), default);
        Assert.Equal(isFree ? 1 : 0, (await DueAsync(Now)).Count);
    }

    private async Task<Hint> TheHintAsync() => Assert.Single(await Store.DueHintsAsync(Now.AddHours(1), Now, 100, default));

    private async Task<IReadOnlyList<string>> DueAsync(DateTimeOffset by, int most = 100, DateTimeOffset? now = null) =>
        [.. (await Store.DueHintsAsync(by, now ?? Now, most, default)).Select(h => h.Aggregate.Key)];
}
