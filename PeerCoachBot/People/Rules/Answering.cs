using PeerCoachBot.Commitments;
using PeerCoachBot.Commitments.Dates;
using PeerCoachBot.Commitments.Nudges;
using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions;
using PeerCoachBot.Sessions.Steps;

namespace PeerCoachBot.People.Rules;

/// <summary>How it stands with a commitment, as its owner says. Said twice, it counts once.</summary>
internal static class Answering
{
    public static Decision<Person> Done(Moment moment, Commitment commitment) => commitment.Standing == Standing.Done
        ? moment.Nothing(OwnSentences.Already)
        : Change(moment, Ended(commitment) with { Standing = Standing.Done }, ChangeKind.Done);

    public static Decision<Person> LetGo(Moment moment, Commitment commitment) => commitment.Standing == Standing.LetGo
        ? moment.Nothing(OwnSentences.Already)
        : Change(moment, Ended(commitment) with { Standing = Standing.LetGo }, ChangeKind.LetGo);

    public static Decision<Person> Partly(Moment moment, Commitment commitment) => commitment.Standing == Standing.Partly
        ? moment.Nothing(OwnSentences.Already)
        : Change(moment, Opened(moment, commitment) with { Standing = Standing.Partly, Obstacle = null }, ChangeKind.Partly);

    /// <param name="obstacle">What is in the way, and what would help; may be empty.</param>
    public static Decision<Person> Blocked(Moment moment, Commitment commitment, string obstacle)
    {
        if (AnswerText.TooLong(obstacle, Limits.CommitmentLength, OwnSentences.ObstacleTooLong) is { } tooLong)
            return moment.Nothing(tooLong);
        if (commitment.Standing == Standing.Blocked && (commitment.Obstacle ?? "") == obstacle)
            return moment.Nothing(OwnSentences.Already);
        return Change(
            moment,
            Opened(moment, commitment) with { Standing = Standing.Blocked, Obstacle = obstacle.Length > 0 ? obstacle : null },
            ChangeKind.Blocked);
    }

    /// <summary>It is to be done after all.</summary>
    public static Decision<Person> Reopen(Moment moment, Commitment commitment) => commitment.IsOpen
        ? moment.Nothing(OwnSentences.Already)
        : Change(moment, Opened(moment, commitment) with { Standing = Standing.Open }, ChangeKind.Reopened);

    /// <summary>A changed date is news, not failure: the nudges are planned anew.</summary>
    public static Decision<Person> Date(Moment moment, Commitment commitment, DateOnly? due, DateOnly today)
    {
        if (due < today)
            return moment.Nothing(Sentences.DatePast, AnswerText.SampleDate(today));
        if (commitment.IsOpen && commitment.Due == due)
            return moment.Nothing(OwnSentences.Already);
        var dated = commitment with { Due = due, Standing = commitment.IsOpen ? commitment.Standing : Standing.Open };
        return Change(moment, Recording.Replanned(moment, dated), ChangeKind.Dated, Iso(commitment.Due), Iso(due));
    }

    /// <summary>Nothing comes before that day. Putting it off is no change: it comes on the day that was asked for.</summary>
    public static Decision<Person> Snooze(Moment moment, Commitment commitment, DateOnly until)
    {
        if (until <= moment.Today)
            return moment.Nothing(OwnSentences.SnoozeUnclear);
        if (!commitment.IsOpen || commitment.Nudges.Any(n => n is { Stage: NudgeStage.Snoozed, IsPending: true } && n.Day == moment.Time.WorkingDayFrom(until)))
            return moment.Nothing(OwnSentences.Already);
        var snoozed = NudgePlan.Snoozed(commitment, until, moment.Time);
        return moment.Become(
            moment.Person.With(snoozed with { History = [.. snoozed.History, new Change(moment.Now, ChangeKind.Snoozed) { To = IsoDay.Write(until) }] }),
            reply: null,
            moment.Person.Nudged.Where(n => n.Items.Contains(commitment.Id)).Select(Consequences.Redraw));
    }

    /// <summary>Other words, another date, plan or witness, at once.</summary>
    public static Decision<Person> Change(Moment moment, Commitment before, Commitment after)
    {
        if (before == after)
            return moment.Nothing(OwnSentences.Already);
        var planned = before.Due == after.Due ? after : Recording.Replanned(moment, after);
        return before.Due == after.Due
            ? Change(moment, planned, ChangeKind.Reworded, before.Text == after.Text ? null : before.Text)
            : Change(moment, planned, ChangeKind.Dated, Iso(before.Due), Iso(after.Due));
    }

    private static Decision<Person> Change(Moment moment, Commitment after, ChangeKind kind, string? from = null, string? to = null) =>
        moment.Become(moment.Person.With(after.Noting(kind, moment.Now, from, to)));

    private static Commitment Ended(Commitment commitment) => NudgePlan.Cancelled(commitment, NudgeEnd.CancelledAsEnded);

    /// <summary>One that had ended is brought to mind again.</summary>
    private static Commitment Opened(Moment moment, Commitment commitment) =>
        commitment.IsOpen ? commitment : Recording.Replanned(moment, commitment with { Standing = Standing.Open });

    private static string? Iso(DateOnly? day) => day is { } date ? IsoDay.Write(date) : null;
}
