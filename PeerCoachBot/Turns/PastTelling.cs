using PeerCoachBot.Decisions;
using PeerCoachBot.Hosting;
using PeerCoachBot.Storage;

namespace PeerCoachBot.Turns;

/// <summary>
/// Takes a fact to the states that were put aside. What has to be drawn again is noted on the row before a state is
/// replaced, so that whoever goes on after a crash still knows it.
/// </summary>
internal sealed class PastTelling(
    IStore store,
    AggregateRegistry aggregates,
    TurnHandler turns,
    Drawings drawings,
    IMessenger messenger,
    TimeProvider clock,
    ILogger<PastTelling> log)
{
    /// <summary>How often others may replace the same states meanwhile.</summary>
    private const int MostRounds = 8;

    /// <summary>How many cards one try draws again: as many as a claim is sure to hold for.</summary>
    private const int MostDrawn = 20;

    /// <summary>
    /// Tells every state, and leaves nothing behind of what was replaced. Gives the row as it is afterwards; null where it
    /// is another's by now.
    /// </summary>
    public async Task<OutboxRow?> TellAsync(Cell cell, OutboxRow row, OutboxWork.TellPast work, CancellationToken cancellation)
    {
        if (work.IsTold)
            return row;

        var present = work.SparesPresent ? [] : await PresentAsync(cell, cancellation);
        var cards = present.Union(work.Cards).ToList();
        for (var round = 1; await ChangesAsync(cell, work, cancellation) is { Count: > 0 } changes; round++)
        {
            if (round > MostRounds)
                throw new InvalidOperationException("The states that were put aside are replaced again and again.");
            cards = [.. cards.Union(changes.SelectMany(change => change.Cards))];
            if (await NoteAsync(cell, row, work with { Cards = cards }, cancellation) is not { } noted)
                return null;
            row = noted;
            foreach (var change in changes)
                await store.ReplaceAsync(change.Past, cancellation);
        }

        await store.PurgeAsync(cancellation);
        return await NoteAsync(cell, row, work with { Cards = cards, IsTold = true }, cancellation);
    }

    /// <summary>Draws some of the cards again, and says which are left. What does not go now comes last: the others do not wait for it.</summary>
    public async Task<(OutboxWork.TellPast Left, SendResult.Later? Held)> DrawSomeAsync(Cell cell, OutboxWork.TellPast work, CancellationToken cancellation)
    {
        List<string> left = [.. work.Cards];
        SendResult.Later? held = null;
        foreach (var card in work.Cards.Take(MostDrawn))
        {
            left.Remove(card);
            if (await DrawAsync(cell, card, cancellation) is not { } later)
                continue;
            left.Add(card);
            held = later;
        }

        return (work with { Cards = left }, held);
    }

    /// <summary>Draws one card again, and once more if it changed meanwhile. Null where that is done.</summary>
    private async Task<SendResult.Later?> DrawAsync(Cell cell, string card, CancellationToken cancellation)
    {
        OutgoingCard? sent = null;
        while (true)
        {
            var known = await turns.LookAsync(cell, again: true, cancellation);
            if (await drawings.DrawAsync(cell, known, card, cancellation) is not { Card: { } drawn, At: { Activity.Length: > 0 } at } || drawn == sent)
                return null;
            switch (await messenger.UpdateAsync(cell.Id.Tenant, at, drawn, cancellation))
            {
                case SendResult.Later later:
                    return later;

                case SendResult.Refused refused:
                    log.UpdateRefused(cell.Id.Kind, refused.Reason);
                    return null;

                case SendResult.Gone:
                    return null;
            }

            sent = drawn;
        }
    }

    /// <summary>True where another process may just be posting a card as it looked before.</summary>
    public async Task<bool> MustWaitAsync(Cell cell, OutboxRow row, CancellationToken cancellation)
    {
        await turns.LookAsync(cell, again: true, cancellation);
        var now = clock.GetUtcNow();
        return cell.Rows().Any(other =>
            other is { IsPending: true, Work: OutboxWork.Post }
            && other.Order < row.Order
            && !store.Replica.Owns(other.Claim, now)
            && !store.Replica.MayTake(other.Claim, now));
    }

    /// <summary>The cards of the present state, those on their way included.</summary>
    private async Task<IEnumerable<string>> PresentAsync(Cell cell, CancellationToken cancellation)
    {
        var known = await turns.LookAsync(cell, again: false, cancellation);
        var shown = known.Cards.Keys.Union(cell.Rows().Where(row => row.Work is OutboxWork.Post && row.Parked is null).Select(row => row.Work.Shown!));
        return known.State is { } state ? shown.Select(card => aggregates.Of(cell.Id).NameOf(state, card)) : shown;
    }

    private async Task<List<Change>> ChangesAsync(Cell cell, OutboxWork.TellPast work, CancellationToken cancellation)
    {
        var aggregate = aggregates.Of(cell.Id);
        List<Change> changes = [];
        foreach (var past in await store.ReadArchiveAsync(cell.Id, cancellation))
        {
            var before = aggregate.Read(past.State);
            var decision = aggregate.Decide(before, aggregate.Told(work.Fact), clock.GetUtcNow());
            if (decision is not { Keep: Keeping.State, State: { } after })
                continue;

            string Name(string card) => aggregate.NameOf(after, card);
            changes.Add(new Change(
                past with
                {
                    State = aggregate.Write(after),
                    Cards = past.Cards with { Posted = past.Cards.Posted.ToDictionary(card => Name(card.Key), card => card.Value) },
                },
                [
                    .. past.Cards.Posted.Keys
                        .Where(card => drawings.Draw(aggregate, before, card) != drawings.Draw(aggregate, after, card))
                        .Select(Name),
                ]));
        }

        return changes;
    }

    private async Task<OutboxRow?> NoteAsync(Cell cell, OutboxRow row, OutboxWork.TellPast work, CancellationToken cancellation)
    {
        if (await store.ReplaceAsync(row with { Work = work }, cancellation) is { } written)
        {
            cell.Replace(row, written);
            return written;
        }

        await turns.LookAsync(cell, again: true, cancellation);
        return null;
    }

    /// <summary>A state as the fact leaves it.</summary>
    /// <param name="Cards">Those that look otherwise afterwards, by the names that they have then.</param>
    private sealed record Change(PastState Past, IReadOnlyList<string> Cards);
}
