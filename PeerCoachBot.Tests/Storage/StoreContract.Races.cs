using PeerCoachBot.Storage;

namespace PeerCoachBot.Tests.Storage;

/// <summary>What a store promises where several want the same thing at once, and in corners of its port.</summary>
public abstract partial class StoreContract
{
    private const int Rivals = 8;

    [StoreFact]
    public async Task Of_commits_at_the_same_time_one_wins()
    {
        var first = await CommitAsync(Write("none", eventId: "message/0"));
        var results = await Task.WhenAll(Enumerable.Range(0, Rivals).Select(n => Task.Run(() => Store.CommitAsync(
            Write($"{n}", first.ETag, $"message/{n + 1}", $"c{n}", put: [Row($"post/{n}")]), default))));
        var winner = Assert.Single(results.Index(), result => result.Item is CommitResult.Committed);
        Assert.Equal(Rivals - 1, results.Count(result => result is CommitResult.Conflict));

        var loaded = (await LoadAsync())!;
        Assert.Equal(($"{winner.Index}", ((CommitResult.Committed)winner.Item).ETag), (loaded.Document.State, loaded.ETag));
        Assert.Equal($"post/{winner.Index}", Assert.Single(loaded.Outbox).Id);
        for (var n = 0; n < Rivals; n++)
            Assert.Equal(n == winner.Index ? $"c{n}" : null, await Store.FindSeenAsync(Id, $"message/{n + 1}", default));
    }

    [StoreTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_deliveries_of_one_event_at_the_same_time_one_is_kept(bool changesState)
    {
        var results = await Task.WhenAll(Enumerable.Range(0, Rivals).Select(n => Task.Run(() =>
        {
            var commit = Write($"{n}", eventId: "message/1", commitId: $"c{n}");
            return Store.CommitAsync(changesState ? commit : commit with { Document = null }, default);
        })));
        var winner = Assert.Single(results.Index(), result => result.Item is CommitResult.Committed);
        Assert.Equal(Rivals - 1, results.Count(result => result is CommitResult.AlreadyHandled));
        Assert.Equal($"c{winner.Index}", await Store.FindSeenAsync(Id, "message/1", default));
        Assert.Equal(changesState ? $"{winner.Index}" : null, (await LoadAsync())?.Document.State);
    }

    [StoreFact]
    public async Task Of_claims_at_the_same_time_one_wins()
    {
        await Store.WriteHintAsync(Id, Now, default);
        var read = await TheHintAsync();
        var claims = await Task.WhenAll(Enumerable.Range(0, Rivals).Select(n => Task.Run(() =>
            Store.ClaimAsync(read, Elsewhere with { Owner = $"{n}" }, default))));
        Assert.Single(claims, claim => claim is not null);

        var row = (await CommitAsync(Write("one", put: [Row("post/a")]))).Rows[0];
        var rows = await Task.WhenAll(Enumerable.Range(0, Rivals).Select(n => Task.Run(() => Store.ReplaceAsync(row with { Tries = n + 1 }, default))));
        Assert.Equal(Assert.Single(rows, kept => kept is not null)!.Tries, Assert.Single((await LoadAsync())!.Outbox).Tries);
    }

    [StoreFact]
    public async Task An_event_alone_is_remembered_of_an_aggregate_that_is_missing()
    {
        var remembered = await CommitAsync(Write("", eventId: "message/1") with { Document = null });
        Assert.Empty(remembered.Rows);
        Assert.Null(await LoadAsync());
        Assert.Equal("c", await Store.FindSeenAsync(Id, "message/1", default));
        Assert.IsType<CommitResult.AlreadyHandled>(await Store.CommitAsync(Write("", eventId: "message/1", commitId: "c2") with { Document = null }, default));
    }

    [StoreFact]
    public async Task Of_two_rows_with_one_id_in_one_commit_the_last_is_put()
    {
        var first = await CommitAsync(Write("one", put: [Row("update/a"), Row("update/a") with { Order = 4 }]));
        var row = Assert.Single((await LoadAsync())!.Outbox);
        Assert.Equal((4, first.Rows[^1].ETag), (row.Order, row.ETag));
    }

    [StoreFact]
    public async Task A_row_that_goes_and_comes_in_one_commit_is_replaced()
    {
        var first = await CommitAsync(Write("one", put: [Row("update/a")]));
        var second = await CommitAsync(Write("two", first.ETag, put: [Row("update/a") with { Order = 4 }]) with { Delete = first.Rows });
        var row = Assert.Single((await LoadAsync())!.Outbox);
        Assert.Equal((4, second.Rows[0].ETag), (row.Order, row.ETag));
        var stale = Write("three", second.ETag, put: [Row("update/a") with { Order = 5 }]) with { Delete = first.Rows };
        Assert.IsType<CommitResult.Conflict>(await Store.CommitAsync(stale, default));
    }
}
