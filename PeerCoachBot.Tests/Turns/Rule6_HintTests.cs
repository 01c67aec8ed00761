using PeerCoachBot.Storage;
using PeerCoachBot.Tests.Support;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Tests.Turns;

/// <summary>One wake-up per aggregate: its hint is written before the commit, and outlives every crash.</summary>
public sealed class Rule6_HintTests : IDisposable
{
    private static readonly DateTimeOffset Start = FakeClock.Start;
    private readonly MemoryStore memory = new();
    private readonly FakeClock clock = new();
    private readonly TappedStore store;
    private readonly World one;
    private readonly World two;

    public Rule6_HintTests()
    {
        store = new TappedStore(memory.As(new Replica("one", 1)));
        one = new World(store, clock, others: [new TallyAggregate()]);
        two = new World(memory.As(new Replica("two", 1)), clock, others: [new TallyAggregate()]);
    }

    public void Dispose()
    {
        one.Dispose();
        two.Dispose();
    }

    [Fact]
    public async Task The_hint_is_written_before_the_commit_and_within_a_minute()
    {
        await SetAsync(one, Start.AddMinutes(10));
        Assert.Equal(Start.AddSeconds(60), Assert.IsType<StoreCall.WriteHint>(Assert.Single(store.Calls, c => c is StoreCall.WriteHint)).Due);
        Assert.True(IndexOf(c => c is StoreCall.WriteHint) < IndexOf(c => c is StoreCall.Committing));
    }

    [Fact]
    public async Task A_wake_up_that_comes_sooner_than_its_hint_gets_one_in_time()
    {
        await SetAsync(one, Start.AddSeconds(20));
        Assert.Equal(Start.AddSeconds(20), Assert.Single(memory.Hints).Due);
    }

    [Fact]
    public async Task Whatever_sends_is_looked_at_within_a_minute()
    {
        await one.Turns.HandleAsync(Said.By(one, "Ana", "start"), default);
        Assert.Equal(Start.AddSeconds(60), Assert.Single(memory.Hints).Due);
    }

    [Fact]
    public async Task A_hint_that_is_early_arms_the_next_and_goes()
    {
        await SetAsync(one, Start.AddMinutes(10));
        await LookAsync(two, 61);
        Assert.Equal(Start.AddMinutes(10), Assert.Single(memory.Hints).Due);
        await LookAsync(two, 540);
        Assert.Equal(1, (await TallyAsync()).Wakes);
        await LookAsync(two, 61);
        Assert.Empty(memory.Hints);
    }

    [Fact]
    public async Task A_hint_is_deleted_only_after_the_version_was_raised()
    {
        await SetAsync(one, Start.AddMinutes(10));
        await SetAsync(one, null, "off");
        store.Calls.Clear();
        await LookAsync(one, 61);
        Assert.Empty(memory.Hints);
        Assert.True(IndexOf(c => c is StoreCall.Committing { Commit.EventId: null }) < IndexOf(c => c is StoreCall.DeleteHint));
    }

    [Fact]
    public async Task A_commit_under_way_that_relies_on_a_hint_which_goes_looks_again()
    {
        await SetAsync(one, Start.AddMinutes(10));
        await SetAsync(one, null, "off");
        clock.Advance(TimeSpan.FromSeconds(61));
        var left = 1;
        store.Before = async call =>
        {
            if (call is StoreCall.Committing && left-- > 0)
                await two.ScanAsync();
        };
        await SetAsync(one, Start.AddSeconds(150), "again");
        Assert.Equal(1, store.Conflicts);
        Assert.Contains(memory.Hints, h => h.Due <= Start.AddSeconds(150));
        using var three = Fresh();
        await LookAsync(three, 90);
        Assert.Equal(1, (await TallyAsync()).Wakes);
    }

    [Fact]
    public async Task A_hint_that_was_written_anew_meanwhile_is_not_deleted()
    {
        await SetAsync(two, Start.AddMinutes(10));
        await SetAsync(two, null, "off");
        var left = 1;
        store.Before = call => call is StoreCall.DeleteHint { Hint: var hint } && left-- > 0
            ? memory.WriteHintAsync(hint.Aggregate, hint.Due, default)
            : Task.CompletedTask;
        await LookAsync(one, 61);
        Assert.Single(memory.Hints);
        await one.ScanAsync();

        // The next scan found the new one, looked again, and had to delete that by itself.
        Assert.Equal(2, store.Calls.Count(c => c is StoreCall.DeleteHint));
        Assert.Empty(memory.Hints);
    }

    [Fact]
    public async Task For_a_missing_aggregate_the_hint_waits_a_day()
    {
        store.OnCommit = (_, _) => throw TappedStore.Unavailable();
        Assert.Equal(TurnOutcome.NotSaved, (await SetAsync(one, Start.AddMinutes(10))).Outcome);
        var looks = store.Calls.Count;
        var hints = memory.Hints.Count;
        await one.PassAsync(TimeSpan.FromHours(23));
        Assert.Equal(hints, memory.Hints.Count);
        Assert.InRange(store.Calls.Skip(looks).Count(c => c is StoreCall.Load), 1, 20 * hints);
        await one.PassAsync(TimeSpan.FromHours(26));
        Assert.Empty(memory.Hints);
    }

    [Fact]
    public async Task A_commit_that_lands_after_its_hint_was_looked_at_is_woken_all_the_same()
    {
        var landing = new TaskCompletionSource();
        store.Before = call => call is StoreCall.Committing ? landing.Task : Task.CompletedTask;
        var turn = SetAsync(one, Start.AddMinutes(3));
        await two.ScanAsync(CommitWriter.HintGrain);
        landing.SetResult();
        await turn;
        one.Dispose();
        await two.PassAsync(TimeSpan.FromMinutes(4));
        Assert.Equal(1, (await TallyAsync()).Wakes);
    }

    [Fact]
    public async Task A_busy_aggregate_costs_about_one_hint_write_a_minute()
    {
        for (var turn = 0; turn < 300; turn++)
        {
            await SetAsync(one, clock.GetUtcNow().AddMinutes(7), $"{turn}");
            clock.Advance(TimeSpan.FromSeconds(2));
            await one.SettleAsync();
            await one.ScanAsync();
        }

        Assert.InRange(memory.HintWrites, 5, 12);
    }

    [Fact]
    public async Task A_visit_that_died_is_made_by_another_when_its_claim_has_run_out()
    {
        using (var gone = Fresh())
            await SetAsync(gone, Start.AddSeconds(30));
        clock.Advance(TimeSpan.FromSeconds(31));
        store.After = call => call is StoreCall.ClaimHint ? throw TappedStore.Unavailable() : Task.CompletedTask;
        await one.ScanAsync();
        one.Dispose();
        await LookAsync(two, 59);
        Assert.Equal(0, (await TallyAsync()).Wakes);
        await LookAsync(two, 1);
        Assert.Equal(1, (await TallyAsync()).Wakes);
    }

    [Fact]
    public async Task Two_replicas_that_look_at_once_wake_it_once()
    {
        await SetAsync(one, Start.AddSeconds(30));
        clock.Advance(TimeSpan.FromSeconds(31));
        var left = 1;
        store.Before = async call =>
        {
            if (call is StoreCall.ClaimHint && left-- > 0)
                await two.ScanAsync();
        };
        await one.ScanAsync();
        await one.SettleAsync();
        Assert.Equal(1, (await TallyAsync()).Wakes);
        Assert.Single(store.Calls, c => c is StoreCall.ClaimHint);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_crash_at_any_point_loses_no_wake_up(bool after)
    {
        for (var at = 1; ; at++)
        {
            var data = new MemoryStore();
            var time = new FakeClock();
            var fuse = new Fuse(at, after);
            using var dying = new World(fuse.Guard(data.As(new Replica("dying", 1))), time, others: [new TallyAggregate()]);
            using var other = new World(data.As(new Replica("other", 1)), time, others: [new TallyAggregate()]);
            try
            {
                await SetAsync(dying, Start.AddMinutes(10));
                await SetAsync(dying, null, "off");
                await LookAsync(dying, 61);
                await SetAsync(dying, Start.AddMinutes(5), "on");
                await LookAsync(dying, 61);
                await LookAsync(dying, 61);
                await LookAsync(dying, 120);
            }
            catch (CrashException)
            {
                // The other replica goes on.
            }

            dying.Dispose();
            await SetAsync(other, Start.AddMinutes(10));
            await SetAsync(other, null, "off");
            await SetAsync(other, Start.AddMinutes(5), "on");
            await other.ScanAsync();
            for (var minute = 0; minute < 12; minute++)
                await LookAsync(other, 61);
            var tally = (Tally)(await other.Turns.PeekAsync(TallyAggregate.IdOf("ana"), default))!;
            Assert.True(tally.Wakes == 1, $"killed {(after ? "after" : "before")} call {at}: {tally.Wakes} wake-ups");
            Assert.True(data.Hints.Count == 0, $"killed at call {at}: a hint is left");
            if (!fuse.IsBurnt)
            {
                Assert.True(at > 20, "too little happened");
                return;
            }
        }
    }

    private static Task<TurnResult> SetAsync(World world, DateTimeOffset? at, string id = "set") =>
        world.Turns.HandleAsync(TallyAggregate.WakeAt(at, id), default);

    private async Task LookAsync(World world, int seconds)
    {
        world.Clock.Advance(TimeSpan.FromSeconds(seconds));
        await world.ScanAsync();
    }

    private int IndexOf(Predicate<StoreCall> which)
    {
        var index = store.Calls.FindIndex(which);
        Assert.NotEqual(-1, index);
        return index;
    }

    private World Fresh() => new(memory.As(new Replica("three", 1)), clock, others: [new TallyAggregate()]);

    private async Task<Tally> TallyAsync()
    {
        using var fresh = new World(memory, clock, others: [new TallyAggregate()]);
        return (Tally)(await fresh.Turns.PeekAsync(TallyAggregate.IdOf("ana"), default))!;
    }
}
