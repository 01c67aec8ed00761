using PeerCoachBot.Decisions;
using PeerCoachBot.Storage;

namespace PeerCoachBot.Turns;

/// <summary>Draws a card from the newest state, or from the state put aside to which it belongs, and knows where it stands.</summary>
internal sealed class Drawings(IStore store, AggregateRegistry aggregates, ICardRenderer cards)
{
    public async Task<Drawing> DrawAsync(Cell cell, Snapshot known, string card, CancellationToken cancellation)
    {
        var aggregate = aggregates.Of(cell.Id);
        if (known.State is { } state && Draw(aggregate, state, card) is { } drawn)
            return new Drawing(drawn, WhereIs(cell, known, aggregate, state, card));
        var name = known.State is { } present ? aggregate.NameOf(present, card) : card;
        if (cards.ArchiveKey(name) is not { } key || await store.FindArchivedAsync(cell.Id, key, cancellation) is not { } past)
            return Drawing.None;

        var then = aggregate.Read(past.State);
        return new Drawing(
            Draw(aggregate, then, card),
            WhereIs(cell, known, aggregate, then, card) ?? past.Cards.Posted.GetValueOrDefault(aggregate.NameOf(then, card)));
    }

    /// <summary>The card as it looks in a state; null where there is nothing to show.</summary>
    public OutgoingCard? Draw(IAggregate aggregate, object state, string card) => cards.Render(state, aggregate.NameOf(state, card));

    private static PostedCard? WhereIs(Cell cell, Snapshot known, IAggregate aggregate, object state, string card)
    {
        var name = aggregate.NameOf(state, card);
        return cell.Rows().LastOrDefault(row => row.Posted is not null && row.Work.Shown is { } shown && aggregate.NameOf(state, shown) == name)?.Posted
            ?? known.Cards.GetValueOrDefault(name)
            ?? known.Cards.GetValueOrDefault(card);
    }
}

/// <summary>A card as it looks now, and where it stands; null for what there is not.</summary>
internal readonly record struct Drawing(OutgoingCard? Card, PostedCard? At)
{
    public static readonly Drawing None;
}
