using PeerCoachBot.Decisions;
using PeerCoachBot.Storage;

namespace PeerCoachBot.Turns;

/// <summary>Keeps where posted cards stand, under the names that they have now.</summary>
internal sealed class CardPlaces(AggregateRegistry aggregates, ICardRenderer cards)
{
    private static readonly Dictionary<string, PostedCard> None = [];

    /// <summary>The places with those of what was posted meanwhile.</summary>
    public IReadOnlyDictionary<string, PostedCard> With(Cell cell, object state, IReadOnlyDictionary<string, PostedCard> places, IReadOnlyList<OutboxRow> posted)
    {
        if (posted.Count == 0 && places.Keys.All(card => NameOf(cell, state, card) == card))
            return places;

        Dictionary<string, PostedCard> all = places.ToDictionary(place => NameOf(cell, state, place.Key), place => place.Value);
        foreach (var row in posted)
            if (row is { Work.Shown: { } card, Posted: { } at })
                all[NameOf(cell, state, card)] = at;
        return all;
    }

    /// <summary>
    /// Where a state is put aside, its cards go with it. Those of still earlier states, which were posted late, stay where
    /// they were noted, and so do those that the present state still shows.
    /// </summary>
    public (IReadOnlyDictionary<string, PostedCard> Past, IReadOnlyDictionary<string, PostedCard> Others) Divide(
        Cell cell,
        object present,
        PastState past,
        IReadOnlyDictionary<string, PostedCard> places)
    {
        var aggregate = aggregates.Of(cell.Id);
        Dictionary<string, PostedCard> its = [], others = [];
        foreach (var (card, at) in places)
            if (!IsOfAnother(card, past.Key) && aggregate.NameAside(present, past.Key, card) is { } name)
                its[name] = at;
            else
                others[card] = at;
        return (its, others.Count == 0 ? None : others);
    }

    /// <summary>The effects without those that would draw a card again which stands nowhere, and is not about to: they would cost a row.</summary>
    public IEnumerable<Effect> WithoutIdle(Cell cell, Snapshot snapshot, object state, IReadOnlyList<Effect> effects) =>
        effects.Where(effect => effect is not Effect.UpdateCard { Card: var card } || cards.ArchiveKey(card) is not null || MayStand(cell, snapshot, state, effects, card));

    private bool MayStand(Cell cell, Snapshot snapshot, object state, IReadOnlyList<Effect> effects, string card)
    {
        var name = NameOf(cell, state, card);
        return snapshot.Cards.Keys
            .Concat(effects.OfType<Effect.PostCard>().Select(post => post.Card))
            .Concat(cell.Rows().SelectMany(Coming))
            .Any(other => NameOf(cell, state, other) == name);
    }

    /// <summary>The cards of a row that stand and are not noted yet, or are still to be posted.</summary>
    private static IEnumerable<string> Coming(OutboxRow row) => row switch
    {
        { Work: OutboxWork.Rest rest } => rest.Works.OfType<OutboxWork.Post>().Select(post => post.Card),
        { Work: OutboxWork.Post { Card: var card } } when row.Posted is not null || row.Parked is null => [card],
        { Work.Shown: { } shown, Posted: not null } => [shown],
        _ => [],
    };

    private bool IsOfAnother(string card, string key) => cards.ArchiveKey(card) is { } owner && owner != key;

    private string NameOf(Cell cell, object state, string card) => aggregates.Of(cell.Id).NameOf(state, card);
}
