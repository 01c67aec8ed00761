namespace PeerCoachBot.Commitments.Nudges;

/// <summary>Plans when a commitment is brought to mind: around its target date, less and less often, and then no more.</summary>
internal static class NudgePlan
{
    /// <summary>How many working days after the target date.</summary>
    private static readonly IReadOnlyList<(NudgeStage Stage, int After)> Afterwards =
        [(NudgeStage.AfterTwo, 2), (NudgeStage.AfterFive, 5), (NudgeStage.AfterTwelve, 12)];

    /// <summary>The nudges for a target date, from tomorrow on.</summary>
    public static IReadOnlyList<Nudge> For(DateOnly due, DateOnly today, WorkingTime time) =>
        [.. Days(due, time).Where(nudge => nudge.Day > today)];

    /// <summary>
    /// The commitment with nudges for its present target date, unless it is done with; those that were pending are cancelled.
    /// </summary>
    public static Commitment Planned(Commitment commitment, NudgeEnd why, DateOnly today, WorkingTime time) =>
        Cancelled(commitment, why).Planning(commitment is { IsOpen: true, Due: { } due } ? For(due, today, time) : []);

    public static Commitment Cancelled(Commitment commitment, NudgeEnd why) =>
        commitment.Ending(nudge => nudge.IsPending, why);

    /// <summary>
    /// The commitment as its owner puts it off: nothing comes before that day, what was planned for later still does. It
    /// replaces what they said before.
    /// </summary>
    public static Commitment Snoozed(Commitment commitment, DateOnly until, WorkingTime time)
    {
        var day = time.WorkingDayFrom(until);
        return commitment
            .Ending(nudge => nudge.IsPending && (nudge.Day <= day || nudge.Stage == NudgeStage.Snoozed), NudgeEnd.CancelledAsSnoozed)
            .Planning([new Nudge(NudgeStage.Snoozed, day)]);
    }

    /// <summary>
    /// The commitment after its owner's working days changed: what is pending falls on the days of the new ones. Nothing
    /// comes on a target date that is none of them any more, nor before the day to which it was put off.
    /// </summary>
    public static Commitment Moved(Commitment commitment, WorkingTime time)
    {
        var moved = commitment with
        {
            Nudges = [.. commitment.Nudges.Select(n => n.IsPending ? n with { Day = DayOf(n, commitment.Due, time) } : n)],
        };
        var putOff = moved.Nudges.FirstOrDefault(n => n is { IsPending: true, Stage: NudgeStage.Snoozed });
        return moved
            .Ending(n => n is { IsPending: true, Stage: NudgeStage.OnTheDay } && !time.IsWorkingDay(n.Day), NudgeEnd.CancelledAsMoved)
            .Ending(n => n.IsPending && n != putOff && n.Day <= putOff?.Day, NudgeEnd.CancelledAsSnoozed);
    }

    private static DateOnly DayOf(Nudge nudge, DateOnly? due, WorkingTime time) => nudge.Stage switch
    {
        NudgeStage.Snoozed => time.WorkingDayFrom(nudge.Day),
        _ when due is { } date && Days(date, time).FirstOrDefault(n => n.Stage == nudge.Stage) is { } planned => planned.Day,
        _ => nudge.Day,
    };

    /// <summary>On a target date that is no working day nobody is nudged: the working day before it was the last chance.</summary>
    private static IEnumerable<Nudge> Days(DateOnly due, WorkingTime time) =>
    [
        new(NudgeStage.DayBefore, time.WorkingDayBefore(due)),
        .. time.IsWorkingDay(due) ? [new Nudge(NudgeStage.OnTheDay, due)] : (IEnumerable<Nudge>)[],
        .. Afterwards.Select(a => new Nudge(a.Stage, time.After(due, a.After))),
    ];
}
