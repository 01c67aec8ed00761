using PeerCoachBot.Storage;

namespace PeerCoachBot.Tests.Storage;

/// <summary>States that were put aside can be read again, replaced, and left without a trace.</summary>
public abstract partial class StoreContract
{
    private static readonly PastCards Cards = new(new Dictionary<string, PostedCard> { ["s1/summary/1/"] = new("19:home@thread.v2", "m7") });

    [StoreFact]
    public async Task Every_state_put_aside_is_read_with_its_cards_and_nothing_else_is()
    {
        await PutAsideAsync("s2", "s1");
        await CommitAsync(Write("other") with { Aggregate = Id with { Key = "other" }, Archive = new PastState(Id with { Key = "other" }, "s3", "past") });
        var archive = await Store.ReadArchiveAsync(Id, default);
        Assert.Equal([("s1", "past s1"), ("s2", "past s2")], archive.Select(past => (past.Key, past.State)).Order());
        Assert.All(archive, past => Assert.Equal(Id, past.Aggregate));
        Assert.All(archive, past => Assert.Equal(Cards.Posted, past.Cards.Posted));
        Assert.Equal(archive.Single(past => past.Key == "s1").ETag, (await Store.FindArchivedAsync(Id, "s1", default))!.ETag);
        Assert.Empty(await Store.ReadArchiveAsync(Id with { Tenant = "t2" }, default));
    }

    [StoreFact]
    public async Task A_state_put_aside_is_replaced_if_it_is_the_one_that_was_read()
    {
        await PutAsideAsync("s1");
        var read = Assert.Single(await Store.ReadArchiveAsync(Id, default));
        Assert.True(await Store.ReplaceAsync(read with { State = "new", Cards = PastCards.Unknown }, default));
        Assert.False(await Store.ReplaceAsync(read with { State = "late" }, default));
        var replaced = Assert.Single(await Store.ReadArchiveAsync(Id, default));
        Assert.Equal(("new", 0), (replaced.State, replaced.Cards.Posted.Count));
        Assert.NotEqual(read.ETag, replaced.ETag);
    }

    [StoreFact]
    public async Task A_state_that_was_put_aside_anew_is_not_the_one_that_was_read()
    {
        var etag = await PutAsideAsync("s1");
        var read = Assert.Single(await Store.ReadArchiveAsync(Id, default));
        await CommitAsync(Write("again", etag, "message/again") with { Archive = new PastState(Id, "s1", "past s1") });
        Assert.False(await Store.ReplaceAsync(read with { State = "late" }, default));
    }

    [StoreTheory]
    [InlineData("")]
    [InlineData("of no store")]
    public async Task A_state_put_aside_is_not_replaced_by_guess(string etag)
    {
        await PutAsideAsync("s1");
        Assert.False(await Store.ReplaceAsync(new PastState(Id, "s1", "mine") { ETag = etag }, default));
        Assert.False(await Store.ReplaceAsync(new PastState(Id, "s9", "mine") { ETag = etag }, default));
        Assert.Equal("past s1", Assert.Single(await Store.ReadArchiveAsync(Id, default)).State);
    }

    [StoreFact]
    public async Task States_put_aside_under_awkward_keys_are_read_and_replaced()
    {
        await PutAsideAsync(AwkwardIds.All);
        var archive = await Store.ReadArchiveAsync(Id, default);
        Assert.Equal(AwkwardIds.All.Order(StringComparer.Ordinal), archive.Select(past => past.Key).Order(StringComparer.Ordinal));
        foreach (var read in archive)
        {
            Assert.True(await Store.ReplaceAsync(read with { State = $"new {read.Key}" }, default));
            Assert.Equal($"new {read.Key}", (await Store.FindArchivedAsync(Id, read.Key, default))!.State);
        }
    }

    [StoreFact]
    public async Task A_purge_takes_nothing_that_is_there()
    {
        var etag = await PutAsideAsync("s1");
        await Store.PurgeAsync(default);
        Assert.Equal(etag, (await LoadAsync())!.ETag);
        Assert.Equal("past s1", Assert.Single(await Store.ReadArchiveAsync(Id, default)).State);
        await CommitAsync(Write("after", etag, "message/after"));
        await Store.PurgeAsync(default);
    }

    private async Task<string> PutAsideAsync(params IReadOnlyList<string> keys)
    {
        string? etag = null;
        foreach (var key in keys)
        {
            var past = new PastState(Id, key, $"past {key}") { Cards = Cards };
            etag = (await CommitAsync(Write($"after {key}", etag, $"message/{key}") with { Archive = past })).ETag;
        }

        return etag!;
    }
}
