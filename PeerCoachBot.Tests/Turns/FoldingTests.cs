using PeerCoachBot.Storage;
using PeerCoachBot.Tests.Support;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Tests.Turns;

/// <summary>What was sent is folded in by and by, so that no commit grows beyond what a store takes at once.</summary>
public sealed class FoldingTests
{
    [Fact]
    public async Task However_much_was_sent_a_commit_folds_in_what_it_has_room_for()
    {
        const int Sent = CommitWriter.MostFolded + 20;
        MemoryStore memory = new();
        TappedStore store = new(memory);
        using World world = new(store, others: [new TallyAggregate()]);
        await world.HandleAsync(TallyAggregate.WakeAt(null, "first"));
        var known = (await memory.LoadAsync(TallyAggregate.IdOf("ana"), default))!;
        await memory.CommitAsync(
            new Commit
            {
                Aggregate = known.Id,
                ETag = known.ETag,
                Document = known.Document with { Order = Sent },
                EventId = null,
                CommitId = "c",
                At = FakeClock.Start,
                Put = [.. Enumerable.Range(0, Sent).Select(n => Row(known, n))],
            },
            default);

        using World restarted = new(store, world.Clock, others: [new TallyAggregate()]);
        foreach (var left in new[] { 20, 0 })
        {
            await restarted.HandleAsync(TallyAggregate.WakeAt(null, $"then {left} are left"));
            Assert.Equal(left, memory.OutboxRows.Count);
        }

        var cards = (await memory.LoadAsync(known.Id, default))!.Document.Cards;
        Assert.Equal(Sent, cards.Count);
    }

    private static OutboxRow Row(StoredAggregate of, int n) => new()
    {
        Aggregate = of.Id,
        Id = $"post/{n}",
        Order = n,
        Work = new OutboxWork.Post($"{n}", new PeerCoachBot.Decisions.Address.Private(World.Peer("Ana").Id)),
        Claim = new Claim("memory", 1, FakeClock.Start),
        Posted = new PostedCard("c", $"m{n}"),
    };
}
