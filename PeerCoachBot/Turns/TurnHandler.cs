using PeerCoachBot.Decisions;
using PeerCoachBot.Hosting;
using PeerCoachBot.Storage;

namespace PeerCoachBot.Turns;

/// <summary>
/// Brings one event to one aggregate: load, decide, commit; and only then do effects leave. A conflict decides again.
/// It knows no aggregate by name.
/// </summary>
internal sealed class TurnHandler(
    IStore store,
    AggregateRegistry aggregates,
    Cells cells,
    CommitWriter writer,
    Outbox outbox,
    WakeTimers timers,
    TimeProvider clock,
    ILogger<TurnHandler> log)
{
    /// <summary>How often an event is decided about before it is given up.</summary>
    public const int MostTries = 8;

    /// <summary>
    /// After this nothing more is tried, so that whoever waits hears in time that it was not saved. A write that has
    /// begun is waited for nevertheless.
    /// </summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(6);

    /// <summary>The smallest part of a pause that jitter leaves, so that it is never none.</summary>
    private const double Least = 0.1;

    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(10);

    /// <summary>Handles an event. Its outcome is known when this returns: nothing was saved, or all of it was.</summary>
    public async Task<TurnResult> HandleAsync(Turn turn, CancellationToken cancellation)
    {
        using var lease = cells.Use(turn.Aggregate);
        await lease.Cell.Queue.WaitAsync(cancellation);
        try
        {
            return await HandleInTurnAsync(lease.Cell, turn, cancellation);
        }
        finally
        {
            lease.Cell.Queue.Release();
        }
    }

    /// <summary>The same, for whoever holds the cell's queue already.</summary>
    public async Task<TurnResult> HandleInTurnAsync(Cell cell, Turn turn, CancellationToken cancellation)
    {
        Dictionary<string, Decision<object>> attempts = [];
        using CancellationTokenSource late = new(Longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        for (var attempt = 1; attempt <= MostTries && !late.IsCancellationRequested; attempt++)
        {
            try
            {
                if (attempt > 1)
                    await PauseAsync(attempt, either.Token);
                if (await TryAsync(cell, turn, attempts, either.Token) is { } result)
                    return result;
                log.Conflict(turn.Aggregate.Kind, attempt);
            }
            catch (Exception error) when (error is StoreUnavailableException || (error is OperationCanceledException && late.IsCancellationRequested && !cancellation.IsCancellationRequested))
            {
                cell.Known = null;
                log.StoreFailed(error, turn.Aggregate.Kind, attempt);
            }
        }

        if (await ReadBackAsync(cell, turn, attempts, cancellation) is { } saved)
            return saved;
        log.NotSaved(turn.Aggregate.Kind);
        return new TurnResult(TurnOutcome.NotSaved, null, cell.LastSeen);
    }

    /// <summary>An aggregate's state as this process knows it; null where it does not exist.</summary>
    public Task<object?> PeekAsync(AggregateId id, CancellationToken cancellation) => PeekAsync(id, again: false, cancellation);

    /// <summary>The same; read anew from the store where it has to be what every replica knows.</summary>
    public async Task<object?> PeekAsync(AggregateId id, bool again, CancellationToken cancellation)
    {
        using var lease = cells.Use(id);
        return (await LookAsync(lease.Cell, again, cancellation)).State;
    }

    /// <summary>The last state that this process saw, without waiting for anything; null where it saw none.</summary>
    public object? Remembered(AggregateId id)
    {
        using var lease = cells.Use(id);
        return lease.Cell.LastSeen;
    }

    /// <summary>Reads an aggregate into its cell, if it is not known there.</summary>
    public async Task<Snapshot> KnowAsync(Cell cell, CancellationToken cancellation) => cell.Known ?? await ReadAsync(cell, cancellation);

    /// <summary>Reads an aggregate into its cell, from the store.</summary>
    public async Task<Snapshot> ReadAsync(Cell cell, CancellationToken cancellation)
    {
        while (true)
        {
            var moves = cell.Moves;
            var stored = await store.LoadAsync(cell.Id, cancellation);
            var snapshot = stored is null
                ? Snapshot.Missing
                : new Snapshot(
                    aggregates.Of(cell.Id).Read(stored.Document.State),
                    stored.ETag,
                    stored.Document.Order,
                    stored.Document.Hint,
                    stored.Document.Cards)
                {
                    Schema = (stored.Document.Schema, stored.Document.Later),
                };
            if (cell.TryLearn(snapshot, stored?.Outbox ?? [], moves))
                return snapshot;
        }
    }

    /// <summary>The same for whoever does not hold the cell's queue: what is known, or what the store has now.</summary>
    public async Task<Snapshot> LookAsync(Cell cell, bool again, CancellationToken cancellation)
    {
        await cell.Queue.WaitAsync(cancellation);
        try
        {
            return again ? await ReadAsync(cell, cancellation) : await KnowAsync(cell, cancellation);
        }
        finally
        {
            cell.Queue.Release();
        }
    }

    /// <summary>One try; null where somebody else committed in between.</summary>
    private async Task<TurnResult?> TryAsync(
        Cell cell,
        Turn turn,
        Dictionary<string, Decision<object>> attempts,
        CancellationToken cancellation)
    {
        // After a failed try, the event's own row tells whether that try was saved after all.
        if (attempts.Count > 0 && await store.FindSeenAsync(turn.Aggregate, turn.EventId, cancellation) is { } savedBy)
            return await AdoptAsync(cell, turn, attempts.GetValueOrDefault(savedBy), cancellation);

        var isRemembered = cell.Known is not null;
        var snapshot = await KnowAsync(cell, cancellation);
        var now = clock.GetUtcNow();
        var aggregate = aggregates.Of(turn.Aggregate);
        var decision = aggregate.Decide(snapshot.State, turn.Happened, now);
        if (decision.Keep == Keeping.Nothing)
            return await AnswerAsync(cell, turn, isRemembered ? snapshot : null, decision, cancellation);

        var commitId = Guid.NewGuid().ToString("N");
        attempts[commitId] = decision;
        if (decision.Keep == Keeping.State)
            cell.LastChange = now;
        var result = await writer.WriteAsync(cell, snapshot, turn.EventId, commitId, decision, now, cancellation);
        if (result is not CommitResult.Committed)
        {
            // A 409, 412 or 404 alone proves nothing: the next try begins by reading the event's row.
            cell.Known = null;
            return null;
        }

        return Finish(cell, turn, decision);
    }

    /// <summary>
    /// Nothing is to be stored. What was decided from memory is checked against the store first, and an event that was
    /// handled before is not answered again. Null where memory was out of date.
    /// </summary>
    private async Task<TurnResult?> AnswerAsync(
        Cell cell,
        Turn turn,
        Snapshot? remembered,
        Decision<object> decision,
        CancellationToken cancellation)
    {
        if (decision.Reply is not null && await store.FindSeenAsync(turn.Aggregate, turn.EventId, cancellation) is not null)
            return new TurnResult(TurnOutcome.Repeated, null, decision.State) { Again = decision.Reply };
        if (remembered is not null && (await store.LoadAsync(turn.Aggregate, cancellation))?.ETag != remembered.ETag)
        {
            cell.Known = null;
            return null;
        }

        if (decision.State is { } state)
            timers.Set(cell.Id, aggregates.Of(cell.Id).NextWake(state));
        return new TurnResult(TurnOutcome.Handled, decision.Reply, decision.State);
    }

    /// <summary>The event is saved: by one of our own tries, or by another delivery of it.</summary>
    private async Task<TurnResult> AdoptAsync(Cell cell, Turn turn, Decision<object>? ours, CancellationToken cancellation)
    {
        var snapshot = await ReadAsync(cell, cancellation);
        return ours is null
            ? new TurnResult(TurnOutcome.Repeated, null, snapshot.State)
            : Finish(cell, turn, ours);
    }

    /// <summary>After the last try: that one's answer may have been lost as well. Null where nothing was saved.</summary>
    private async Task<TurnResult?> ReadBackAsync(
        Cell cell,
        Turn turn,
        Dictionary<string, Decision<object>> attempts,
        CancellationToken cancellation)
    {
        cell.Known = null;
        try
        {
            if (attempts.Count == 0 || await store.FindSeenAsync(turn.Aggregate, turn.EventId, cancellation) is not { } savedBy)
                return null;
            return attempts.GetValueOrDefault(savedBy) is { } ours
                ? Finish(cell, turn, ours)
                : new TurnResult(TurnOutcome.Repeated, null, null);
        }
        catch (StoreUnavailableException error)
        {
            log.StoreFailed(error, turn.Aggregate.Kind, MostTries);
            return null;
        }
    }

    private TurnResult Finish(Cell cell, Turn turn, Decision<object> decision)
    {
        if ((cell.Known?.State ?? decision.State) is { } state)
            timers.Set(cell.Id, aggregates.Of(cell.Id).NextWake(state));
        if (decision.Effects.Count > 0)
        {
            cell.IsWaitedFor = !turn.CanWait;
            outbox.Signal(cell.Id, turn.CanWait);
        }

        return new TurnResult(TurnOutcome.Handled, decision.Reply, decision.State, decision.Keep == Keeping.State);
    }

    private Task PauseAsync(int attempt, CancellationToken cancellation)
    {
        var longest = ShortestPause * Math.Pow(2, attempt - 2);
#pragma warning disable CA5394 // Jitter needs no secrecy.
        return Task.Delay(longest * (Least + ((1 - Least) * Random.Shared.NextDouble())), clock, cancellation);
#pragma warning restore CA5394
    }
}
