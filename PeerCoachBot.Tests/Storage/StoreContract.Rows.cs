using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.Storage;

namespace PeerCoachBot.Tests.Storage;

/// <summary>What a store promises about rows on their way out, and about keys and sizes.</summary>
public abstract partial class StoreContract
{
    [StoreFact]
    public async Task Rows_of_every_kind_come_back_as_they_went()
    {
        var shared = new Address.Shared(new Conversation("t1", "19:x@thread.tacv2;messageid=17", ConversationKind.Channel));
        var alone = new Address.Private(new PersonId("t1", "ana"));
        IReadOnlyList<OutboxRow> rows =
        [
            Row("post/a", new OutboxWork.Post("s1/step/gather", shared)),
            Row("post/b", new OutboxWork.Post("s1/summary/1/ana", alone)) with { NotBefore = Now.AddSeconds(4), Tries = 2 },
            Row("post/c", new OutboxWork.Post("s1/board", alone)) with { Posted = new PostedCard("1:1", "m2") },
            Row("tell/3", new OutboxWork.Tell(Id, "{\"fact\":\"left\"}", alone)) with { Parked = "status 429" },
            Row("update/a"),
        ];
        var committed = await CommitAsync(Write("one", put: rows));
        var loaded = (await LoadAsync())!.Outbox;
        Assert.Equal(rows, Plain(committed.Rows));
        Assert.Equal(rows, Plain(loaded).OrderBy(r => r.Id, StringComparer.Ordinal));
        Assert.Equal(committed.Rows.Select(r => r.ETag).Order(), loaded.Select(r => r.ETag).Order());
    }

    [StoreFact]
    public async Task A_row_is_replaced_by_one_with_its_id()
    {
        var first = await CommitAsync(Write("one", put: [Row("update/a")]));
        var second = await CommitAsync(Write("two", first.ETag, put: [Row("update/a") with { Order = 9 }]));
        var row = Assert.Single((await LoadAsync())!.Outbox);
        Assert.Equal((9, second.Rows[0].ETag), (row.Order, row.ETag));
        Assert.NotEqual(first.Rows[0].ETag, row.ETag);
    }

    [StoreFact]
    public async Task Only_the_row_that_was_read_is_replaced()
    {
        var read = (await CommitAsync(Write("one", put: [Row("update/a")]))).Rows[0];
        var newer = await Store.ReplaceAsync(read with { Tries = 1 }, default);
        Assert.NotEqual(read.ETag, newer!.ETag);
        Assert.Null(await Store.ReplaceAsync(read with { Tries = 2 }, default));
        Assert.Equal(1, Assert.Single((await LoadAsync())!.Outbox).Tries);
        Assert.NotNull(await Store.ReplaceAsync(newer with { Tries = 3 }, default));
    }

    [StoreFact]
    public async Task Only_the_row_that_was_read_is_deleted()
    {
        var read = (await CommitAsync(Write("one", put: [Row("update/a")]))).Rows[0];
        var newer = await Store.ReplaceAsync(read with { Tries = 1 }, default);
        Assert.False(await Store.DeleteAsync(read, default));
        Assert.Single((await LoadAsync())!.Outbox);
        Assert.True(await Store.DeleteAsync(newer!, default));
        Assert.False(await Store.DeleteAsync(newer!, default));
        Assert.Empty((await LoadAsync())!.Outbox);
        Assert.Null(await Store.ReplaceAsync(newer!, default));
    }

    [StoreFact]
    public async Task A_row_that_was_posted_goes_with_the_commit_that_folds_it_in()
    {
        var first = await CommitAsync(Write("one", put: [Row("post/a"), Row("post/b")]));
        var stamped = await Store.ReplaceAsync(first.Rows[0] with { Posted = new PostedCard("c", "m1") }, default);
        await CommitAsync(Write("two", first.ETag) with { Delete = [stamped!] });
        Assert.Equal("post/b", Assert.Single((await LoadAsync())!.Outbox).Id);
    }

    [StoreFact]
    public async Task A_commit_that_folds_in_a_row_which_has_changed_conflicts_as_a_whole()
    {
        var first = await CommitAsync(Write("one", put: [Row("post/a")]));
        await Store.ReplaceAsync(first.Rows[0] with { Tries = 1 }, default);
        var stale = Write("two", first.ETag, eventId: "message/2", put: [Row("post/b")]) with { Delete = first.Rows };
        Assert.IsType<CommitResult.Conflict>(await Store.CommitAsync(stale, default));
        Assert.Equal("one", (await LoadAsync())!.Document.State);
        Assert.Equal("post/a", Assert.Single((await LoadAsync())!.Outbox).Id);
        Assert.Null(await Store.FindSeenAsync(Id, "message/2", default));
    }

    [StoreTheory]
    [InlineData("19:abc@thread.tacv2;messageid=1700000000000")]
    [InlineData("a'; DROP TABLE aggregates; --\"")]
    [InlineData("100% of /a/b\\c?d#e&f=g")]
    [InlineData("👩‍🚀 naïve ﷽ \u202Eabc")]
    [InlineData("bars|in|the|key")]
    [InlineData(" leading and trailing ")]
    [InlineData("")]
    public async Task Awkward_keys_are_keys(string key)
    {
        var id = new AggregateId("session", "t1", key);
        var row = Row($"post/{key}") with { Aggregate = id };
        var committed = await CommitAsync(Write("mine", eventId: $"message/{key}", put: [row]) with { Aggregate = id, Archive = new PastState(id, key, "past") });
        await CommitAsync(Write("another's") with { Aggregate = id with { Key = key + "x" } });
        await Store.WriteHintAsync(id, Now, default);

        Assert.Equal("mine", (await Store.LoadAsync(id, default))!.Document.State);
        Assert.Equal("c", await Store.FindSeenAsync(id, $"message/{key}", default));
        Assert.Equal("past", (await Store.FindArchivedAsync(id, key, default))?.State);
        Assert.Equal(id, Assert.Single(await Store.DueHintsAsync(Now, Now, 10, default)).Aggregate);
        Assert.True(await Store.DeleteAsync(committed.Rows[0], default));
    }

    [StoreFact]
    public async Task Keys_that_differ_in_case_only_differ()
    {
        await CommitAsync(Write("upper") with { Aggregate = Id with { Key = "A" } });
        await CommitAsync(Write("lower") with { Aggregate = Id with { Key = "a" } });
        Assert.Equal("upper", (await Store.LoadAsync(Id with { Key = "A" }, default))!.Document.State);
    }

    [StoreTheory]
    [InlineData(32_001)]
    [InlineData(400_000)]
    public async Task Long_documents_are_kept_whole(int length)
    {
        var words = string.Concat(Enumerable.Range(0, length / 5).Select(i => (i % 7) switch { 0 => "\"\\\n𝔘", 1 => "<&'\0ü", _ => "words" }));
        await CommitAsync(Write(words) with { Archive = new PastState(Id, "s1", words) });
        Assert.Equal(words, (await LoadAsync())!.Document.State);
    }

    private static IEnumerable<OutboxRow> Plain(IEnumerable<OutboxRow> rows) => rows.Select(r => r with { ETag = "" });
}
