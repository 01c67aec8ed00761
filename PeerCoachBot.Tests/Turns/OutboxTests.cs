using PeerCoachBot.Decisions;
using PeerCoachBot.Tests.Support;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Tests.Turns;

/// <summary>Who is sent for next.</summary>
public sealed class OutboxTests : IDisposable
{
    private readonly FakeClock clock = new();
    private readonly Outbox outbox;

    public OutboxTests() => outbox = new Outbox(clock);

    public void Dispose() => outbox.Dispose();

    [Fact]
    public void Those_for_which_somebody_waits_come_before_a_backlog()
    {
        Signal("old 1", canWait: true);
        Signal("old 2", canWait: true);
        Signal("new");
        Assert.Equal(["new", "old 1", "old 2"], TakeAll());
    }

    [Fact]
    public void Whoever_waits_in_a_backlog_and_is_spoken_to_moves_to_the_front_and_comes_once()
    {
        Signal("old 1", canWait: true);
        Signal("old 2", canWait: true);
        Signal("old 2");
        Signal("old 2", canWait: true);
        Assert.Equal(["old 2", "old 1"], TakeAll());
    }

    [Fact]
    public void What_is_added_while_it_is_sent_for_comes_again_and_not_to_two_at_once()
    {
        Signal("a");
        Assert.True(outbox.TryTake(out var a));
        Signal("a");
        Signal("a", canWait: true);
        Assert.False(outbox.TryTake(out _));
        outbox.Release(a);
        Assert.Equal(["a"], TakeAll());
        Assert.True(outbox.IsIdle);
    }

    [Fact]
    public async Task Workers_are_woken_by_what_comes_and_share_it()
    {
        Signal("a");
        Signal("b", canWait: true);
        List<string> taken = [];
        await foreach (var id in outbox.TakeAsync(default))
        {
            taken.Add(id.Key);
            outbox.Release(id);
            if (taken.Count == 2)
                break;
        }

        Assert.Equal(["a", "b"], taken);
    }

    [Fact]
    public void What_is_to_be_sent_later_comes_then()
    {
        outbox.SignalIn(Id("a"), TimeSpan.FromSeconds(5));
        clock.Advance(TimeSpan.FromSeconds(4.9));
        Assert.Empty(TakeAll());
        clock.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal(["a"], TakeAll());
    }

    [Fact]
    public void What_is_to_be_sent_later_goes_before_a_backlog_where_somebody_waits_for_it_and_else_behind()
    {
        outbox.SignalIn(Id("put off"), TimeSpan.FromSeconds(4));
        outbox.SignalIn(Id("waited for"), TimeSpan.FromSeconds(5), canWait: false);
        Signal("old", canWait: true);
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(["waited for", "old", "put off"], TakeAll());
    }

    private static AggregateId Id(string key) => new("session", "t1", key);

    private void Signal(string key, bool canWait = false) => outbox.Signal(Id(key), canWait);

    private List<string> TakeAll()
    {
        List<string> taken = [];
        while (outbox.TryTake(out var id))
        {
            taken.Add(id.Key);
            outbox.Release(id);
        }

        return taken;
    }
}
