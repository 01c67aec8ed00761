using PeerCoachBot.Hosting;
using PeerCoachBot.Storage;

namespace PeerCoachBot.Turns;

/// <summary>Carries out one row, and records what became of it before anything else can happen to it.</summary>
internal sealed class Delivery(
    IStore store,
    AggregateRegistry aggregates,
    TurnHandler turns,
    Drawings drawings,
    PastTelling past,
    Rounds rounds,
    IMessenger messenger,
    Replies replies,
    RowWriter rows,
    ILogger<Delivery> log)
{
    /// <summary>After so many tries a post is parked, with its reason.</summary>
    public const int MostTries = 5;

    /// <summary>After so many calls of which the connector says that they may pass later, a post is parked as well.</summary>
    public const int MostSends = 4;

    /// <summary>
    /// What a told aggregate has not heard, or a card that still shows what it must not, is tried for longer: nobody
    /// else would notice.
    /// </summary>
    public const int MostQuietTries = 40;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);

    /// <summary>True where the row is done with; false where its destination has to wait.</summary>
    public async Task<bool> CarryOutAsync(Cell cell, OutboxRow row, CancellationToken cancellation)
    {
        try
        {
            if (row.Tries >= MostOf(row))
                return await ParkAsync(cell, row, row, "whoever tried it did not come to an end", cancellation);
            return row.Work switch
            {
                OutboxWork.Post post => await PostAsync(cell, row, post, cancellation),
                OutboxWork.Update update => await UpdateAsync(cell, row, update, cancellation),
                OutboxWork.Tell tell => await TellAsync(cell, row, tell, cancellation),
                OutboxWork.TellPast tell => await TellPastAsync(cell, row, tell, cancellation),
                OutboxWork.Rest rest => await rounds.SpreadAsync(cell, row, rest, cancellation),
                _ => throw new InvalidOperationException($"No way to carry out a {row.Work.GetType().Name}."),
            };
        }
#pragma warning disable CA1031 // One row that cannot be carried out must not hold up the others for good: it is counted, and parked.
        catch (Exception error) when (error is not StoreUnavailableException and not OperationCanceledException)
#pragma warning restore CA1031
        {
            log.RowFailed(error, row.Aggregate.Kind);
            return await PostponeAsync(cell, row, new SendResult.Later(error.GetType().Name), MostOf(row), cancellation);
        }
    }

    private async Task<bool> PostAsync(Cell cell, OutboxRow row, OutboxWork.Post post, CancellationToken cancellation)
    {
        if (await drawings.DrawAsync(cell, await KnowAsync(cell, cancellation), post.Card, cancellation) is not { Card: { } card })
            return await rows.DropAsync(cell, row, cancellation);

        switch (await messenger.PostAsync(post.To, card, cancellation))
        {
            case SendResult.Sent sent:
                await rows.RecordAsync(cell, row, sent.At, cancellation);
                log.Posted(row.Aggregate.Kind);
                return true;

            case SendResult.Later later:
                return await PostponeAsync(cell, row, later, MostSends, cancellation);

            case SendResult.Refused refused:
                return await GiveUpAsync(cell, row, post, refused.Reason, cancellation);

            case var other:
                throw new InvalidOperationException($"No way to record a {other.GetType().Name}.");
        }
    }

    private async Task<bool> UpdateAsync(Cell cell, OutboxRow row, OutboxWork.Update update, CancellationToken cancellation)
    {
        // Drawn from the newest state, and again if that moved while it was on its way: no late retry paints an old card.
        OutgoingCard? sent = null;
        while (true)
        {
            var known = await KnowAsync(cell, cancellation);
            if (await drawings.DrawAsync(cell, known, update.Card, cancellation) is { Card: { } card, At: { Activity.Length: > 0 } at } && card != sent)
            {
                switch (await messenger.UpdateAsync(row.Aggregate.Tenant, at, card, cancellation))
                {
                    case SendResult.Later later:
                        return await PostponeAsync(cell, row, later, MostOf(row), cancellation);

                    case SendResult.Refused refused:
                        log.UpdateRefused(row.Aggregate.Kind, refused.Reason);
                        return await rows.DropAsync(cell, row, cancellation);

                    case SendResult.Gone:
                        return await PostAgainAsync(cell, row, at, card, cancellation);
                }

                sent = card;
            }
            else if (await store.DeleteAsync(row, cancellation) || !cell.Holds(row))
            {
                cell.Forget(row);
                return true;
            }
            else
            {
                // Another replica has taken the row's place: it may have painted its card before ours arrived.
                await turns.LookAsync(cell, again: true, cancellation);
            }
        }
    }

    /// <summary>Somebody deleted the message: the card goes up once more, and is drawn there from then on.</summary>
    private async Task<bool> PostAgainAsync(Cell cell, OutboxRow row, PostedCard gone, OutgoingCard card, CancellationToken cancellation)
    {
        switch (await messenger.PostAgainAsync(row.Aggregate.Tenant, gone, card, cancellation))
        {
            case SendResult.Sent sent:
                return await SettleAsync(cell, row, sent.At, card, cancellation);

            // Where it may have gone up, it is not posted yet another time.
            case SendResult.Later { MayHaveGone: false } later:
                return await PostponeAsync(cell, row, later, MostSends, cancellation);

            default:
                return await rows.DropAsync(cell, row, cancellation);
        }
    }

    /// <summary>
    /// Records where a card stands now. A turn may have put its row anew while it went up: what that changed is drawn there
    /// first, since a row with a place is done with.
    /// </summary>
    private async Task<bool> SettleAsync(Cell cell, OutboxRow row, PostedCard at, OutgoingCard shown, CancellationToken cancellation)
    {
        await rows.RecordAsync(cell, row, at, cancellation);
        while (cell.Rows().FirstOrDefault(r => r.Id == row.Id && r.IsPending) is { } newer)
        {
            if (await drawings.DrawAsync(cell, await KnowAsync(cell, cancellation), newer.Work.Shown!, cancellation) is { Card: { } card } && card != shown)
            {
                if (await messenger.UpdateAsync(newer.Aggregate.Tenant, at, card, cancellation) is SendResult.Later later)
                    return await PostponeAsync(cell, newer, later, MostOf(newer), cancellation);
                shown = card;
            }

            await rows.RecordAsync(cell, newer, at, cancellation);
        }

        return true;
    }

    private async Task<bool> TellAsync(Cell cell, OutboxRow row, OutboxWork.Tell tell, CancellationToken cancellation)
    {
        var turn = new Turn(tell.To, $"told/{row.Aggregate}/{row.Id}", aggregates.Of(tell.To).Told(tell.Fact));
        var result = await turns.HandleAsync(turn, cancellation);
        if (result.Outcome == TurnOutcome.NotSaved)
            return await PostponeAsync(cell, row, new SendResult.Later("the told aggregate was not saved"), MostOf(row), cancellation);

        if (tell.ReplyTo is { } whom && result.Reply is { } reply)
            replies.Send(new ReplyOnItsWay(whom, result.State, reply, ""));
        return await rows.DropAsync(cell, row, cancellation);
    }

    private async Task<bool> TellPastAsync(Cell cell, OutboxRow row, OutboxWork.TellPast tell, CancellationToken cancellation)
    {
        if (await past.TellAsync(cell, row, tell, cancellation) is not { Work: OutboxWork.TellPast told } noted)
            return false;
        if (await past.MustWaitAsync(cell, noted, cancellation))
            return await rows.WaitAsync(cell, noted, noted, FirstPause, cancellation);

        var (left, held) = await past.DrawSomeAsync(cell, told, cancellation);
        var next = noted with { Work = left };
        if (left.Cards.Count == 0)
            return await rows.DropAsync(cell, noted, cancellation);
        return held is null || left.Cards.Count < told.Cards.Count
            ? await rows.WaitAsync(cell, noted, next, held?.After ?? TimeSpan.Zero, cancellation)
            : await PostponeAsync(cell, next, held, MostOf(row), cancellation);
    }

    /// <summary>
    /// Tries again later. After so many tries, or the second of which nobody knows whether it went, the row is parked
    /// with its reason.
    /// </summary>
    private async Task<bool> PostponeAsync(Cell cell, OutboxRow row, SendResult.Later later, int most, CancellationToken cancellation)
    {
        if (later.IsNoTry)
            return await rows.WaitAsync(cell, row, row, later.After ?? LongestPause, cancellation);

        var post = row.Work as OutboxWork.Post;
        var mayHaveGone = later.MayHaveGone && post is not null;
        var next = row with { Tries = row.Tries + 1, MayHaveGone = row.MayHaveGone || mayHaveGone };
        if (next.Tries >= most || (row.MayHaveGone && mayHaveGone))
            return await ParkAsync(cell, row, next, later.Reason, cancellation);

        var pause = FirstPause * Math.Pow(2, Math.Min(row.Tries, MostTries));
        return await rows.WaitAsync(cell, row, next, later.After ?? (pause < LongestPause ? pause : LongestPause), cancellation);
    }

    private async Task<bool> ParkAsync(Cell cell, OutboxRow row, OutboxRow next, string reason, CancellationToken cancellation)
    {
        log.Parked(row.Aggregate.Kind, reason);

        // Reported first: a crash in between reports it again, which does no harm.
        if (row.Work is OutboxWork.Post post && !await ReportAsync(next, post, cancellation))
            return await rows.WaitAsync(cell, row, row, FirstPause, cancellation);
        await rows.ReplaceAsync(cell, row, next with { Parked = reason }, cancellation);
        return true;
    }

    /// <summary>What is still to be put as rows of its own is never given up: nobody would hear of what was in it.</summary>
    private static int MostOf(OutboxRow row) => row.Work switch
    {
        OutboxWork.Post => MostTries,
        OutboxWork.Rest => int.MaxValue,
        _ => MostQuietTries,
    };

    private async Task<bool> GiveUpAsync(Cell cell, OutboxRow row, OutboxWork.Post post, string reason, CancellationToken cancellation)
    {
        log.PostRefused(row.Aggregate.Kind, reason);
        return await ReportAsync(row, post, cancellation)
            ? await rows.DropAsync(cell, row, cancellation)
            : await rows.WaitAsync(cell, row, row, FirstPause, cancellation);
    }

    /// <summary>Lets the aggregate know that a card did not reach whom it was for; false where it could not take note.</summary>
    private async Task<bool> ReportAsync(OutboxRow row, OutboxWork.Post post, CancellationToken cancellation)
    {
        if (aggregates.Of(row.Aggregate).Undelivered(post.Card, post.To, row.MayHaveGone) is not { } undelivered)
            return true;
        var report = new Turn(row.Aggregate, $"undelivered/{row.Id}/{row.Order}", undelivered);
        return (await turns.HandleAsync(report, cancellation)).Outcome != TurnOutcome.NotSaved;
    }

    private async Task<Snapshot> KnowAsync(Cell cell, CancellationToken cancellation) =>
        cell.Known ?? await turns.LookAsync(cell, again: false, cancellation);
}
