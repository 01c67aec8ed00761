namespace PeerCoachBot.People.Rules;

/// <summary>The days that one can put something off to.</summary>
internal static class Snoozing
{
    private const int Week = 7;

    public static DateOnly Tomorrow(DateOnly today) => today.AddDays(1);

    /// <summary>The next Monday, never today.</summary>
    public static DateOnly Monday(DateOnly today)
    {
        var ahead = ((int)DayOfWeek.Monday - (int)today.DayOfWeek + Week) % Week;
        return today.AddDays(ahead == 0 ? Week : ahead);
    }

    public static DateOnly NextWeek(DateOnly today) => today.AddDays(Week);
}
