using PeerCoachBot.Decisions;
using PeerCoachBot.Storage;
using PeerCoachBot.Tests.Support;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Tests.Turns;

/// <summary>The event's own row, read back, tells whether a turn was saved; no other sign does.</summary>
public sealed class Rule1_SeenTests : IDisposable
{
    private readonly MemoryStore memory = new();
    private readonly TappedStore store;
    private readonly World world;

    public Rule1_SeenTests()
    {
        store = new TappedStore(memory);
        world = new World(store, others: [new TallyAggregate()]);
    }

    public void Dispose() => world.Dispose();

    [Fact]
    public async Task Success_whose_answer_was_lost_is_success()
    {
        Once(store, after: true);
        var result = await HandleAsync(TallyAggregate.Note("a"));
        Assert.Equal(TurnOutcome.Handled, result.Outcome);
        Assert.NotNull(result.Reply);
        Assert.Equal(["a"], await NotesAsync());
        Assert.Single(store.Calls, c => c is StoreCall.Committing);
    }

    [Fact]
    public async Task Own_success_that_is_reported_as_a_conflict_is_success()
    {
        await HandleAsync(TallyAggregate.Note("a"));
        var lies = 1;
        store.OnCommit = async (_, go) => await go() is var honest && lies-- > 0 ? new CommitResult.Conflict() : honest;
        var result = await HandleAsync(TallyAggregate.Note("b"));
        Assert.Equal(TurnOutcome.Handled, result.Outcome);
        Assert.NotNull(result.Reply);
        Assert.Equal(["a", "b"], await NotesAsync());
    }

    [Fact]
    public async Task A_write_that_lands_after_it_was_given_up_is_counted_once()
    {
        Commit? late = null;
        store.OnCommit = async (commit, go) =>
        {
            if (late is null)
            {
                late = commit;
                throw TappedStore.Unavailable();
            }

            if (late != commit && memory.Commits == 0)
                await memory.CommitAsync(late, default);
            return await go();
        };
        var result = await HandleAsync(TallyAggregate.Note("a"));
        Assert.Equal(TurnOutcome.Handled, result.Outcome);
        Assert.NotNull(result.Reply);
        Assert.Equal(["a"], await NotesAsync());
    }

    [Fact]
    public async Task An_event_that_another_replica_handled_is_a_repeat()
    {
        await HandleAsync(TallyAggregate.Note("a"));
        using var other = new World(memory.As(new Replica("other", 1)), world.Clock, world.Messenger, others: [new TallyAggregate()]);
        await other.Turns.HandleAsync(TallyAggregate.Note("b"), default);
        var result = await HandleAsync(TallyAggregate.Note("b"));
        Assert.Equal((TurnOutcome.Repeated, (Reply?)null), (result.Outcome, result.Reply));
        Assert.Equal(["a", "b"], await NotesAsync());
    }

    [Fact]
    public async Task After_a_conflict_without_the_events_row_it_is_decided_again()
    {
        await HandleAsync(TallyAggregate.Note("a"));
        using var other = new World(memory.As(new Replica("other", 1)), world.Clock, world.Messenger, others: [new TallyAggregate()]);
        await other.Turns.HandleAsync(TallyAggregate.Note("b"), default);
        Assert.Equal(TurnOutcome.Handled, (await HandleAsync(TallyAggregate.Note("c"))).Outcome);
        Assert.Equal(1, store.Conflicts);
        Assert.Equal(["a", "b", "c"], await NotesAsync());
    }

    [Fact]
    public async Task After_eight_tries_it_is_said_that_nothing_was_saved()
    {
        store.OnCommit = (_, _) => Task.FromResult<CommitResult>(new CommitResult.Conflict());
        var result = await HandleAsync(TallyAggregate.Note("a"));
        Assert.Equal(TurnOutcome.NotSaved, result.Outcome);
        Assert.Equal(8, store.Calls.Count(c => c is StoreCall.Committing));
        Assert.Null(await memory.LoadAsync(TallyAggregate.IdOf("ana"), default));

        store.OnCommit = null;
        Assert.Equal(TurnOutcome.Handled, (await HandleAsync(TallyAggregate.Note("a"))).Outcome);
        Assert.Equal(["a"], await NotesAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_last_try_that_succeeded_is_not_reported_as_unsaved(bool asConflict)
    {
        var tries = 0;
        store.OnCommit = async (_, go) =>
        {
            if (++tries < TurnHandler.MostTries)
                return new CommitResult.Conflict();
            await go();
            return asConflict ? new CommitResult.Conflict() : throw TappedStore.Unavailable();
        };
        var result = await HandleAsync(TallyAggregate.Note("a"));
        Assert.Equal(TurnOutcome.Handled, result.Outcome);
        Assert.NotNull(result.Reply);
        Assert.Equal(["a"], await NotesAsync());
    }

    [Fact]
    public async Task A_refusal_is_for_good_whatever_has_changed_when_it_is_delivered_again()
    {
        var turn = new Turn(TallyAggregate.IdOf("ana"), "message/x", new TallyEvent.NotedLater("x"));
        await HandleAsync(TallyAggregate.WakeAt(null, "first"));
        Assert.NotNull((await HandleAsync(turn)).Reply);
        await HandleAsync(TallyAggregate.Note("a"));
        Assert.Equal(TurnOutcome.Repeated, (await HandleAsync(turn)).Outcome);
        Assert.Equal(["a"], await NotesAsync());
    }

    [Fact]
    public async Task Wake_ups_and_told_facts_leave_their_rows_too()
    {
        var due = FakeClock.Start.AddMinutes(5);
        await HandleAsync(TallyAggregate.WakeAt(due, "set"));
        await world.PassAsync(TimeSpan.FromMinutes(6));
        await world.SayAsync("Ana", "start");
        var tally = TallyAggregate.IdOf("ana");
        var handled = store.Calls.OfType<StoreCall.Committing>().Where(c => c.Commit.EventId is not null).Select(c => c.Commit).ToList();
        Assert.Contains(handled, c => c.Aggregate == tally && c.EventId == $"wake/{due.UtcTicks}");
        Assert.Contains(handled, c => c.Aggregate == tally && c.EventId!.StartsWith("told/session|", StringComparison.Ordinal));
        foreach (var commit in handled)
            Assert.Equal(commit.CommitId, await memory.FindSeenAsync(commit.Aggregate, commit.EventId!, default));
        Assert.Single(handled, c => c.EventId == $"wake/{due.UtcTicks}");
    }

    [Fact]
    public async Task What_is_remembered_from_before_is_checked_before_a_question_is_answered()
    {
        await HandleAsync(TallyAggregate.Note("a"));
        await world.Turns.PeekAsync(TallyAggregate.IdOf("ana"), default);
        using var other = new World(memory.As(new Replica("other", 1)), world.Clock, world.Messenger, others: [new TallyAggregate()]);
        await other.Turns.HandleAsync(TallyAggregate.Note("b"), default);
        Assert.Equal("2", await AskAsync());

        // Also where the store was read last, for some other reason than a turn.
        using var third = new World(memory.As(new Replica("third", 1)), world.Clock, world.Messenger, others: [new TallyAggregate()]);
        await third.Turns.PeekAsync(TallyAggregate.IdOf("ana"), default);
        await other.Turns.HandleAsync(TallyAggregate.Note("c"), default);
        var answer = await third.Turns.HandleAsync(new Turn(TallyAggregate.IdOf("ana"), "q", new TallyEvent.Asked()), default);
        Assert.Equal("3", ((Reply.Say)answer.Reply!).Values[0]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Wherever_one_call_of_the_store_fails_the_turn_is_saved_once_and_says_so(bool after)
    {
        for (var failing = 1; ; failing++)
        {
            var inner = new MemoryStore();
            var tapped = new TappedStore(inner);
            using var replica = new World(tapped, others: [new TallyAggregate()]);
            var calls = 0;
            Func<StoreCall, Task> fault = _ => ++calls == failing ? throw TappedStore.Unavailable() : Task.CompletedTask;
            tapped.Before = after ? null : fault;
            tapped.After = after ? fault : null;
            var result = await replica.Turns.HandleAsync(TallyAggregate.WakeAt(FakeClock.Start.AddHours(1), "first"), default);
            Assert.Equal(TurnOutcome.Handled, result.Outcome);
            var note = await replica.Turns.HandleAsync(TallyAggregate.Note("a"), default);
            Assert.Equal(TurnOutcome.Handled, note.Outcome);
            Assert.NotNull(note.Reply);
            Assert.Equal(2, inner.Commits);
            if (calls < failing)
            {
                Assert.True(failing > 3, "no call of a turn failed");
                return;
            }
        }
    }

    [Fact]
    public async Task Nothing_is_said_to_be_saved_that_is_not_nor_the_other_way_round()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var inner = new MemoryStore();
            var tapped = new TappedStore(inner)
            {
                OnCommit = async (_, go) => random.Next(10) switch
                {
                    < 3 => new CommitResult.Conflict(),
                    < 5 => throw TappedStore.Unavailable(),
                    < 7 => await go() is { } ? throw TappedStore.Unavailable() : null!,
                    < 8 => await go() is { } ? new CommitResult.Conflict() : null!,
                    _ => await go(),
                },
            };
            using var replica = new World(tapped, others: [new TallyAggregate()]);
            List<string> said = [];
            for (var n = 0; n < 20; n++)
                if ((await replica.Turns.HandleAsync(TallyAggregate.Note($"{n}"), default)).Outcome == TurnOutcome.Handled)
                    said.Add($"{n}");
            var kept = await replica.Turns.PeekAsync(TallyAggregate.IdOf("ana"), default) as Tally;
            Assert.True(said.SequenceEqual(kept?.Notes ?? []), $"seed {seed}: said {string.Join(' ', said)}, kept {string.Join(' ', kept?.Notes ?? [])}");
        }
    }

    private static void Once(TappedStore store, bool after)
    {
        var left = 1;
        Func<StoreCall, Task> fault = call => call is StoreCall.Committing && left-- > 0 ? throw TappedStore.Unavailable() : Task.CompletedTask;
        store.Before = after ? null : fault;
        store.After = after ? fault : null;
    }

    private Task<TurnResult> HandleAsync(Turn turn) => world.Turns.HandleAsync(turn, default);

    private async Task<string> AskAsync() =>
        ((Reply.Say)(await HandleAsync(new Turn(TallyAggregate.IdOf("ana"), "message/q", new TallyEvent.Asked()))).Reply!).Values[0];

    private async Task<IReadOnlyList<string>> NotesAsync() =>
        ((Tally)(await world.Turns.PeekAsync(TallyAggregate.IdOf("ana"), default))!).Notes;
}
