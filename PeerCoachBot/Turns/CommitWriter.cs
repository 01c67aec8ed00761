using PeerCoachBot.Decisions;
using PeerCoachBot.Storage;

namespace PeerCoachBot.Turns;

/// <summary>Turns a decision into one commit: the document, the rows on their way out, the event's row; the hint before it.</summary>
internal sealed class CommitWriter(IStore store, AggregateRegistry aggregates, CardPlaces places)
{
    /// <summary>
    /// How far ahead the hint of an aggregate in use may be: a busy minute costs one write, and whatever a dead process
    /// left behind is looked at within it. Timers that people watch run in memory and are more exact.
    /// </summary>
    public static readonly TimeSpan HintGrain = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How many sent rows one commit folds in; the others wait for the next. A transaction of a store may hold a hundred
    /// rows, and a commit that was too large once would be so for ever.
    /// </summary>
    public const int MostFolded = 50;

    /// <summary>
    /// How many outbox rows one commit puts: a decision with more effects is carried out in rounds. The largest is the
    /// summary of eight people who wrote all that they may, page by page to each in 1:1.
    /// </summary>
    public const int MostPut = 80;

    /// <summary>How many outbox rows one commit puts and folds in.</summary>
    private const int MostRows = 96;

    /// <summary>Commits a decision and, where it is saved, teaches the cell.</summary>
    public async Task<CommitResult> WriteAsync(
        Cell cell,
        Snapshot snapshot,
        string? eventId,
        string commitId,
        Decision<object> decision,
        DateTimeOffset now,
        CancellationToken cancellation)
    {
        if (decision.Keep == Keeping.Event)
            return await store.CommitAsync(Bare(cell, snapshot, eventId, commitId, now), cancellation);

        var aggregate = aggregates.Of(cell.Id);
        var state = decision.State!;
        List<Effect> effects = [.. places.WithoutIdle(cell, snapshot, state, decision.Effects)];
        var put = Round(cell.Id, [.. effects.Select(effect => WorkOf(aggregate, effect))], snapshot.Order, now);
        var hint = await HintAsync(cell, snapshot, aggregate.NextWake(state), put.Count > 0, now, cancellation);
        var archive = decision.Archive is { } past ? new PastState(cell.Id, past.Key, aggregate.Write(past.State)) : null;
        return await CommitAsync(
            cell,
            snapshot with { State = state, Order = snapshot.Order + effects.Count, Hint = hint },
            Bare(cell, snapshot, eventId, commitId, now) with { Put = put, Archive = archive },
            cancellation);
    }

    /// <summary>Commits the next round of what was too much for one: rows in place of the one that held them.</summary>
    public Task<CommitResult> SpreadAsync(Cell cell, Snapshot snapshot, OutboxRow row, OutboxWork.Rest rest, DateTimeOffset now, CancellationToken cancellation) =>
        CommitAsync(
            cell,
            snapshot,
            Bare(cell, snapshot, eventId: null, Guid.NewGuid().ToString("N"), now) with { Put = Round(cell.Id, rest.Works, row.Order, now), Delete = [row] },
            cancellation);

    /// <summary>Commits the machine's own bookkeeping: a new version with another hint, and what was sent folded in.</summary>
    public Task<CommitResult> BumpAsync(Cell cell, Snapshot snapshot, DateTimeOffset? hint, DateTimeOffset now, CancellationToken cancellation) =>
        CommitAsync(
            cell,
            snapshot with { Hint = hint },
            Bare(cell, snapshot, eventId: null, Guid.NewGuid().ToString("N"), now),
            cancellation);

    private async Task<CommitResult> CommitAsync(Cell cell, Snapshot after, Commit commit, CancellationToken cancellation)
    {
        var aggregate = aggregates.Of(cell.Id);

        // What was posted is folded in here, by the aggregate's own next commit, so that it never competes with one.
        // Where a finished state is put aside, its cards go with it, and its parked rows are done with.
        var isAnew = commit.Archive is not null;
        List<OutboxRow> ended =
        [
            .. cell.Rows().Where(row => row.Posted is not null || (isAnew && row.Parked is not null))
                .Take(Math.Min(MostFolded, Math.Max(0, MostRows - commit.Put.Count - commit.Delete.Count))),
        ];

        // A row may be put anew under the same id; where its card stands is kept all the same.
        List<OutboxRow> done = [.. commit.Delete, .. ended.Where(row => commit.Put.All(put => put.Id != row.Id))];
        var cards = places.With(cell, commit.Archive is { } past ? aggregate.Read(past.State) : after.State!, after.Cards, ended);
        if (commit.Archive is { } archive)
        {
            (var its, cards) = places.Divide(cell, after.State!, archive, cards);
            commit = commit with { Archive = archive with { Cards = new PastCards(its) } };
        }

        var document = new Document(aggregate.Write(after.State!), after.Order, cards, after.Hint) { Schema = after.Schema.Version, Later = after.Schema.Later };
        var result = await store.CommitAsync(commit with { Document = document, Delete = done }, cancellation);
        if (result is CommitResult.Committed committed)
            cell.Learn(after with { ETag = committed.ETag, Cards = cards }, committed.Rows, done);
        return result;
    }

    /// <summary>A commit that remembers an event, if there is one, and writes nothing else yet.</summary>
    private static Commit Bare(Cell cell, Snapshot snapshot, string? eventId, string commitId, DateTimeOffset now) => new()
    {
        Aggregate = cell.Id,
        ETag = snapshot.ETag,
        Document = null,
        EventId = eventId,
        CommitId = commitId,
        At = now,
    };

    /// <summary>
    /// Makes sure, before the commit, that a hint will bring the aggregate back in time. One that comes too early is
    /// good enough: whoever finds it sets the next.
    /// </summary>
    private async Task<DateTimeOffset?> HintAsync(
        Cell cell,
        Snapshot snapshot,
        DateTimeOffset? wake,
        bool sends,
        DateTimeOffset now,
        CancellationToken cancellation)
    {
        var soon = now + HintGrain;
        var needed = sends ? Earlier(wake, soon) : wake;
        if (needed is not { } due)
            return snapshot.Hint;
        // One that is long past may be parked: it brings nobody.
        if (snapshot.Hint is { } there && there > now - HintGrain && there <= (due > soon ? due : soon))
            return there;

        var at = due < soon ? due : soon;
        await store.WriteHintAsync(cell.Id, at, cancellation);
        return at;
    }

    /// <summary>As many rows as one transaction holds, and one for the rest.</summary>
    private List<OutboxRow> Round(AggregateId from, IReadOnlyList<OutboxWork> works, long order, DateTimeOffset now)
    {
        IEnumerable<OutboxWork> round = works.Count <= MostPut ? works : works.Take(MostPut - 1).Append(new OutboxWork.Rest([.. works.Skip(MostPut - 1)]));
        return [.. round.Select((work, n) => new OutboxRow { Aggregate = from, Id = IdOf(work, order + n), Order = order + n, Work = work, Claim = store.Replica.ClaimFrom(now) })];
    }

    private static OutboxWork WorkOf(IAggregate aggregate, Effect effect) => effect switch
    {
        Effect.PostCard post => new OutboxWork.Post(post.Card, post.To),
        Effect.UpdateCard update => new OutboxWork.Update(update.Card),
        Effect.Tell tell => new OutboxWork.Tell(tell.To, aggregate.Write(tell.Fact), tell.ReplyTo),
        Effect.TellPast tell => new OutboxWork.TellPast(aggregate.Write(tell.Fact)) { SparesPresent = tell.SparesPresent },
        _ => throw new InvalidOperationException($"No way to carry out a {effect.GetType().Name}."),
    };

    /// <summary>A card has one row for being posted and one for being updated.</summary>
    private static string IdOf(OutboxWork work, long order) => work switch
    {
        OutboxWork.Post post => $"post/{post.Card}",
        OutboxWork.Update update => $"update/{update.Card}",
        OutboxWork.Tell => $"tell/{order}",
        OutboxWork.TellPast => $"past/{order}",
        _ => $"rest/{order}",
    };

    private static DateTimeOffset Earlier(DateTimeOffset? one, DateTimeOffset other) => one < other ? one.Value : other;
}
