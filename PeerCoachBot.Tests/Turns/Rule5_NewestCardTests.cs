using PeerCoachBot.Storage;
using PeerCoachBot.Tests.Support;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Tests.Turns;

/// <summary>A row keeps a card's key alone: what goes out is drawn from the newest state.</summary>
public sealed class Rule5_NewestCardTests : IDisposable
{
    private const string Gather = "s/step/gather";
    private readonly MemoryStore memory = new();
    private readonly TappedStore store;
    private readonly World world;

    public Rule5_NewestCardTests()
    {
        store = new TappedStore(memory.As(new Replica("one", 1)));
        world = new World(store);
    }

    private Message Card => Assert.Single(world.Messenger.Messages, m => m.Card == Gather);

    public void Dispose() => world.Dispose();

    [Fact]
    public async Task One_row_a_card_holds_its_key_and_no_words()
    {
        await world.SayAsync("Ana", "start", "s");
        foreach (var name in new[] { "Ben", "Cem", "Dora" })
            await TurnAsync(name, "join");
        var update = Assert.Single(memory.OutboxRows, r => r.Work is OutboxWork.Update);
        Assert.Equal(("update/" + Gather, new OutboxWork.Update(Gather)), (update.Id, (OutboxWork.Update)update.Work));
    }

    [Fact]
    public async Task Many_changes_are_painted_by_one_update_with_the_newest_state()
    {
        await world.SayAsync("Ana", "start", "s");
        foreach (var name in new[] { "Ben", "Cem", "Dora" })
            await TurnAsync(name, "join");
        world.Messenger.Calls.Clear();
        await world.SettleAsync();
        Assert.Equal("update", Assert.Single(world.Messenger.Calls).Kind);
        Assert.All(new[] { "Ben", "Cem", "Dora" }, name => Assert.Contains(name, Card.Shown.Text));
    }

    [Fact]
    public async Task An_update_is_repeated_where_the_state_moved_while_it_was_sent()
    {
        await world.SayAsync("Ana", "start", "s");
        var moves = new Queue<string>(["Cem", "Dora"]);
        world.Messenger.AfterEach = async call =>
        {
            if (call.Kind == "update" && moves.TryDequeue(out var name))
                await TurnAsync(name, "join");
        };
        await world.SayAsync("Ben", "join");
        Assert.Contains("Dora", Card.Shown.Text);
        Assert.DoesNotContain(memory.OutboxRows, r => r.IsPending);
    }

    [Fact]
    public async Task An_update_waits_until_its_card_is_posted()
    {
        world.Messenger.Intercept = (_, card) => NamedCards.NameOf(card) is null ? null : new SendResult.Later("status 503");
        await world.SayAsync("Ana", "start", "s");
        await world.SayAsync("Ben", "join");
        world.Messenger.Intercept = null;
        await world.PassAsync(TimeSpan.FromSeconds(30));
        Assert.Equal("post", world.Messenger.Calls.First(c => c.Message.Card == Gather).Kind);
        Assert.Contains("Ben", Card.Shown.Text);
        Assert.DoesNotContain(memory.OutboxRows, r => r.IsPending);
    }

    [Fact]
    public async Task An_update_waits_also_for_a_card_that_another_replica_is_posting()
    {
        using var other = new World(memory.As(new Replica("two", 1)), world.Clock, world.Messenger);
        var posting = true;
        world.Messenger.AfterEach = async call =>
        {
            if (call.Message.Card == Gather && posting)
            {
                posting = false;
                await other.HandleAsync(Said.By(other, "Ben", "join"));
            }
        };
        await world.SayAsync("Ana", "start", "s");
        await other.PassAsync(TimeSpan.FromMinutes(2));
        Assert.Contains("Ben", Card.Shown.Text);
        Assert.DoesNotContain(memory.OutboxRows, r => r.IsPending);
    }

    [Fact]
    public async Task A_late_retry_paints_the_newest_card()
    {
        await world.SayAsync("Ana", "start", "s");
        world.Messenger.Intercept = (_, _) => new SendResult.Later("status 503");
        await world.SayAsync("Ben", "join");
        await TurnAsync("Cem", "join");
        world.Messenger.Intercept = null;
        await world.PassAsync(TimeSpan.FromSeconds(30));
        Assert.Contains("Cem", Card.Shown.Text);
    }

    [Fact]
    public async Task A_card_that_another_replica_changed_meanwhile_is_painted_again()
    {
        using var other = new World(memory.As(new Replica("two", 1)), world.Clock, world.Messenger);
        await world.SayAsync("Ana", "start", "s");
        var pending = true;
        world.Messenger.Intercept = (to, card) =>
        {
            if (to is null && pending)
            {
                // Drawn, and on its way, when the other replica's newer card overtakes it.
                pending = false;
                other.HandleAsync(Said.By(other, "Cem", "join")).GetAwaiter().GetResult();
                Assert.Contains("Cem", Card.Shown.Text);
            }

            return null;
        };
        await world.SayAsync("Ben", "join");
        Assert.Contains("Cem", Card.Shown.Text);
        Assert.DoesNotContain(memory.OutboxRows, r => r.IsPending);
    }

    [Fact]
    public async Task A_retry_looks_at_the_store_before_it_paints()
    {
        using var other = new World(memory.As(new Replica("two", 1)), world.Clock, world.Messenger);
        await world.SayAsync("Ana", "start", "s");
        world.Messenger.Intercept = (_, _) => new SendResult.Later("status 503");
        await world.SayAsync("Ben", "join");
        world.Messenger.Intercept = null;
        await other.HandleAsync(Said.By(other, "Cem", "join"));
        world.Messenger.Calls.Clear();
        world.Clock.Advance(TimeSpan.FromSeconds(3));
        await world.SettleAsync();
        Assert.All(world.Messenger.Calls, c => Assert.Contains("Cem", c.Shown.Text));
        Assert.Contains("Cem", Card.Shown.Text);
    }

    [Fact]
    public async Task The_posted_id_is_recorded_before_anything_else()
    {
        var next = -1;
        world.Messenger.AfterEach = call =>
        {
            if (call is { Kind: "post", Message.Card: Gather })
                next = store.Calls.Count;
            return Task.CompletedTask;
        };
        await world.SayAsync("Ana", "start", "s");
        var recorded = Assert.IsType<StoreCall.ReplaceRow>(store.Calls[next]);
        Assert.Equal(Card.Id, recorded.Row.Posted?.Activity);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_card_is_not_posted_again_because_its_record_was_not_answered(bool after)
    {
        var left = 1;
        Func<StoreCall, Task> fault = call =>
            call is StoreCall.ReplaceRow { Row.Posted: not null } && left-- > 0 ? throw TappedStore.Unavailable() : Task.CompletedTask;
        store.Before = after ? null : fault;
        store.After = after ? fault : null;
        world.Messenger.AfterEach = _ => world.Messenger.Calls.Count < 20 ? Task.CompletedTask : throw new InvalidOperationException("posts without end");
        await world.SayAsync("Ana", "start", "s");
        await world.PassAsync(TimeSpan.FromMinutes(3));
        Assert.Equal(Gather, Card.Card);
        await world.SayAsync("Ben", "join");
        Assert.Contains("Ben", Card.Shown.Text);
        Assert.DoesNotContain(memory.OutboxRows, r => r.IsPending);
    }

    [Fact]
    public async Task A_card_is_not_lost_because_a_turn_failed_while_an_earlier_one_was_sent()
    {
        await BeforeBeginAsync();
        var failed = false;
        world.Messenger.AfterEach = async call =>
        {
            if (call.Kind == "update" && !failed)
            {
                failed = true;
                store.OnCommit = (_, _) => throw TappedStore.Unavailable();
                Assert.Equal(TurnOutcome.NotSaved, (await world.Turns.HandleAsync(Said.By(world, "Ben", "show here"), default)).Outcome);
                store.OnCommit = null;
            }
        };
        await world.SayAsync("Ana", "begin");
        Assert.True(failed);
        await world.PassAsync(TimeSpan.FromMinutes(2));
        Assert.Single(world.Messenger.Messages, m => m.Card == "s/step/ask%3Agoal");
    }

    [Fact]
    public async Task A_card_is_not_posted_again_because_a_turn_read_the_store_while_it_was_recorded()
    {
        var posting = new TaskCompletionSource();
        world.Messenger.AfterEach = call => call.Message.Card == Gather ? posting.Task : Task.CompletedTask;
        await world.Turns.HandleAsync(Said.By(world, "Ana", "start", "s"), default);
        var sending = world.SettleAsync();

        // The turn's first try conflicts; what it then reads is overtaken by the sender.
        var conflicts = 1;
        store.OnCommit = (_, go) => conflicts-- > 0 ? Task.FromResult<CommitResult>(new CommitResult.Conflict()) : go();
        store.After = call =>
        {
            if (call is StoreCall.Load)
                posting.TrySetResult();
            return Task.CompletedTask;
        };
        await world.Turns.HandleAsync(Said.By(world, "Ben", "join"), default);
        await sending;
        await world.SettleAsync();
        Assert.Contains("Ben", Card.Shown.Text);
    }

    [Fact]
    public async Task Where_cards_of_finished_sessions_stand_is_forgotten_when_the_next_begins()
    {
        await world.SayAsync("Ana", "start", "s");
        await world.SayAsync("Ana", "agree");
        await world.SayAsync("Ana", "end");
        await world.SayAsync("Ana", "start", "s2");
        await world.SayAsync("Ben", "join");
        var stored = await memory.LoadAsync(PeerCoachBot.Sessions.SessionId.Of(world.Home), default);
        Assert.Equal(["s2/step/gather"], stored!.Document.Cards.Keys);
    }

    private async Task BeforeBeginAsync()
    {
        await world.SayAsync("Ana", "start", "s");
        await world.SayAsync("Ben", "join");
        await world.SayAsync("Ana", "agree");
        await world.SayAsync("Ben", "agree");
    }

    private Task<TurnResult> TurnAsync(string who, string text) => world.Turns.HandleAsync(Said.By(world, who, text), default);
}
