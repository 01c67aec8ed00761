using PeerCoachBot.Storage;
using PeerCoachBot.Tests.Support;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Tests.Turns;

/// <summary>Kills the process at each call of store or connector in turn; another then takes over, and is told the same again.</summary>
internal static class Kills
{
    /// <param name="after">Killed after the call rather than before it.</param>
    /// <param name="prepare">Done beforehand, on a reunion.</param>
    /// <param name="work">What the process is killed in. It is done once more by the next one.</param>
    /// <param name="check">What holds a minute later.</param>
    public static async Task EverywhereAsync(bool after, Func<World, Task> prepare, Func<World, Task> work, Action<MemoryStore, RecordingMessenger, string> check)
    {
        var calls = await AtAsync(int.MaxValue);
        Assert.True(calls > 50, $"only {calls} calls");
        for (var at = 1; at <= calls; at++)
            await AtAsync(at);

        async Task<int> AtAsync(int call)
        {
            MemoryStore store = new();
            using var before = await Reunion.BeginAsync(store);
            await prepare(before);
            Fuse fuse = new(call, after);
            fuse.Guard(before.Messenger);
            await KilledAsync(fuse, store, before, work);
            before.Messenger.Intercept = null;
            before.Messenger.AfterEach = null;
            if (fuse.IsBurnt)
            {
                using World next = new(store.As(new Replica("bot", 2)), before.Clock, before.Messenger);
                await work(next);
                await next.ScanAsync(CommitWriter.HintGrain);
                await next.PassAsync(TimeSpan.FromSeconds(60));
            }

            Assert.Equal(fuse.IsBurnt, call != int.MaxValue);
            check(store, before.Messenger, $"killed {(after ? "after" : "before")} call {call}");
            Assert.DoesNotContain(store.OutboxRows, row => row.IsPending);
            Assert.NotEqual(0, store.Purges);
            return fuse.Count;
        }
    }

    private static async Task KilledAsync(Fuse fuse, MemoryStore store, World before, Func<World, Task> work)
    {
        using World world = new(fuse.Guard(store.As(new Replica("bot", 1))), before.Clock, before.Messenger);
        try
        {
            await work(world);
            await world.PassAsync(TimeSpan.FromSeconds(60));
        }
        catch (CrashException)
        {
            // Another process takes over.
        }
    }
}
