using PeerCoachBot.Storage;
using PeerCoachBot.Storage.Embedded;
using PeerCoachBot.Tests.Support;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Tests.Turns;

/// <summary>A start ends all claims of the file's former process, but not the day for which a wake-up is left alone.</summary>
public sealed class ParkedHintTests : IDisposable
{
    private readonly TemporaryFile file = new();
    private readonly FakeClock clock = new();
    private readonly TallyAggregate tallies = new();
    private readonly List<DateTimeOffset> woken = [];

    public ParkedHintTests() => tallies.OnWoken = tally => woken.Add(tally.Wake!.Value);

    public void Dispose() => file.Dispose();

    [NeedsSqliteFact]
    public async Task It_stays_parked_for_its_day_however_often_the_process_starts()
    {
        var poison = FakeClock.Start.AddSeconds(90);
        tallies.OnWoken = _ =>
        {
            woken.Add(clock.GetUtcNow());
            throw new InvalidOperationException();
        };
        await RunAsync(async world =>
        {
            await SetWakeAsync(world, "ana", poison);
            await world.PassAsync(TimeSpan.FromMinutes(20));
        });
        var tries = woken.Count;
        Assert.Equal(1 + Visits.MostTries, tries);

        // A day is counted from the last try, by which it was parked.
        for (var hour = 1; hour < 24; hour++)
        {
            clock.AdvanceTo(woken[^1].AddHours(hour));
            await RunAsync(world => world.ScanAsync());
            Assert.Equal(tries, woken.Count);
        }

        clock.AdvanceTo(woken[^1].AddHours(24));
        await RunAsync(world => world.ScanAsync());
        Assert.Equal(tries + 1, woken.Count);
    }

    [NeedsSqliteFact]
    public async Task However_many_are_parked_a_later_one_is_found_after_a_start()
    {
        var (first, later) = (FakeClock.Start.AddSeconds(10), FakeClock.Start.AddSeconds(30));
        await RunAsync(async world =>
        {
            for (var n = 0; n < 120; n++)
                await SetWakeAsync(world, $"parked {n}", first);
            await SetWakeAsync(world, "ana", later);
            foreach (var hint in await world.Store.DueHintsAsync(first, first, int.MaxValue, default))
                await world.Store.ClaimAsync(hint, new Claim(world.Store.Replica.Owner, world.Store.Replica.Epoch, first.AddHours(24)) { Parked = "why" }, default);
        });
        clock.AdvanceTo(later.AddSeconds(5));
        await RunAsync(world => world.ScanAsync());
        Assert.Equal([later], woken);
    }

    /// <summary>What a process does between its start and its end.</summary>
    private async Task RunAsync(Func<World, Task> life)
    {
        await using var store = SqliteStore.Open(file.Path);
        using World world = new(store, clock, others: [tallies]);
        await life(world);
    }

    private static Task<TurnResult> SetWakeAsync(World world, string who, DateTimeOffset at) =>
        world.Turns.HandleAsync(new Turn(TallyAggregate.IdOf(who), "wake", new TallyEvent.WakeSet(at)), default);
}
