using PeerCoachBot.Storage;
namespace PeerCoachBot.Tests.Storage;

/// <summary>What a store promises about ids of any kind, and about how long and how many things may be.</summary>
public abstract partial class StoreContract
{
    private const int MostPut = 98;

    [StoreFact]
    public async Task Awkward_ids_do_not_meet()
    {
        foreach (var (n, id) in AwkwardIds.All.Index())
        {
            await CommitAsync(Write($"{n}", eventId: id, commitId: $"c{n}") with { Aggregate = Id with { Key = id } });
            await Store.WriteHintAsync(Id with { Key = id }, Now, default);
        }

        foreach (var (n, id) in AwkwardIds.All.Index())
        {
            Assert.Equal($"{n}", (await Store.LoadAsync(Id with { Key = id }, default))!.Document.State);
            Assert.Equal($"c{n}", await Store.FindSeenAsync(Id with { Key = id }, id, default));
        }

        Assert.Equal(AwkwardIds.All.Order(StringComparer.Ordinal), (await DueAsync(Now)).Order(StringComparer.Ordinal));
    }

    [StoreFact]
    public async Task Awkward_ids_do_not_meet_in_one_aggregate()
    {
        string? etag = null;
        foreach (var (n, id) in AwkwardIds.All.Index())
            etag = (await CommitAsync(Write("", etag, id, $"c{n}", put: [Row($"post/{id}") with { Order = n }]) with { Archive = new PastState(Id, id, $"{n}") })).ETag;

        foreach (var (n, id) in AwkwardIds.All.Index())
        {
            Assert.Equal($"{n}", (await Store.FindArchivedAsync(Id, id, default))?.State);
            Assert.Equal($"c{n}", await Store.FindSeenAsync(Id, id, default));
        }

        var rows = (await LoadAsync())!.Outbox.OrderBy(row => row.Order);
        Assert.Equal(AwkwardIds.All.Select(id => $"post/{id}"), rows.Select(row => row.Id));
    }

    [StoreTheory]
    [InlineData(1)]
    [InlineData(31_999)]
    [InlineData(32_000)]
    [InlineData(32_001)]
    [InlineData(64_001)]
    [InlineData(450_000)]
    [InlineData(600_000)]
    public async Task Documents_of_any_length_come_back_as_they_went(int length)
    {
        // Characters that take two places, at even places and at odd ones.
        var rockets = string.Concat(Enumerable.Repeat("🚀", length / 2));
        var first = await CommitAsync(Write(rockets + "x") with { Archive = new PastState(Id, "even", rockets) });
        Assert.Equal(rockets + "x", (await LoadAsync())!.Document.State);
        Assert.Equal(rockets, (await Store.FindArchivedAsync(Id, "even", default))?.State);

        await CommitAsync(Write("x" + rockets, first.ETag));
        Assert.Equal("x" + rockets, (await LoadAsync())!.Document.State);
    }

    [StoreFact]
    public async Task A_long_document_leaves_nothing_behind_in_a_short_one()
    {
        var first = await CommitAsync(Write(new string('x', 100_000)));
        var second = await CommitAsync(Write("short", first.ETag));
        Assert.Equal("short", (await LoadAsync())!.Document.State);
        var third = await CommitAsync(Write(new string('y', 700_000), second.ETag));
        await CommitAsync(Write("", third.ETag));
        Assert.Equal("", (await LoadAsync())!.Document.State);
    }

    [StoreFact]
    public async Task A_commit_takes_nearly_a_hundred_rows_and_an_aggregate_more_than_a_thousand()
    {
        string? etag = null;
        for (var n = 0; n < 11; n++)
            etag = (await CommitAsync(Write($"{n}", etag, $"message/{n}", put: [.. Enumerable.Range(0, MostPut).Select(m => Row($"post/{n}/{m}"))]))).ETag;
        var loaded = (await LoadAsync())!;
        Assert.Equal(("10", etag), (loaded.Document.State, loaded.ETag));
        Assert.Equal(11 * MostPut, loaded.Outbox.Select(row => row.Id).Distinct().Count());
    }

    [StoreFact]
    public async Task More_hints_than_a_thousand_are_found_earliest_first()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 1050), async (n, _) =>
            await Store.WriteHintAsync(Id with { Key = $"{n}" }, Now.AddMilliseconds(n * 7919 % 1050), default));
        var due = await Store.DueHintsAsync(Now.AddMinutes(1), Now, 2000, default);
        Assert.Equal(1050, due.Select(hint => hint.Aggregate.Key).Distinct().Count());
        Assert.Equal(due.Select(hint => hint.Due).Order(), due.Select(hint => hint.Due));
        Assert.Equal(700, (await Store.DueHintsAsync(Now.AddMilliseconds(699), Now, 2000, default)).Count);
    }

    [StoreFact]
    public async Task However_many_events_are_old_they_are_forgotten_and_nothing_else()
    {
        string? etag = null;
        for (var n = 0; n < 130; n++)
            etag = (await CommitAsync(Write($"{n}", etag, $"message/{n}") with { At = Now.AddMinutes(n), Archive = new PastState(Id, "s1", "past") })).ETag;
        await CommitAsync(Write("other", eventId: "message/0") with { Aggregate = Id with { Key = "other" } });

        await Store.ForgetSeenAsync(Now.AddMinutes(125), default);
        await Store.ForgetSeenAsync(Now.AddMinutes(125), default);
        for (var n = 0; n < 130; n++)
            Assert.Equal(n >= 125, await Store.FindSeenAsync(Id, $"message/{n}", default) is not null);
        Assert.Null(await Store.FindSeenAsync(Id with { Key = "other" }, "message/0", default));
        Assert.Equal(("129", etag), ((await LoadAsync())!.Document.State, (await LoadAsync())!.ETag));
        Assert.Equal("past", (await Store.FindArchivedAsync(Id, "s1", default))?.State);

        await Store.ForgetSeenAsync(Now.AddMinutes(130), default);
        Assert.Null(await Store.FindSeenAsync(Id, "message/129", default));
    }
}
