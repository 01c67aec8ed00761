using PeerCoachBot.Tests.Support;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Tests.Turns;

/// <summary>Whoever speaks hears within a few seconds whether it was saved, however slowly the store fails.</summary>
public sealed class DeadlineTests : IDisposable
{
    private readonly TappedStore store = new(new MemoryStore());
    private readonly World world;

    public DeadlineTests() => world = new World(store);

    public void Dispose() => world.Dispose();

    [Fact]
    public async Task A_store_that_fails_slowly_is_not_asked_eight_times()
    {
        var tries = 0;
        store.OnCommit = (_, _) =>
        {
            tries++;
            world.Clock.Advance(TimeSpan.FromSeconds(4));
            throw TappedStore.Unavailable();
        };
        var result = await world.Turns.HandleAsync(Said.By(world, "Ana", "start"), default);
        Assert.Equal(TurnOutcome.NotSaved, result.Outcome);
        Assert.Equal(2, tries);
    }

    [Fact]
    public async Task What_was_saved_after_all_is_known_at_the_end()
    {
        store.OnCommit = async (_, go) =>
        {
            await go();
            world.Clock.Advance(TimeSpan.FromSeconds(7));
            throw TappedStore.Unavailable();
        };
        var result = await world.Turns.HandleAsync(Said.By(world, "Ana", "start"), default);
        Assert.Equal(TurnOutcome.Handled, result.Outcome);
        Assert.True(result.IsKept);
    }
}
