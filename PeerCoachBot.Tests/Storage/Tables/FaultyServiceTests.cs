using PeerCoachBot.Decisions;
using PeerCoachBot.Storage;
using PeerCoachBot.Storage.Tables;
using PeerCoachBot.Storage.Tables.Service;
using PeerCoachBot.Tests.Support;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Tests.Storage.Tables;

/// <summary>A service that refuses, throttles, breaks off and loses answers, under the store alone and under the whole machine.</summary>
[Collection(Azurite.Name)]
public sealed class FaultyServiceTests(Azurite azurite) : IAsyncLifetime
{
    private const int Notes = 60;
    private const double FaultyWrites = 0.4;

    private static readonly Patience Short = new() { FirstPause = TimeSpan.FromMilliseconds(1) };

    private readonly TableNames tables = Azurite.NewTables();
    private FaultProxy? proxy;
    private TableStore? healthy;

    private FaultProxy Proxy => proxy!;

    public async Task InitializeAsync()
    {
        if (Programs.WhyNoNode is not null)
            return;
        proxy = await FaultProxy.StartAsync(await azurite.AddressAsync());
        healthy = await azurite.StoreAsync(tables);
    }

    public async Task DisposeAsync()
    {
        if (proxy is not null)
            await proxy.DisposeAsync();
    }

    [NeedsNodeTheory]
    [InlineData(500, "OperationTimedOut")]
    [InlineData(503, "ServerBusy")]
    [InlineData(429, "TooManyRequests")]
    [InlineData(403, "AuthorizationPermissionMismatch")]
    [InlineData(404, "TableNotFound")]
    [InlineData(409, "TableBeingDeleted")]
    public async Task What_tells_nothing_of_the_row_is_no_result(int status, string code)
    {
        Proxy.Decide = (_, _) => Task.FromResult<Fault?>(new Fault.Answer(status, code));
        var store = Store();
        foreach (var call in Calls(store))
        {
            var failure = await Assert.ThrowsAsync<StoreUnavailableException>(call);
            Assert.Contains(code, failure.Message, StringComparison.Ordinal);
        }
    }

    [NeedsNodeTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_the_last_try_without_an_answer_the_events_row_tells(bool arrives)
    {
        var store = Store();
        Proxy.Decide = (_, path) => Task.FromResult<Fault?>(path.EndsWith("/$batch", StringComparison.Ordinal) ? new Fault.Reset(arrives) : null);
        var commit = Commit("k", "message/1");
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.CommitAsync(commit, default));
        Assert.Equal(arrives ? commit.CommitId : null, await store.FindSeenAsync(commit.Aggregate, "message/1", default));
    }

    [NeedsNodeTheory]
    [InlineData(412, "UpdateConditionNotSatisfied")]
    [InlineData(409, "EntityAlreadyExists")]
    public async Task A_refusal_that_the_events_row_does_not_explain_is_a_conflict(int status, string code)
    {
        var store = Store();
        Proxy.Decide = (_, path) => Task.FromResult<Fault?>(path.EndsWith("/$batch", StringComparison.Ordinal) ? new Fault.Answer(status, code) : null);
        Assert.IsType<CommitResult.Conflict>(await store.CommitAsync(Commit("k", "message/1"), default));
        Assert.Null(await healthy!.LoadAsync(Commit("k", "").Aggregate, default));
    }

    [NeedsNodeTheory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Two_replicas_on_a_bad_way_keep_what_they_said_was_kept_and_nothing_else(int seed)
    {
        Random random = new(seed);
        Proxy.Decide = (method, _) => Task.FromResult(method != "GET" && random.NextDouble() < FaultyWrites ? AnyFault(random) : null);
        FakeClock clock = new();
        using World one = new(Store(), clock, others: [new TallyAggregate()]);
        using World two = new(Store(), clock, others: [new TallyAggregate()]);

        List<string> kept = [];
        for (var n = 0; n < Notes; n++)
            if ((await (random.Next(2) == 0 ? one : two).Turns.HandleAsync(TallyAggregate.Note($"{n}"), default)).Outcome == TurnOutcome.Handled)
                kept.Add($"{n}");

        Proxy.Decide = (_, _) => Task.FromResult<Fault?>(null);
        Assert.Equal(kept, ((Tally)(await new World(healthy, clock, others: [new TallyAggregate()]).Turns.PeekAsync(TallyAggregate.IdOf("ana"), default))!).Notes);
        Assert.InRange(kept.Count, Notes / 2, Notes);
    }

    [NeedsNodeFact]
    public async Task Two_replicas_at_the_same_time_on_a_bad_way_lose_nothing_and_double_nothing()
    {
        Random random = new(7);
        Lock gate = new();
        Proxy.Decide = (method, _) =>
        {
            lock (gate)
                return Task.FromResult(method != "GET" && random.NextDouble() < FaultyWrites / 2 ? AnyFault(random) : null);
        };
        FakeClock clock = new();
        using World one = new(Store(), clock, others: [new TallyAggregate()]);
        using World two = new(Store(), clock, others: [new TallyAggregate()]);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, Notes).Select(async n =>
            (Note: $"{n}", Result: await (n % 2 == 0 ? one : two).Turns.HandleAsync(TallyAggregate.Note($"{n}"), default))));

        var kept = outcomes.Where(o => o.Result.Outcome == TurnOutcome.Handled).Select(o => o.Note).Order();
        var stored = (Tally)(await new World(healthy, clock, others: [new TallyAggregate()]).Turns.PeekAsync(TallyAggregate.IdOf("ana"), default))!;
        Assert.Equal(kept, stored.Notes.Order());
        Assert.DoesNotContain(outcomes, o => o.Result.Outcome == TurnOutcome.Repeated);
    }

    private static Fault AnyFault(Random random) => random.Next(7) switch
    {
        0 => new Fault.Answer(412, "UpdateConditionNotSatisfied"),
        1 => new Fault.Answer(409, "EntityAlreadyExists"),
        2 => new Fault.Answer(429, "TooManyRequests"),
        3 => new Fault.Answer(500, "InternalError", Arrives: random.Next(2) == 0),
        4 => new Fault.Answer(503, "ServerBusy", Arrives: random.Next(2) == 0),
        5 => new Fault.Reset(Arrives: false),
        _ => new Fault.Reset(Arrives: true),
    };

    private static IEnumerable<Func<Task>> Calls(TableStore store)
    {
        var id = new AggregateId("session", "t1", "k");
        return
        [
            () => store.LoadAsync(id, default),
            () => store.CommitAsync(Commit("k", "message/1"), default),
            () => store.CommitAsync(Commit("k", "message/1") with { Document = null }, default),
            () => store.FindSeenAsync(id, "message/1", default),
            () => store.FindArchivedAsync(id, "a", default),
            () => store.WriteHintAsync(id, FakeClock.Start, default),
            () => store.DueHintsAsync(FakeClock.Start, FakeClock.Start, 10, default),
            () => store.ForgetSeenAsync(FakeClock.Start, default),
            () => store.CheckAsync(default),
            () => store.CreateTablesAsync(default),
        ];
    }

    private TableStore Store() => new(Azurite.Service(Proxy.Address, Short), tables, "Azurite");

    private static Commit Commit(string key, string eventId) => new()
    {
        Aggregate = new AggregateId("session", "t1", key),
        ETag = null,
        Document = new Document("one", 0, new Dictionary<string, PostedCard>()),
        EventId = eventId,
        CommitId = "c1",
        At = FakeClock.Start,
    };
}
