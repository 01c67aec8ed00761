using PeerCoachBot.Conversations;
using PeerCoachBot.Sessions;
using PeerCoachBot.Storage;
using PeerCoachBot.Tests.Support;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Tests.Turns;

/// <summary>What does not go is tried again, in its own lane, and parked with its reason after the last try.</summary>
public sealed class DeliveryTests : IDisposable
{
    private const string Board = "/board/goal/1/ben";
    private readonly MemoryStore memory = new();
    private readonly World world;
    private readonly List<DateTimeOffset> tries = [];

    public DeliveryTests() => world = new World(memory);

    public void Dispose() => world.Dispose();

    [Fact]
    public async Task After_four_tries_a_card_is_parked_with_its_reason()
    {
        await RevealAsync(card => card.EndsWith(Board), new SendResult.Later("status 503"));
        await world.PassAsync(TimeSpan.FromMinutes(10));
        Assert.Equal([0, 2, 6, 14], tries.Select(t => (int)(t - tries[0]).TotalSeconds));
        var parked = Assert.Single(memory.OutboxRows, r => r.Parked is not null);
        Assert.Equal(("status 503", 4), (parked.Parked, parked.Tries));
        Assert.EndsWith(Board, parked.Id);
        Assert.DoesNotContain(memory.OutboxRows, r => r.IsPending);
    }

    [Fact]
    public async Task Whoever_refused_says_how_long_to_wait()
    {
        await RevealAsync(card => card.EndsWith(Board), new SendResult.Later("status 429", TimeSpan.FromSeconds(45)));
        await world.PassAsync(TimeSpan.FromMinutes(2));
        Assert.Equal([0, 45, 90], tries.Select(t => (int)(t - tries[0]).TotalSeconds));
    }

    [Fact]
    public async Task One_persons_chat_does_not_hold_up_anothers_nor_the_shared_one()
    {
        await RevealAsync(card => card.EndsWith(Board), new SendResult.Later("status 503"));
        Assert.Single(world.Messenger.Messages, m => m.Card!.EndsWith("/board/goal/1/ana"));
        Assert.Single(world.Messenger.Messages, m => m.Card!.EndsWith("/board/goal/1/"));
        await world.SayAsync("Ana", "next");
        Assert.Contains(world.Messenger.Messages, m => m.Card!.EndsWith("/turn/ana"));
    }

    [Fact]
    public async Task What_was_posted_and_could_not_be_recorded_is_not_forgotten_when_the_store_is_read_again()
    {
        var store = new TappedStore(memory)
        {
            Before = call => call is StoreCall.ReplaceRow { Row.Posted: not null } ? throw TappedStore.Unavailable() : Task.CompletedTask,
        };
        using var troubled = new World(store);
        await troubled.SayAsync("Ana", "start");
        store.OnCommit = (_, go) =>
        {
            store.OnCommit = null;
            return Task.FromResult<CommitResult>(new CommitResult.Conflict());
        };
        await troubled.SayAsync("Ben", "join");
        Assert.Single(troubled.Messenger.Messages, m => m.Card?.EndsWith("/step/gather", StringComparison.Ordinal) == true);
        Assert.Contains("Ben", troubled.Messenger.Messages[0].Shown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cards_of_one_place_keep_their_order()
    {
        await RevealAsync(card => card.EndsWith("/board/goal/1/"), new SendResult.Later("status 503"));
        await world.SayAsync("Ana", "next");
        Assert.DoesNotContain(world.Messenger.Messages, m => m.Card!.EndsWith("/turn/ana"));
        world.Messenger.Intercept = null;
        await world.PassAsync(TimeSpan.FromSeconds(10));
        Assert.EndsWith("/turn/ana", world.Messenger.Messages[^1].Card);
        Assert.EndsWith("/board/goal/1/", world.Messenger.Messages[^2].Card);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_card_that_reaches_nobody_is_told_to_its_aggregate(bool refused)
    {
        await RevealAsync(card => card.EndsWith(Board), refused ? new SendResult.Refused("status 403") : new SendResult.Later("status 503"));
        await world.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal([new PersonId("t1", "ben")], (await world.SessionAsync())!.Unreachable);
        Assert.Equal(refused ? 1 : Delivery.MostSends, tries.Count);
        Assert.DoesNotContain(memory.OutboxRows, r => r.IsPending);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_aggregate_that_cannot_take_note_is_told_later(bool refused)
    {
        var inner = new MemoryStore();
        var store = new TappedStore(inner);
        using var other = new World(store);
        var down = true;
        store.OnCommit = (commit, go) => down && commit.EventId?.StartsWith("undelivered/") == true
            ? Task.FromResult<CommitResult>(new CommitResult.Conflict())
            : go();
        await RevealAsync(other, card => card.EndsWith(Board), refused ? new SendResult.Refused("status 403") : new SendResult.Later("status 503"));
        await other.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Empty((await other.SessionAsync())!.Unreachable);
        down = false;
        await other.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Single((await other.SessionAsync())!.Unreachable);
        Assert.DoesNotContain(inner.OutboxRows, r => r.IsPending);
    }

    [Fact]
    public async Task A_card_whose_sending_breaks_is_parked_and_holds_up_no_other_lane()
    {
        await RevealAsync(card => card.EndsWith(Board), null);
        Assert.Single(world.Messenger.Messages, m => m.Card!.EndsWith("/board/goal/1/ana"));
        await world.PassAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(5, tries.Count);
        Assert.Equal(nameof(FormatException), Assert.Single(memory.OutboxRows, r => r.Parked is not null).Parked);
    }

    [Fact]
    public async Task A_fact_whose_receiver_is_not_saved_is_told_later()
    {
        var store = new TappedStore(memory);
        using var other = new World(store, others: [new TallyAggregate()]);
        var down = true;
        store.OnCommit = (commit, go) => down && commit.Aggregate.Kind == SessionId.PersonKind
            ? Task.FromResult<CommitResult>(new CommitResult.Conflict())
            : go();
        await other.SayAsync("Ana", "start", "s");
        Assert.Null(await other.Turns.PeekAsync(TallyAggregate.IdOf("ana"), default));
        down = false;
        await other.PassAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(["entered"], ((Tally)(await other.Turns.PeekAsync(TallyAggregate.IdOf("ana"), default))!).Facts);
        Assert.True((await other.SessionAsync())!.Participants[0].Agreed);
    }

    private Task RevealAsync(Func<string, bool> which, SendResult? result) => RevealAsync(world, which, result);

    /// <summary>Two people have answered where others can read, so that each gets the answers in 1:1.</summary>
    private async Task RevealAsync(World where, Func<string, bool> which, SendResult? result)
    {
        foreach (var (who, text) in new[] { ("Ana", "start"), ("Ben", "join"), ("Ana", "agree"), ("Ben", "agree"), ("Ana", "begin"), ("Ana", "goal A") })
            await where.HandleAsync(Said.By(where, who, text));
        where.Messenger.Intercept = (to, card) =>
        {
            if (to is null || NamedCards.NameOf(card) is not { } name || !which(name))
                return null;
            tries.Add(where.Clock.GetUtcNow());
            return result ?? throw new FormatException();
        };
        where.Messenger.Messages.RemoveAll(m => m.Card is null);
        await where.HandleAsync(Said.By(where, "Ben", "goal B"));
    }
}
