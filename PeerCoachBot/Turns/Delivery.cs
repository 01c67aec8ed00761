using PeerCoachBot.Hosting;
using PeerCoachBot.Storage;

namespace PeerCoachBot.Turns;

/// <summary>Carries out one row, and records what became of it before anything else can happen to it.</summary>
internal sealed class Delivery(
    IStore store,
    AggregateRegistry aggregates,
    TurnHandler turns,
    ICardRenderer cards,
    IMessenger messenger,
    Replies replies,
    TimeProvider clock,
    ILogger<Delivery> log)
{
    /// <summary>After so many tries a row is parked, with its reason.</summary>
    public const int MostTries = 5;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);

    /// <summary>True where the row is done with; false where its destination has to wait.</summary>
    public Task<bool> CarryOutAsync(Cell cell, OutboxRow row, CancellationToken cancellation) => row.Work switch
    {
        OutboxWork.Post post => PostAsync(cell, row, post, cancellation),
        OutboxWork.Update update => UpdateAsync(cell, row, update, cancellation),
        OutboxWork.Tell tell => TellAsync(cell, row, tell, cancellation),
        _ => throw new InvalidOperationException($"No way to carry out a {row.Work.GetType().Name}."),
    };

    private async Task<bool> PostAsync(Cell cell, OutboxRow row, OutboxWork.Post post, CancellationToken cancellation)
    {
        if ((await KnownAsync(cell, cancellation)).State is not { } state || cards.Render(state, post.Card) is not { } card)
            return await DropAsync(cell, row, cancellation);

        switch (await messenger.PostAsync(post.To, card, cancellation))
        {
            case SendResult.Sent sent:
                // The activity's id is on the row before anything else: from here on nobody posts it again.
                if (await store.ReplaceAsync(row with { Posted = sent.At }, cancellation) is { } stamped)
                    cell.Learn(stamped);
                log.Posted(row.Aggregate.Kind);
                return true;

            case SendResult.Later later:
                return await PostponeAsync(cell, row, later, post, cancellation);

            case SendResult.Refused refused:
                return await GiveUpAsync(cell, row, post, refused.Reason, cancellation);

            case var other:
                throw new InvalidOperationException($"No way to record a {other.GetType().Name}.");
        }
    }

    private async Task<bool> UpdateAsync(Cell cell, OutboxRow row, OutboxWork.Update update, CancellationToken cancellation)
    {
        if (cell.Rows().Any(r => r.IsPending && r.Work is OutboxWork.Post post && post.Card == update.Card))
            return false;
        if (WhereIs(cell, await KnownAsync(cell, cancellation), update.Card) is not { Activity.Length: > 0 } at)
            return await DropAsync(cell, row, cancellation);

        // Drawn from the newest state, and again if that moved while it was on its way: no late retry paints an old card.
        OutgoingCard? sent = null;
        while ((await KnownAsync(cell, cancellation)).State is { } state && cards.Render(state, update.Card) is { } card && card != sent)
        {
            switch (await messenger.UpdateAsync(row.Aggregate.Tenant, at, card, cancellation))
            {
                case SendResult.Later later:
                    return await PostponeAsync(cell, row, later, null, cancellation);

                case SendResult.Refused refused:
                    log.UpdateRefused(row.Aggregate.Kind, refused.Reason);
                    return await DropAsync(cell, row, cancellation);
            }

            sent = card;
        }

        return await DropAsync(cell, row, cancellation);
    }

    private async Task<bool> TellAsync(Cell cell, OutboxRow row, OutboxWork.Tell tell, CancellationToken cancellation)
    {
        var turn = new Turn(tell.To, $"told/{row.Aggregate}/{row.Id}", aggregates.Of(tell.To).Told(tell.Fact));
        var result = await turns.HandleAsync(turn, cancellation);
        if (result.Outcome == TurnOutcome.NotSaved)
            return await PostponeAsync(cell, row, new SendResult.Later("the told aggregate was not saved"), null, cancellation);

        if (tell.ReplyTo is { } whom && result.Reply is { } reply)
            replies.Send(new ReplyOnItsWay(whom, result.State, reply, ""));
        return await DropAsync(cell, row, cancellation);
    }

    /// <summary>Tries again later; after the last try the row is parked with its reason.</summary>
    private async Task<bool> PostponeAsync(Cell cell, OutboxRow row, SendResult.Later later, OutboxWork.Post? post, CancellationToken cancellation)
    {
        var tries = row.Tries + 1;
        if (tries >= MostTries)
        {
            log.Parked(row.Aggregate.Kind, later.Reason);
            if (await store.ReplaceAsync(row with { Tries = tries, Parked = later.Reason }, cancellation) is { } parked)
                cell.Learn(parked);
            if (post is not null)
                await ReportAsync(row, post, cancellation);
            return true;
        }

        var pause = later.After ?? FirstPause * Math.Pow(2, tries - 1);
        var next = row with { Tries = tries, NotBefore = clock.GetUtcNow() + pause };
        if (await store.ReplaceAsync(next, cancellation) is { } waiting)
            cell.Learn(waiting);
        return false;
    }

    private async Task<bool> GiveUpAsync(Cell cell, OutboxRow row, OutboxWork.Post post, string reason, CancellationToken cancellation)
    {
        log.PostRefused(row.Aggregate.Kind, reason);
        await ReportAsync(row, post, cancellation);
        return await DropAsync(cell, row, cancellation);
    }

    /// <summary>Lets the aggregate know that a card did not reach whom it was for.</summary>
    private async Task ReportAsync(OutboxRow row, OutboxWork.Post post, CancellationToken cancellation)
    {
        if (aggregates.Of(row.Aggregate).Undelivered(post.Card, post.To) is { } undelivered)
            await turns.HandleAsync(new Turn(row.Aggregate, $"undelivered/{row.Id}/{row.Order}", undelivered), cancellation);
    }

    private async Task<bool> DropAsync(Cell cell, OutboxRow row, CancellationToken cancellation)
    {
        // Where a newer row has taken its place, that one is still to be carried out.
        await store.DeleteAsync(row, cancellation);
        cell.Forget(row);
        return true;
    }

    /// <summary>
    /// What is known of the aggregate. A turn under way may have forgotten it to read it anew: that is no reason to
    /// think that there is nothing to show.
    /// </summary>
    private async Task<Snapshot> KnownAsync(Cell cell, CancellationToken cancellation)
    {
        if (cell.Known is { } known)
            return known;

        await cell.Queue.WaitAsync(cancellation);
        try
        {
            return await turns.KnowAsync(cell, cancellation);
        }
        finally
        {
            cell.Queue.Release();
        }
    }

    private static PostedCard? WhereIs(Cell cell, Snapshot known, string card) =>
        cell.Rows().FirstOrDefault(r => r.Work is OutboxWork.Post post && post.Card == card)?.Posted
        ?? known.Cards.GetValueOrDefault(card);
}
