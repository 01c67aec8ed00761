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

    private string NameOf(Cell cell, object state, string card) => aggregates.Of(cell.Id).NameOf(state, card);
}
