using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions;
using PeerCoachBot.Storage;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Simulation;

/// <summary>A mistake that is planted to see whether the laws notice it.</summary>
internal enum Bug
{
    /// <summary>Commits do not look at the etag.</summary>
    AnyETag,

    /// <summary>Now and then a commit forgets a row of its outbox.</summary>
    OutboxRowDropped,

    /// <summary>A redelivery is known by its activity's id only.</summary>
    KnownByIdOnly,

    /// <summary>The event's own row is not read back, so that an own success looks like somebody else's.</summary>
    OwnSuccessNotKnown,

    /// <summary>A row is claimed although another has it.</summary>
    NoFence,

    /// <summary>What is due is told by the machine's own clock.</summary>
    LocalTime,

    /// <summary>A nudge of what is done with is dropped without being counted.</summary>
    NudgeForgotten,

    /// <summary>A nudge that was sent stays to come.</summary>
    NudgeNotEnded,

    /// <summary>Now and then what was put aside is not written.</summary>
    PastDropped,

    /// <summary>What a session tells of somebody who had everything deleted is taken as of anybody.</summary>
    TombstoneSkipped,
}

/// <summary>Plants mistakes. Only tests can.</summary>
internal static class Bugs
{
    public static IStore Plant(Bug? bug, IStore store) => bug switch
    {
        Bug.AnyETag => new WithoutETags(store),
        Bug.OutboxRowDropped => new Forgetful(store),
        Bug.OwnSuccessNotKnown => new NeverSeen(store),
        Bug.NoFence => new Unfenced(store),
        Bug.PastDropped => new WithoutPast(store),
        _ => store,
    };

    public static IReadOnlyList<IAggregate> Aggregates(Bug? bug) => bug is Bug.KnownByIdOnly
        ? [new TallyAggregate(), new Forgetting(Guides.ThreeQuestions())]
        : [new TallyAggregate()];

    /// <summary>People as the bot knows them, or with a mistake.</summary>
    public static IReadOnlyList<IAggregate> People(Bug? bug) =>
        bug is Bug.NudgeForgotten or Bug.NudgeNotEnded or Bug.TombstoneSkipped ? [new CarelessPerson(bug.Value)] : [];

    private sealed class WithoutETags(IStore inner) : StoreWrapper(inner)
    {
        public override async Task<CommitResult> CommitAsync(Commit commit, CancellationToken cancellation) =>
            await base.CommitAsync(commit with { ETag = (await base.LoadAsync(commit.Aggregate, cancellation))?.ETag, Delete = [] }, cancellation);
    }

    private sealed class Forgetful(IStore inner) : StoreWrapper(inner)
    {
        private int posts;

        public override Task<CommitResult> CommitAsync(Commit commit, CancellationToken cancellation) =>
            base.CommitAsync(commit, cancellation) is var result && ++posts % 5 == 0 ? DropAsync(commit, result, cancellation) : result;

        private async Task<CommitResult> DropAsync(Commit commit, Task<CommitResult> result, CancellationToken cancellation)
        {
            if (await result is CommitResult.Committed { Rows: [.., var last] })
                await base.DeleteAsync(last, cancellation);
            return await result;
        }
    }

    private sealed class WithoutPast(IStore inner) : StoreWrapper(inner)
    {
        public override Task<CommitResult> CommitAsync(Commit commit, CancellationToken cancellation) =>
            base.CommitAsync(commit.Aggregate.Kind == SessionId.PersonKind ? commit with { Archive = null } : commit, cancellation);
    }

    private sealed class NeverSeen(IStore inner) : StoreWrapper(inner)
    {
        public override Task<string?> FindSeenAsync(AggregateId id, string eventId, CancellationToken cancellation) => Task.FromResult<string?>(null);
    }

    private sealed class Unfenced(IStore inner) : StoreWrapper(inner)
    {
        public override Replica Replica { get; } = inner.Replica;

        public override async Task<StoredAggregate?> LoadAsync(AggregateId id, CancellationToken cancellation) =>
            await base.LoadAsync(id, cancellation) is { } found
                ? found with { Outbox = [.. found.Outbox.Select(r => r.IsPending ? r with { Claim = r.Claim with { Until = DateTimeOffset.MinValue } } : r)] }
                : null;

        public override async Task<OutboxRow?> ReplaceAsync(OutboxRow row, CancellationToken cancellation) =>
            await base.ReplaceAsync(row, cancellation) ?? row;
    }

    /// <summary>A session that remembers no words and no moves.</summary>
    private sealed class Forgetting(SessionGuide guide) : Aggregate<Session, SessionEvent>
    {
        private readonly SessionAggregate inner = new(guide);

        public override string Kind => SessionId.Kind;

        protected override SessionEvent WakeUp { get; } = new SessionEvent.Woken();

        protected override System.Text.Json.Serialization.Metadata.JsonTypeInfo<Session> StateJson => SessionJson.Default.Session;

        protected override Decision<Session> Decide(Session? state, SessionEvent happened, DateTimeOffset now) => SessionDialog.Decide(
            guide,
            state is null ? null : state with { LatelyMoved = [], Participants = [.. state.Participants.Select(p => p with { KeptLately = [] })] },
            happened,
            now);

        protected override DateTimeOffset? NextWake(Session state) => ((IAggregate)inner).NextWake(state);

        protected override SessionEvent Told(string fact) => (SessionEvent)((IAggregate)inner).Told(fact);

        protected override string Write(IFact fact) => ((IAggregate)inner).Write(fact);

        protected override SessionEvent? Undelivered(string card, Address to, bool mayHaveGone) => (SessionEvent?)((IAggregate)inner).Undelivered(card, to, mayHaveGone);
    }
}
