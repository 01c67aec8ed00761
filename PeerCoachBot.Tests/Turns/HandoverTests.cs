using PeerCoachBot.Storage;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Turns;

/// <summary>A process that is told to stop lets go of what it holds, and another goes on with it at once.</summary>
public sealed class HandoverTests : IDisposable
{
    private readonly MemoryStore memory = new();
    private readonly TappedStore store;
    private readonly World one;
    private readonly World two;

    public HandoverTests()
    {
        store = new TappedStore(memory.As(new Replica("one", 1)));
        one = new World(store, others: [new TallyAggregate()]);
        two = new World(memory.As(new Replica("two", 1)), one.Clock, one.Messenger, others: [new TallyAggregate()]);
    }

    public void Dispose()
    {
        one.Dispose();
        two.Dispose();
    }

    [Fact]
    public async Task What_was_not_sent_yet_is_sent_by_another_at_once()
    {
        await one.Turns.HandleAsync(Said.By(one, "Ana", "start"), default);
        await one.HandOverAsync();
        await two.ScanAsync();
        Assert.Single(one.Messenger.Messages);
        Assert.DoesNotContain(memory.OutboxRows, r => r.IsPending);
    }

    [Fact]
    public async Task A_wake_up_that_people_watch_comes_on_time()
    {
        await one.Turns.HandleAsync(TallyAggregate.WakeAt(FakeClock.Start.AddMinutes(10), "far"), default);
        await one.Turns.HandleAsync(TallyAggregate.WakeAt(FakeClock.Start.AddSeconds(20), "near"), default);
        one.Clock.Advance(TimeSpan.FromSeconds(10));
        await one.HandOverAsync();
        one.Clock.Advance(TimeSpan.FromSeconds(10));
        await two.ScanAsync();
        Assert.Equal(1, ((Tally)(await two.Turns.PeekAsync(TallyAggregate.IdOf("ana"), default))!).Wakes);
    }

    [Fact]
    public async Task What_is_anothers_stays_with_it()
    {
        await two.Turns.HandleAsync(Said.By(two, "Ana", "start"), default);
        await one.Turns.PeekAsync(PeerCoachBot.Sessions.SessionId.Of(one.Home), default);
        await one.HandOverAsync();
        Assert.All(memory.OutboxRows, r => Assert.Equal("two", r.Claim.Owner));
    }

    [Fact]
    public async Task Where_the_store_fails_the_stop_goes_on()
    {
        await one.Turns.HandleAsync(Said.By(one, "Ana", "start"), default);
        store.Before = _ => throw TappedStore.Unavailable();
        await one.HandOverAsync();
        store.Before = null;
        one.Clock.Advance(TimeSpan.FromSeconds(60));
        await two.ScanAsync();
        Assert.Single(one.Messenger.Messages);
    }

    [Fact]
    public async Task Letting_go_is_no_failed_try()
    {
        await one.Turns.HandleAsync(Said.By(one, "Ana", "start"), default);
        await one.HandOverAsync();
        List<int> tries = [];
        one.Messenger.Intercept = (_, _) =>
        {
            tries.AddRange(memory.OutboxRows.Where(r => r.IsPending).Select(r => r.Tries));
            return null;
        };
        await two.ScanAsync();
        Assert.All(tries, n => Assert.Equal(0, n));
        Assert.NotEmpty(tries);
    }
}
