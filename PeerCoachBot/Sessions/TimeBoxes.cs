namespace PeerCoachBot.Sessions;

/// <summary>How much time each kind of step gets.</summary>
internal static class TimeBoxes
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Grain = TimeSpan.FromSeconds(30);

    /// <summary>Minutes of one coaching turn for 2 to 8 participants.</summary>
    private static readonly IReadOnlyList<int> SpotlightMinutes = [15, 15, 12, 10, 9, 7, 6];

    /// <summary>The time box of one step; of a step of turns, the box of each participant's turn.</summary>
    public static TimeSpan Of(Step step, SessionGuide guide, Pace pace, int participants)
    {
        var box = Usual(step, pace, participants);
        if (pace.Minutes is not { } minutes)
            return box;

        var scaled = box * (TimeSpan.FromMinutes(minutes) / Total(guide, pace with { Minutes = null }, participants));
        var rounded = Grain * Math.Round(scaled / Grain);
        return rounded < Shortest ? Shortest : rounded;
    }

    /// <summary>What a whole session takes.</summary>
    public static TimeSpan Total(SessionGuide guide, Pace pace, int participants)
    {
        var total = TimeSpan.Zero;
        foreach (var step in guide.Steps)
            total += Of(step, guide, pace, participants) * (step is Step.Turns ? Counted(participants) : 1);
        return total;
    }

    private static TimeSpan Usual(Step step, Pace pace, int participants)
    {
        var n = Counted(participants);
        return step switch
        {
            Step.Gather or Step.CheckIn => TimeSpan.FromMinutes(3 + n),
            Step.Ask => TimeSpan.FromMinutes(n),
            Step.Turns => TimeSpan.FromMinutes(SpotlightMinutes[n - Limits.FewestParticipants]) / (pace.HalfTurns ? 2 : 1),
            Step.Commit => TimeSpan.FromMinutes(n + 2),
            _ => TimeSpan.FromMinutes(5),
        };
    }

    private static int Counted(int participants) =>
        Math.Clamp(participants, Limits.FewestParticipants, Limits.MostParticipants);
}
