using PeerCoachBot.Conversations;
using PeerCoachBot.People;
using PeerCoachBot.Sessions;
using PeerCoachBot.Storage;
using PeerCoachBot.Tests.Support;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Tests.Turns;

/// <summary>A person's card that stands nowhere is not drawn again and costs no row; where it stands, or is about to, it is.</summary>
public sealed class IdleUpdateTests : IDisposable
{
    private static readonly string Overview = new PersonCard.Overview().Name();

    private readonly MemoryStore memory = new();
    private readonly TappedStore store;
    private readonly World world;

    public IdleUpdateTests()
    {
        store = new TappedStore(memory.As(new Replica("one", 1)));
        world = new World(store);
    }

    public void Dispose() => world.Dispose();

    [Fact]
    public async Task One_that_was_never_posted_costs_no_row()
    {
        await world.WhisperAsync("Ana", "I will rest by Friday");
        store.Calls.Clear();
        await world.WhisperAsync("Ana", "partly");
        Assert.StartsWith("update/own/kept/", Assert.Single(Rows()).Id, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_could_not_be_posted_costs_no_row_either()
    {
        world.Messenger.Intercept = (_, card) => NamedCards.NameOf(card) == Overview ? new SendResult.Refused("gone") : null;
        await world.WhisperAsync("Ana", "I will rest by Friday");
        await world.WhisperAsync("Ana", "commitments");
        store.Calls.Clear();
        await world.WhisperAsync("Ana", "partly");
        Assert.DoesNotContain(Rows(), row => row.Work.Shown == Overview);
    }

    [Fact]
    public async Task One_that_stands_somewhere_is_drawn_again_by_whoever_handles_the_person_then()
    {
        await world.WhisperAsync("Ana", "I will rest by Friday");
        await world.WhisperAsync("Ana", "commitments");
        Assert.DoesNotContain("Partly done", Shown(world), StringComparison.Ordinal);
        await world.WhisperAsync("Ana", "partly");
        Assert.Contains("Partly done", Shown(world), StringComparison.Ordinal);

        using var other = new World(memory.As(new Replica("two", 1)), world.Clock, world.Messenger);
        await other.WhisperAsync("Ana", "let it go", "b1");
        Assert.DoesNotContain("Partly done", Shown(world), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_is_just_being_posted_is_drawn_again_when_it_stands()
    {
        await world.WhisperAsync("Ana", "I will rest by Friday");
        world.Messenger.AfterEach = async call =>
        {
            if (call is { Kind: "post" } && call.Message.Card == Overview)
                await world.Turns.HandleAsync(Partly(), CancellationToken.None);
        };
        await world.WhisperAsync("Ana", "commitments");
        Assert.Contains("Partly done", Shown(world), StringComparison.Ordinal);
    }

    private static string Shown(World world) => Assert.Single(world.Messenger.Messages, m => m.Card == Overview).Shown.Text;

    private List<OutboxRow> Rows() => [.. store.Calls.OfType<StoreCall.Committing>().SelectMany(c => c.Commit.Put)];

    private static Turn Partly()
    {
        var ana = World.Peer("Ana");
        Typed words = new(ana, "partly", new Conversation("t1", "1:1 ana", ConversationKind.Personal), "b1", new DateOnly(2026, 11, 23), "en-GB");
        return new Turn(SessionId.OfPerson(ana.Id), "message/b1", new PersonEvent.Heard(words));
    }
}
