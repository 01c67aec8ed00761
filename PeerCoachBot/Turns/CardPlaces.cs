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
    /// they were noted.
    /// </summary>
    public (IReadOnlyDictionary<string, PostedCard> Past, IReadOnlyDictionary<string, PostedCard> Others) Divide(
        string key,
        IReadOnlyDictionary<string, PostedCard> places)
    {
        var byOwner = places.ToLookup(place => cards.ArchiveKey(place.Key) is { } owner && owner != key);
        return (byOwner[false].ToDictionary(), byOwner[true].Any() ? byOwner[true].ToDictionary() : None);
    }

    /// <summary>The effects without those that would draw a card again which stands nowhere, and is not about to: they would cost a row.</summary>
    public IEnumerable<Effect> WithoutIdle(Cell cell, Snapshot snapshot, object state, IReadOnlyList<Effect> effects) =>
        effects.Where(effect => effect is not Effect.UpdateCard { Card: var card } || cards.ArchiveKey(card) is not null || MayStand(cell, snapshot, state, effects, card));

    private bool MayStand(Cell cell, Snapshot snapshot, object state, IReadOnlyList<Effect> effects, string card)
    {
        var name = NameOf(cell, state, card);
        return snapshot.Cards.Keys
            .Concat(effects.OfType<Effect.PostCard>().Select(post => post.Card))
            .Concat(cell.Rows().Where(row => row.Posted is not null || row is { Work: OutboxWork.Post, Parked: null }).Select(row => row.Work.Shown).OfType<string>())
            .Any(other => NameOf(cell, state, other) == name);
    }

    private string NameOf(Cell cell, object state, string card) => aggregates.Of(cell.Id).NameOf(state, card);
}
