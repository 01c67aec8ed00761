using PeerCoachBot.Commitments;
using PeerCoachBot.People;
using PeerCoachBot.Sessions;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Cards.Samples.Own;

/// <summary>Every card about a person's own commitments, in every state in which it looks different.</summary>
internal static class OwnPostedSamples
{
    private static readonly PersonCard Kept = new PersonCard.Kept(OwnStage.Id);
    private static readonly PersonCard Nudge = new PersonCard.Nudge(OwnStage.Day);
    private static readonly PersonCard Mention = new PersonCard.Mention(OwnStage.Day);
    private static readonly string Key = Witnessed.KeyOf(World.Peer(Stage.Id(1)).Id, OwnStage.Id);
    private static readonly PersonCard Witness = new PersonCard.Witness(Key);

    public static IReadOnlyList<SampleCard> All { get; } =
    [
        new("passage", "kept", cast => Own(cast).Draw(Kept)),
        new("passage", "kept-whole", cast => Own(cast).Change(c => Whole(c, cast)).Draw(Kept)),
        new("passage", "kept-unwitnessed", cast => Own(cast).Change(c => c with { Witness = new Witness(new OwnStage(cast).Ben) { IsUnreached = true } }).Draw(Kept)),
        new("passage", "kept-open", cast => Own(cast).Change(c => c with { Made = c.Made with { IsSpoken = true }, Obstacle = "secret" }).Draw(Kept)),
        new("passage", "kept-done", cast => Own(cast).Answer(Standing.Done, ChangeKind.Done).Draw(Kept)),
        new("passage", "kept-let-go", cast => Own(cast).Answer(Standing.LetGo, ChangeKind.LetGo).Draw(Kept)),
        new("passage", "kept-gone", cast => new OwnStage(cast).Draw(Kept)),

        new("undated", "asked", cast => Drafted(cast).Draw(new PersonCard.Undated(OwnStage.Id))),
        new("passage", "undated-kept", cast => Own(cast).Draw(new PersonCard.Undated(OwnStage.Id))),
        new("passage", "undated-over", cast => new OwnStage(cast).Draw(new PersonCard.Undated(OwnStage.Id))),

        new("items", "nudge-one", cast => Own(cast).Nudge().Draw(Nudge)),
        new("items", "nudge-three", cast => Three(cast).Nudge().Draw(Nudge)),
        new("items", "nudge-many", cast => Many(cast).Nudge().Draw(Nudge)),
        new("items", "nudge-answered", cast => Answered(Three(cast).Keep(3).Keep(4).Nudge()).Draw(Nudge)),
        new("items", "nudge-thanked", cast => Own(cast).Nudge().Answer(Standing.Done, ChangeKind.Done).Draw(Nudge)),

        new("mention", "waiting", cast => Own(cast).Nudge().Draw(Mention)),
        new("passage", "mention-over", cast => Own(cast).Nudge().Answer(Standing.Done, ChangeKind.Done).Draw(Mention)),

        new("items", "overview", cast => Full(cast).Draw(new PersonCard.Overview())),
        new("items", "overview-many", cast => Many(Full(cast)).Draw(new PersonCard.Overview())),
        new("items", "overview-none", cast => new OwnStage(cast).Draw(new PersonCard.Overview())),

        new("passage", "settings", cast => new OwnStage(cast).Draw(new PersonCard.Settings())),
        new("passage", "settings-chosen", cast => Chosen(cast).Draw(new PersonCard.Settings())),

        new("passage", "offer", cast => Offered(cast, OwnStage.Day.AddDays(8)).Draw(new PersonCard.Offer(OwnStage.Id))),
        new("passage", "offer-past", cast => Offered(cast, OwnStage.Day.AddDays(-1)).Draw(new PersonCard.Offer(OwnStage.Id))),
        new("passage", "offer-accepted", cast => Own(cast).Draw(new PersonCard.Offer(OwnStage.Id))),
        new("passage", "offer-declined", cast => new OwnStage(cast).Become(p => p with { Withdrawn = [new Tombstone(OwnStage.Id, long.MaxValue)] }).Draw(new PersonCard.Offer(OwnStage.Id))),

        new("passage", "offer-lost", cast => new OwnStage(cast) is var stage
            ? stage.Become(p => p with { Suggestions = [new Suggestion(OwnStage.Id, stage.Ben, OwnStage.Now) { IsLost = true }] }).Draw(new PersonCard.OfferLost(OwnStage.Id))
            : null!),

        new("passage", "witness-asked", cast => Witnessing(cast, null).Draw(Witness)),
        new("passage", "witness-willing", cast => Witnessing(cast, true).Draw(Witness)),
        new("passage", "witness-rather-not", cast => Witnessing(cast, false).Draw(Witness)),
        new("passage", "witness-released", cast => new OwnStage(cast).Draw(Witness)),
        new("passage", "witness-done", cast => Witnessing(cast, true, isDone: true).Draw(Witness)),
        new("passage", "finished", cast => Witnessing(cast, true, isDone: true).Draw(new PersonCard.Finished(Key))),

        new("passage", "request", cast => Asking(cast).Draw(new PersonCard.Request(1))),
        new("passage", "request-lost", cast => Asking(cast).Draw(new PersonCard.RequestLost(1))),

        new("passage", "erasure", cast => Own(cast).Become(p => p with { ErasureAskedAt = OwnStage.Now }).Draw(new PersonCard.Erasure())),
        new("passage", "erasure-kept", cast => Own(cast).Draw(new PersonCard.Erasure())),
        new("passage", "erasure-done", cast => Erased(cast).Draw(new PersonCard.Erasure())),
        new("passage", "erased", cast => Erased(cast).Draw(Kept)),
    ];

    public static OwnStage Own(Cast cast) => new OwnStage(cast).Keep();

    public static OwnStage Three(Cast cast) => Own(cast).Keep(1).Keep(2, c => c with { Due = null, Made = c.Made with { Where = null } });

    public static Commitment Whole(Commitment commitment, Cast cast) => commitment with
    {
        Plan = new IfThen(cast.Write(1, 200), cast.Write(2, 200)),
        Witness = new Witness(new OwnStage(cast).Ben),
        Standing = Standing.Blocked,
        Obstacle = cast.Write(3, Limits.CommitmentLength),
        Made = commitment.Made with { Link = "https://teams.microsoft.com/l/message/19%3Aabc%40thread.v2/1790000000100" },
    };

    public static OwnStage Many(Cast cast) => Many(new OwnStage(cast));

    public static OwnStage Chosen(Cast cast) => new OwnStage(cast).Become(p => p with
    {
        Profile = p.Profile with
        {
            Zone = "America/Argentina/Buenos_Aires",
            Days = [DayOfWeek.Sunday, DayOfWeek.Monday, DayOfWeek.Wednesday],
            From = new TimeOnly(8, 30),
            To = new TimeOnly(14, 0),
            Language = "en-US",
            PausedUntil = OwnStage.Day.AddDays(12),
        },
    });

    public static OwnStage Erased(Cast cast) =>
        new OwnStage(cast).Become(p => new Person { Id = p.Id, Revision = 9, ErasedAt = OwnStage.Now });

    private static OwnStage Many(OwnStage stage) => Enumerable.Range(0, 10).Aggregate(stage, (s, n) => s.Keep(n));

    private static OwnStage Answered(OwnStage stage) => stage
        .Answer(Standing.Done, ChangeKind.Done)
        .Answer(Standing.Partly, ChangeKind.Partly, 1)
        .Change(c => c with { Obstacle = "No time" }, 3)
        .Answer(Standing.Blocked, ChangeKind.Blocked, 3)
        .Change(c => c with { History = [.. c.History, new Change(OwnStage.Now, ChangeKind.Snoozed) { To = "2026-12-01" }] }, 4);

    private static OwnStage Full(Cast cast) => Witnessing(Three(cast).Keep(8, c => Whole(c, cast)), true)
        .Keep(9)
        .Answer(Standing.Done, ChangeKind.Done, 9);

    private static OwnStage Drafted(Cast cast) => new OwnStage(cast).Become(p => p with
    {
        Draft = new Draft(OwnStage.Id, cast.Write(0, Limits.CommitmentLength), new Origin(OwnStage.Now, [])),
    });

    private static OwnStage Offered(Cast cast, DateOnly due) => new OwnStage(cast) is var stage
        ? stage.Become(p => p with { Offers = [new Offer(OwnStage.Id, stage.Ben, cast.Write(0, Limits.CommitmentLength), new Origin(OwnStage.Now, []), due)] })
        : stage;

    private static OwnStage Asking(Cast cast) =>
        Own(cast).Become(p => p with { Requests = [new Request(1, OwnStage.Id, cast.Write(7, Limits.CommitmentLength))] });

    private static OwnStage Witnessing(Cast cast, bool? isWilling, bool isDone = false) => Witnessing(new OwnStage(cast), isWilling, isDone);

    private static OwnStage Witnessing(OwnStage stage, bool? isWilling, bool isDone = false) => stage.Become(p => p with
    {
        Witnessing = [new Witnessed(stage.Ben, OwnStage.Id, stage.Cast.Write(6, Limits.CommitmentLength), OwnStage.Day.AddDays(2), isWilling) { IsDone = isDone }],
    });
}
