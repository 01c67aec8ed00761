using PeerCoachBot.Commitments;
using PeerCoachBot.Commitments.Nudges;

namespace PeerCoachBot.Tests.Commitments.Nudges;

/// <summary>Commitments for tests of their nudges.</summary>
internal static class Items
{
    /// <summary>A commitment with a nudge pending on each of some days.</summary>
    public static Commitment Of(string id, DateOnly? due, params IReadOnlyList<DateOnly> days) =>
        Bare(id, due).Planning([.. days.Select((day, at) => new Nudge(Enum.GetValues<NudgeStage>()[at], day))]);

    /// <summary>A commitment as it is kept, with its nudges planned.</summary>
    public static Commitment Planned(string id, DateOnly due, DateOnly today, WorkingTime time) =>
        Bare(id, due).Planning(NudgePlan.For(due, today, time));

    /// <summary>Its nudges that are still to come, as <c>DayBefore 2026-11-23</c>.</summary>
    public static IEnumerable<string> Pending(this Commitment commitment) =>
        commitment.Nudges.Where(n => n.IsPending).OrderBy(n => n.Day).Select(n => $"{n.Stage} {n.Day:yyyy-MM-dd}");

    /// <summary>How its nudges ended, whether they are still listed or only counted.</summary>
    public static IReadOnlyDictionary<NudgeEnd, int> Ends(this Commitment commitment) => commitment.NudgesEnded
        .SelectMany(ended => Enumerable.Repeat(ended.Key, ended.Value))
        .Concat(commitment.Nudges.Where(n => !n.IsPending).Select(n => n.End!.Value))
        .CountBy(end => end)
        .ToDictionary();

    private static Commitment Bare(string id, DateOnly? due) => new()
    {
        Id = id,
        Text = $"do {id}",
        Due = due,
        Made = new Origin(DateTimeOffset.UnixEpoch, Peers: []),
    };
}
