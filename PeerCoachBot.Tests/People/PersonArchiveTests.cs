using System.Text;
using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.OwnData;
using PeerCoachBot.People;
using PeerCoachBot.People.Pressing;
using PeerCoachBot.People.Rules;
using PeerCoachBot.Sessions;
using PeerCoachBot.Storage;
using PeerCoachBot.Storage.Embedded;
using PeerCoachBot.Tests.Support;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Tests.People;

/// <summary>The whole machine with what somebody's record put aside: its cards, its export, and what is left after an erasure.</summary>
public sealed class PersonArchiveTests : IDisposable
{
    private const string Canary = "zqx";
    private const int Many = PuttingAside.Fewest;

    private static readonly AggregateId Ana = SessionId.OfPerson(World.Peer("Ana").Id);

    private readonly TemporaryFile file = new();
    private int last;

    public void Dispose() => file.Dispose();

    [Fact]
    public async Task Cards_go_along_and_none_is_drawn_again_or_posted_anew()
    {
        MemoryStore store = new();
        using var world = await EndedAsync(store);
        var before = world.Messenger.Messages.ToDictionary(m => m.Id, m => m.Shown.Json);
        await AgeAsync(world);
        Assert.Equal(before, world.Messenger.Messages.ToDictionary(m => m.Id, m => m.Shown.Json));

        var past = Assert.Single(await store.ReadArchiveAsync(Ana, default));
        Assert.Equal(Many, past.Cards.Posted.Keys.Count(card => PastCard.Read(card) is { } its && its.Key == past.Key && PersonCard.Read(its.Card) is PersonCard.Kept));
        Assert.DoesNotContain((await store.LoadAsync(Ana, default))!.Document.Cards.Keys, card => PersonCard.Read(card) is PersonCard.Kept);
        Assert.Contains(PersonCardNames(await store.LoadAsync(Ana, default)), card => card is PersonCard.Overview);
    }

    [Fact]
    public async Task A_late_update_of_a_card_draws_it_as_it_was_put_aside()
    {
        MemoryStore store = new();
        using var world = await EndedAsync(store);
        await AgeAsync(world);
        var stored = (await store.LoadAsync(Ana, default))!;
        var past = Assert.Single(await store.ReadArchiveAsync(Ana, default));
        var (card, at) = past.Cards.Posted.First(p => PersonCard.Read(PastCard.Read(p.Key)!.Card) is PersonCard.Kept);
        var message = world.Messenger.Messages.Single(m => m.Id == at.Activity);
        var shown = message.Shown.Json;
        message.Shown = Shown.Of(new OutgoingCard("""{"type":"AdaptiveCard","body":[]}""", ""));
        var name = PastCard.Read(card)!.Card;
        var late = new OutboxRow { Aggregate = Ana, Id = $"update/{name}", Order = stored.Document.Order, Work = new OutboxWork.Update(name), Claim = Claim.None };
        await store.CommitAsync(
            new Commit { Aggregate = Ana, ETag = stored.ETag, Document = stored.Document with { Order = stored.Document.Order + 1 }, EventId = null, CommitId = "c", At = world.Clock.GetUtcNow(), Put = [late] },
            default);
        using World restarted = new(store, world.Clock, world.Messenger) { Readers = world.Readers };
        await restarted.WhisperAsync("Ana", "settings");
        Assert.Equal(shown, message.Shown.Json);
        Assert.DoesNotContain(store.OutboxRows, row => row.Id == late.Id);
    }

    [Fact]
    public async Task Somebody_else_who_has_everything_deleted_is_gone_from_it_and_no_other_card_is_touched()
    {
        MemoryStore store = new();
        using var world = await EndedAsync(store);
        await AgeAsync(world);
        Assert.Contains("\"ben\"", Assert.Single(await store.ReadArchiveAsync(Ana, default)).State, StringComparison.Ordinal);
        await world.SayAsync("Ben", "I will rest by 2027-03-05");
        var calls = world.Messenger.Calls.Count;
        await EraseAsync(world, "Ben");
        var past = Assert.Single(await store.ReadArchiveAsync(Ana, default));
        Assert.DoesNotContain("\"ben\"", past.State, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(Canary, past.State, StringComparison.Ordinal);
        Assert.DoesNotContain(world.Messenger.Calls.Skip(calls), call => call.Message.Shown.Json.Contains(Canary, StringComparison.Ordinal));
        Assert.DoesNotContain("\"ben\"", (await store.LoadAsync(Ana, default))!.Document.State, StringComparison.Ordinal);
    }

    [NeedsSqliteFact]
    public async Task After_an_erasure_nothing_of_it_is_on_a_card_or_on_the_disk()
    {
        await using var store = SqliteStore.Open(file.Path);
        using var world = await EndedAsync(store);
        await AgeAsync(world);
        Assert.True(world.Messenger.Messages.Count(m => m.Shown.Json.Contains(Canary, StringComparison.Ordinal)) >= Many);
        Assert.NotEmpty(file.Holding(Canary));
        await EraseAsync(world, "Ana");
        foreach (var message in world.Messenger.Messages)
            Assert.DoesNotContain(Canary, message.Shown.Json, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(file.Holding(Canary));
        Assert.Null((await world.Turns.PeekAsync(Ana, default) as Person)!.WakeAt);
    }

    [Fact]
    public async Task An_export_holds_what_was_put_aside_in_both_forms()
    {
        MemoryStore store = new();
        using var world = await EndedAsync(store);
        await AgeAsync(world);
        var aggregates = new AggregateRegistry([new SessionAggregate(Guides.ThreeQuestions()), new PersonAggregate()]);
        var data = await new OwnDataReader(world.Turns, store, aggregates, Guides.ThreeQuestions(), world.Clock).ReadAsync(World.Peer("Ana").Id, default);
        foreach (var written in OwnFile.Forms.Select(form => Encoding.UTF8.GetString(OwnFile.Write(data, form))))
            for (var n = 1; n <= Many; n++)
                Assert.Equal(2, written.Split($"\"{Canary} {n} in the open\"").Length);
    }

    /// <summary>Ana says in the group what she will do, many times, and has done it.</summary>
    private async Task<World> EndedAsync(IStore store)
    {
        var world = new World(store) { Readers = [World.Peer("Ana"), World.Peer("Ben"), World.Peer("Zoe")] };
        for (var n = 1; n <= Many; n++)
        {
            await world.SayAsync("Ana", $"I will {Canary} {n} in the open by 2026-12-18");
            var open = (await world.Turns.PeekAsync(Ana, default) as Person)!.Open().Single();
            await world.Turns.HandleAsync(new Turn(Ana, $"invoke/{++last}", new PersonEvent.Pressed(Done(open.Id))), default);
            await world.SettleAsync();
            await world.PassAsync(TimeSpan.FromMinutes(1));
        }

        await world.WhisperAsync("Ana", "commitments");
        return world;
    }

    /// <summary>Two months later, something that changes no card.</summary>
    private async Task AgeAsync(World world)
    {
        world.Clock.Advance(PuttingAside.Rest);
        await world.ScanAsync();
        await world.Turns.HandleAsync(new Turn(Ana, $"seen/{++last}", new PersonEvent.Seen(World.Peer("Ana").Id, "Europe/Berlin", "en-GB")), default);
        await world.SettleAsync();
        Assert.Empty((await world.Turns.PeekAsync(Ana, default) as Person)!.Commitments);
    }

    private static async Task EraseAsync(World world, string who)
    {
        await world.WhisperAsync(who, "delete my data");
        await world.WhisperAsync(who, "delete everything");
        await world.PassAsync(TimeSpan.FromMinutes(3));
    }

    private OwnPress Done(string item) => new(
        World.Peer("Ana"),
        OwnVerbs.Done,
        new OwnMark("ana", "", item),
        new Dictionary<string, string>(),
        new Conversation("t1", "1:1 ana", ConversationKind.Personal),
        $"{++last}",
        new DateOnly(2026, 11, 23),
        "en-GB");

    private static IEnumerable<PersonCard?> PersonCardNames(StoredAggregate? stored) => stored!.Document.Cards.Keys.Select(PersonCard.Read);
}
