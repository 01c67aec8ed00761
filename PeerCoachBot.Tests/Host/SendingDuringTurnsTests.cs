using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions;
using PeerCoachBot.Storage;
using PeerCoachBot.Tests.Support;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Tests.Host;

/// <summary>A card on its way while the next delivery of the same message is handled: it is neither lost nor posted twice.</summary>
public sealed class SendingDuringTurnsTests
{
    private const string Goal = "What do we want to accomplish during this session?";

    [Fact]
    public async Task A_card_is_not_lost_while_a_repeat_looks_the_session_up()
    {
        var store = new SlowStore();
        using var world = await GatheredAsync(store);
        Task? repeat = null;
        world.Messenger.AfterEach = call =>
        {
            // The first card of "begin" is out, the next not yet: the repeat has forgotten the session and asks for it.
            store.HoldsSeen = true;
            repeat ??= world.Turns.HandleAsync(Begin(world), CancellationToken.None);
            return Task.CompletedTask;
        };
        var begun = world.HandleAsync(Begin(world));
        store.Release();
        await begun;
        await repeat!;
        await world.SettleAsync();
        Assert.Equal(1, world.Messenger.Messages.Count(m => m.Shown.Title == Goal));
    }

    [Fact]
    public async Task A_card_is_not_posted_again_after_a_repeat_read_the_session_meanwhile()
    {
        var store = new SlowStore();
        using var world = await GatheredAsync(store);
        Task? repeat = null;
        world.Messenger.AfterEach = async call =>
        {
            if (call.Kind == "post" && call.Shown.Title == Goal && repeat is null)
            {
                store.HoldsLoads = true;
                repeat = world.Turns.HandleAsync(Begin(world), CancellationToken.None);
                await store.Loaded;
            }
        };
        world.Messenger.Intercept = (to, card) => world.Messenger.Messages.Count > 5 ? new SendResult.Refused("enough") : null;
        await world.HandleAsync(Begin(world));
        store.Release();
        await repeat!;
        await world.SayAsync("Ana", "A goal");
        Assert.Equal(1, world.Messenger.Messages.Count(m => m.Shown.Title == Goal));
    }

    private static async Task<World> GatheredAsync(IStore store)
    {
        var world = new World(store) { Readers = [World.Peer("Ana"), World.Peer("Ben")] };
        foreach (var (who, text) in new[] { ("Ana", "start"), ("Ben", "join"), ("Ana", "agree"), ("Ben", "agree") })
            await world.SayAsync(who, text);
        return world;
    }

    private static Turn Begin(World world) => new(SessionId.Of(world.Home), "message/begin", new SessionEvent.Heard(
        new Typed(World.Peer("Ana"), "begin", world.Home, "begin", new DateOnly(2026, 11, 23), "en-GB", world.Readers)));

    /// <summary>Holds what it is told to until it is released.</summary>
    private sealed class SlowStore() : StoreWrapper(new MemoryStore())
    {
        private readonly TaskCompletionSource released = new();
        private readonly TaskCompletionSource hasRead = new();

        /// <summary>A load that is held has read what it will give.</summary>
        public Task Loaded => hasRead.Task;

        public bool HoldsSeen { get; set; }

        public bool HoldsLoads { get; set; }

        public void Release() => released.TrySetResult();

        public override async Task<string?> FindSeenAsync(AggregateId id, string eventId, CancellationToken cancellation)
        {
            if (HoldsSeen)
                await released.Task;
            return await base.FindSeenAsync(id, eventId, cancellation);
        }

        public override async Task<StoredAggregate?> LoadAsync(AggregateId id, CancellationToken cancellation)
        {
            var loaded = await base.LoadAsync(id, cancellation);
            if (HoldsLoads)
            {
                hasRead.TrySetResult();
                await released.Task;
            }

            return loaded;
        }
    }
}
