using PeerCoachBot.Storage;
using PeerCoachBot.Tests.Support;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Tests.Turns;

/// <summary>A row that has to wait is nobody's meanwhile, so that whoever comes by at its time sends it.</summary>
public sealed class PutOffTests : IDisposable
{
    private static readonly TimeSpan Grain = CommitWriter.HintGrain;
    private readonly MemoryStore memory = new();
    private readonly World one;

    public PutOffTests() => one = new World(memory.As(new Replica("one", 1)));

    public void Dispose() => one.Dispose();

    [Fact]
    public async Task What_one_replica_put_off_another_sends_at_its_time()
    {
        one.Messenger.Intercept = (_, _) => new SendResult.Later("status 503", TimeSpan.FromSeconds(10));
        await one.HandleAsync(Said.By(one, "Ana", "start"));
        Assert.Equal(Claim.None, Assert.Single(memory.OutboxRows, r => r.IsPending).Claim);
        one.Messenger.Intercept = null;

        using World two = new(memory.As(new Replica("two", 1)), one.Clock, one.Messenger);
        one.Clock.Advance(TimeSpan.FromSeconds(9));
        await two.ScanAsync(Grain);
        Assert.DoesNotContain(one.Messenger.Messages, m => m.Card is not null);
        one.Clock.Advance(TimeSpan.FromSeconds(1));
        await two.SettleAsync();
        Assert.Single(one.Messenger.Messages, m => m.Card is not null);
    }

    [Fact]
    public async Task However_long_and_at_whomever_it_waits_it_is_not_given_up_for_it()
    {
        var waits = 0;
        one.Messenger.Intercept = (_, _) =>
        {
            waits++;
            return new SendResult.Later("its conversation has to wait", TimeSpan.FromMinutes(10)) { IsNoTry = true };
        };
        await one.HandleAsync(Said.By(one, "Ana", "start"));
        for (var another = 2; another < 20; another++)
        {
            one.Clock.Advance(TimeSpan.FromMinutes(10));
            using World next = new(memory.As(new Replica($"another {another}", 1)), one.Clock, one.Messenger);
            await next.ScanAsync(Grain);
        }

        Assert.InRange(waits, 19, int.MaxValue);
        Assert.All(memory.OutboxRows.Where(r => r.Posted is null), r => Assert.Equal((0, null), (r.Tries, r.Parked)));
        one.Messenger.Intercept = null;
        one.Clock.Advance(TimeSpan.FromMinutes(10));
        using World last = new(memory.As(new Replica("last", 1)), one.Clock, one.Messenger);
        await last.ScanAsync(Grain);
        Assert.Contains(one.Messenger.Messages, m => m.Card?.EndsWith("/step/gather", StringComparison.Ordinal) == true);
        Assert.DoesNotContain(memory.OutboxRows, r => r.IsPending);
    }
}
