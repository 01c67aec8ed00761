using PeerCoachBot.Decisions;
using PeerCoachBot.Storage;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Storage;

/// <summary>What every store promises; each store's tests inherit it.</summary>
public abstract partial class StoreContract : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = FakeClock.Start;
    private static readonly AggregateId Id = new("session", "t1", "19:home@thread.v2");

    private IStore? store;

    private IStore Store => store ?? throw new InvalidOperationException("The store is not open.");

    private protected abstract Task<IStore> OpenAsync();

    protected virtual Task CloseAsync() => Task.CompletedTask;

    public async Task InitializeAsync() => store = await OpenAsync();

    public Task DisposeAsync() => CloseAsync();

    [StoreFact]
    public async Task An_aggregate_that_was_never_committed_is_missing() => Assert.Null(await LoadAsync());

    [StoreFact]
    public async Task What_was_committed_is_loaded()
    {
        var committed = await CommitAsync(Write("one", hint: Now.AddMinutes(1)));
        var loaded = await LoadAsync();
        Assert.Equal(committed.ETag, loaded!.ETag);
        Assert.Equal(Id, loaded.Id);
        Assert.Equal(("one", 7, Now.AddMinutes(1)), (loaded.Document.State, loaded.Document.Order, loaded.Document.Hint));
        Assert.Equal(new PostedCard("19:home@thread.v2", "m1"), loaded.Document.Cards["s1/step/gather"]);
    }

    [StoreFact]
    public async Task A_second_commit_against_the_first_ones_etag_replaces_the_document()
    {
        var first = await CommitAsync(Write("one"));
        var second = await CommitAsync(Write("two", first.ETag));
        Assert.NotEqual(first.ETag, second.ETag);
        Assert.Equal("two", (await LoadAsync())!.Document.State);
    }

    [StoreFact]
    public async Task A_commit_against_an_old_etag_conflicts_and_changes_nothing()
    {
        var first = await CommitAsync(Write("one"));
        await CommitAsync(Write("two", first.ETag));
        Assert.IsType<CommitResult.Conflict>(await Store.CommitAsync(Write("three", first.ETag), default));
        Assert.Equal("two", (await LoadAsync())!.Document.State);
    }

    [StoreFact]
    public async Task An_aggregate_is_created_only_where_none_is()
    {
        await CommitAsync(Write("one"));
        Assert.IsType<CommitResult.Conflict>(await Store.CommitAsync(Write("again"), default));
    }

    [StoreTheory]
    [InlineData("12")]
    [InlineData("of no store")]
    public async Task A_commit_against_an_aggregate_that_is_gone_conflicts(string etag) =>
        Assert.IsType<CommitResult.Conflict>(await Store.CommitAsync(Write("one", etag), default));

    [StoreFact]
    public async Task An_event_is_handled_once()
    {
        var first = await CommitAsync(Write("one", eventId: "message/1", commitId: "c1"));
        var again = Write("two", first.ETag, eventId: "message/1", commitId: "c2");
        Assert.IsType<CommitResult.AlreadyHandled>(await Store.CommitAsync(again, default));
        Assert.Equal("one", (await LoadAsync())!.Document.State);
        Assert.Equal("c1", await Store.FindSeenAsync(Id, "message/1", default));
    }

    [StoreFact]
    public async Task A_repeated_event_is_known_as_such_even_against_an_old_etag()
    {
        await CommitAsync(Write("one", eventId: "message/1", commitId: "c1"));
        Assert.IsType<CommitResult.AlreadyHandled>(await Store.CommitAsync(Write("two", eventId: "message/1", commitId: "c2"), default));
    }

    [StoreFact]
    public async Task Events_of_two_aggregates_do_not_meet()
    {
        await CommitAsync(Write("one", eventId: "message/1"));
        var other = Id with { Tenant = "t2" };
        Assert.Null(await Store.FindSeenAsync(other, "message/1", default));
        await CommitAsync(Write("one", eventId: "message/1") with { Aggregate = other });
    }

    [StoreFact]
    public async Task A_conflict_leaves_no_trace_of_its_event_rows_or_archive()
    {
        var first = await CommitAsync(Write("one", put: [Row("post/a")]));
        var refused = Write("two", "of no store", eventId: "message/2", put: [Row("post/b")]) with
        {
            Delete = first.Rows,
            Archive = new PastState(Id, "s1", "past"),
        };
        Assert.IsType<CommitResult.Conflict>(await Store.CommitAsync(refused, default));
        Assert.Null(await Store.FindSeenAsync(Id, "message/2", default));
        Assert.Null(await Store.FindArchivedAsync(Id, "s1", default));
        Assert.Equal(["post/a"], (await LoadAsync())!.Outbox.Select(r => r.Id));
    }

    [StoreFact]
    public async Task An_event_alone_is_remembered_without_a_new_version()
    {
        var first = await CommitAsync(Write("one"));
        var remembered = await CommitAsync(Write("", first.ETag, eventId: "message/2", commitId: "c2") with { Document = null });
        Assert.Equal(first.ETag, remembered.ETag);
        Assert.Equal("c2", await Store.FindSeenAsync(Id, "message/2", default));
        Assert.Equal(("one", first.ETag), ((await LoadAsync())!.Document.State, (await LoadAsync())!.ETag));
    }

    [StoreFact]
    public async Task An_event_alone_is_not_remembered_against_an_old_etag()
    {
        var first = await CommitAsync(Write("one"));
        await CommitAsync(Write("two", first.ETag));
        var late = Write("", first.ETag, eventId: "message/2") with { Document = null };
        Assert.IsType<CommitResult.Conflict>(await Store.CommitAsync(late, default));
        Assert.Null(await Store.FindSeenAsync(Id, "message/2", default));
    }

    [StoreFact]
    public async Task Only_old_events_are_forgotten()
    {
        var first = await CommitAsync(Write("one", eventId: "message/1"));
        await CommitAsync(Write("two", first.ETag, eventId: "message/2") with { At = Now.AddHours(1) });
        await Store.ForgetSeenAsync(Now.AddHours(1), default);
        Assert.Null(await Store.FindSeenAsync(Id, "message/1", default));
        Assert.NotNull(await Store.FindSeenAsync(Id, "message/2", default));
    }

    [StoreFact]
    public async Task A_past_state_is_put_aside_with_the_commit()
    {
        await CommitAsync(Write("one") with { Archive = new PastState(Id, "s1", "past") });
        Assert.Equal("past", (await Store.FindArchivedAsync(Id, "s1", default))?.State);
        Assert.Null(await Store.FindArchivedAsync(Id, "s2", default));
        Assert.Null(await Store.FindArchivedAsync(Id with { Key = "other" }, "s1", default));
    }

    [StoreFact]
    public Task A_store_that_works_says_so() => Store.CheckAsync(default);

    private Task<StoredAggregate?> LoadAsync() => Store.LoadAsync(Id, default);

    private async Task<CommitResult.Committed> CommitAsync(Commit commit) =>
        Assert.IsType<CommitResult.Committed>(await Store.CommitAsync(commit, default));

    private static Commit Write(
        string state,
        string? etag = null,
        string? eventId = null,
        string commitId = "c",
        DateTimeOffset? hint = null,
        IReadOnlyList<OutboxRow>? put = null) => new()
        {
            Aggregate = Id,
            ETag = etag,
            Document = new Document(
                state,
                7,
                new Dictionary<string, PostedCard> { ["s1/step/gather"] = new("19:home@thread.v2", "m1") },
                hint),
            EventId = eventId,
            CommitId = commitId,
            At = Now,
            Put = put ?? [],
        };

    private static OutboxRow Row(string id, OutboxWork? work = null) => new()
    {
        Aggregate = Id,
        Id = id,
        Order = 3,
        Work = work ?? new OutboxWork.Update("s1/step/gather"),
        Claim = new Claim("memory", 1, Now.AddSeconds(60)),
    };
}
