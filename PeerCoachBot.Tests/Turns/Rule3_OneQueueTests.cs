using PeerCoachBot.Storage;
using PeerCoachBot.Tests.Support;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Tests.Turns;

/// <summary>One queue per aggregate within a process: only replicas contend.</summary>
public sealed class Rule3_OneQueueTests
{
    private readonly MemoryStore memory = new();

    [Fact]
    public async Task Turns_of_one_process_at_once_never_conflict()
    {
        var store = new TappedStore(memory) { Before = async _ => await Task.Yield() };
        using var world = new World(store, others: [new TallyAggregate()]);
        var turns = Enumerable.Range(0, 100).Select(n => Task.Run(() => world.Turns.HandleAsync(TallyAggregate.Note($"{n}"), default)));
        var results = await Task.WhenAll(turns);
        Assert.All(results, r => Assert.Equal(TurnOutcome.Handled, r.Outcome));
        Assert.Equal(0, store.Conflicts);
        Assert.Equal(100, store.Calls.Count(c => c is StoreCall.Committing));
        Assert.Equal(Enumerable.Range(0, 100), (await NotesAsync(world)).Select(int.Parse).Order());
    }

    [Fact]
    public async Task A_turn_of_one_aggregate_does_not_wait_for_anothers()
    {
        var gate = new TaskCompletionSource();
        var ana = TallyAggregate.IdOf("ana");
        var store = new TappedStore(memory) { Before = c => c is StoreCall.Committing { Commit.Aggregate: var id } && id == ana ? gate.Task : Task.CompletedTask };
        using var world = new World(store, others: [new TallyAggregate()]);
        var slow = world.Turns.HandleAsync(TallyAggregate.Note("a"), default);
        Assert.Equal(TurnOutcome.Handled, (await world.Turns.HandleAsync(TallyAggregate.Note("b") with { Aggregate = TallyAggregate.IdOf("ben") }, default)).Outcome);
        Assert.False(slow.IsCompleted);
        gate.SetResult();
        Assert.Equal(TurnOutcome.Handled, (await slow).Outcome);
    }

    [Fact]
    public async Task Two_replicas_that_contend_lose_nothing_and_keep_nothing_twice()
    {
        using var one = new World(new TappedStore(memory.As(new Replica("one", 1))) { Before = async _ => await Task.Yield() }, others: [new TallyAggregate()]);
        using var two = new World(new TappedStore(memory.As(new Replica("two", 1))) { Before = async _ => await Task.Yield() }, one.Clock, one.Messenger, others: [new TallyAggregate()]);
        var turns = Enumerable.Range(0, 100).Select(async n =>
        {
            await Task.Yield();
            var turn = TallyAggregate.Note($"{n}");
            while ((await (n % 2 == 0 ? one : two).Turns.HandleAsync(turn, default)).Outcome == TurnOutcome.NotSaved)
                await Task.Yield();
        });
        await Task.WhenAll(turns);
        using var fresh = new World(memory, one.Clock, others: [new TallyAggregate()]);
        Assert.Equal(Enumerable.Range(0, 100), (await NotesAsync(fresh)).Select(int.Parse).Order());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public async Task A_replica_that_loses_the_race_decides_again_from_what_the_winner_left(int losses)
    {
        using var winner = new World(memory.As(new Replica("winner", 1)), others: [new TallyAggregate()]);
        var store = new TappedStore(memory.As(new Replica("loser", 1)));
        using var loser = new World(store, winner.Clock, winner.Messenger, others: [new TallyAggregate()]);
        var left = losses;
        store.Before = async call =>
        {
            if (call is StoreCall.Committing && left-- > 0)
                await winner.Turns.HandleAsync(TallyAggregate.Note($"w{left}"), default);
        };
        Assert.Equal(TurnOutcome.Handled, (await loser.Turns.HandleAsync(TallyAggregate.Note("mine"), default)).Outcome);
        Assert.Equal(losses, store.Conflicts);
        Assert.Equal(losses + 1, (await NotesAsync(loser)).Count);
        Assert.Equal("mine", (await NotesAsync(loser))[^1]);
    }

    [Fact]
    public async Task Recording_that_a_card_was_posted_never_competes_with_a_turn()
    {
        var store = new TappedStore(memory);
        using var world = new World(store) { Readers = [World.Peer("Ana"), World.Peer("Ben")] };
        var others = new Queue<string>(["join", "agree", "focus goals"]);
        world.Messenger.AfterEach = async call =>
        {
            if (call.Message.Card is not null && others.TryDequeue(out var text))
                await world.Turns.HandleAsync(Said.By(world, "Ben", text), default);
        };
        await world.SayAsync("Ana", "start");
        Assert.Empty(others);
        Assert.Equal(0, store.Conflicts);
        Assert.DoesNotContain(memory.OutboxRows, r => r.IsPending);
    }

    private static async Task<IReadOnlyList<string>> NotesAsync(World world) =>
        ((Tally)(await world.Turns.PeekAsync(TallyAggregate.IdOf("ana"), default))!).Notes;
}
