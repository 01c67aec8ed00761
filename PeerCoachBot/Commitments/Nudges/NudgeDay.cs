namespace PeerCoachBot.Commitments.Nudges;

/// <summary>
/// Decides what one message brings to mind on one of its owner's working days, and when the next such day is. One
/// message a day holds everything that is due.
/// </summary>
internal static class NudgeDay
{
    /// <summary>A nudge that would come later than this does not come.</summary>
    private const int LatestDays = 7;

    /// <summary>Whoever has just changed a commitment has it in mind.</summary>
    private static readonly TimeSpan InMind = TimeSpan.FromDays(2);

    /// <summary>
    /// What is due at this moment: the commitments that the message holds, and all commitments afterwards. Nothing is due
    /// outside working hours, on leave, and after that day's message.
    /// </summary>
    public static (IReadOnlyList<Commitment> All, IReadOnlyList<string> Due) Hold(
        IReadOnlyList<Commitment> commitments,
        Availability owner,
        DateTimeOffset now)
    {
        if (!owner.IsThere(now))
            return (commitments, []);

        var today = owner.Time.DayAt(now);
        List<Commitment> all = [.. commitments.Select(c => Settle(c, owner, today, now))];
        return (all, [.. all.Where(c => c.Nudges.Any(n => n.End == NudgeEnd.Sent && n.On == today)).Select(c => c.Id)]);
    }

    /// <summary>The next moment at which something is due; null while nothing is to come.</summary>
    public static DateTimeOffset? Next(IReadOnlyList<Commitment> commitments, Availability owner, DateTimeOffset now)
    {
        List<DateOnly> days = [.. commitments.SelectMany(c => c.Nudges).Where(n => n.IsPending).Select(n => n.Day)];
        return days.Count == 0 || owner.IsOff ? null : owner.Time.NextOpening(now, Latest(days.Min(), owner.NotBefore));
    }

    /// <summary>
    /// Ends what is due of one commitment: the latest nudge is sent, what it overlaps is not. What its owner put off comes
    /// whatever they changed since, for they asked for it.
    /// </summary>
    private static Commitment Settle(Commitment commitment, Availability owner, DateOnly today, DateTimeOffset now)
    {
        var due = commitment.Nudges.Where(n => n.IsPending && n.Day <= today).OrderBy(n => n.Day).ToList();
        if (due is not [.., var last])
            return commitment;

        var isTooLate = today.DayNumber - Latest(last.Day, owner.PausedUntil).DayNumber > LatestDays;
        var isInMind = now - commitment.ChangedAt < InMind && due.TrueForAll(n => n.Stage != NudgeStage.Snoozed);
        var end = isTooLate ? NudgeEnd.Expired : isInMind ? NudgeEnd.CancelledAsChanged : NudgeEnd.Sent;
        return commitment
            .Ending(n => n != last && due.Contains(n), isTooLate ? NudgeEnd.Expired : NudgeEnd.CancelledAsOverlapped)
            .Ending(n => n == last, end, end == NudgeEnd.Sent ? today : null);
    }

    private static DateOnly Latest(DateOnly one, DateOnly? other) => other > one ? other.Value : one;
}
