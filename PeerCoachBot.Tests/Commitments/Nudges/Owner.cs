using PeerCoachBot.Commitments;
using PeerCoachBot.Commitments.Nudges;

namespace PeerCoachBot.Tests.Commitments.Nudges;

/// <summary>When the machine wakes somebody's record.</summary>
internal enum Waking
{
    OnTime,

    /// <summary>At the moment and once more, as two replicas do.</summary>
    Twice,

    /// <summary>A minute too early first, as by a wrong clock.</summary>
    Early,

    /// <summary>Some minutes later, as after a pause of the machine.</summary>
    Late,

    /// <summary>Hours later, or as nobody asked for.</summary>
    AnyTime,
}

/// <summary>Somebody with commitments, driven by the machine: woken, nudged, and asked when to be woken next.</summary>
internal sealed class Owner(Availability availability, IReadOnlyList<Commitment> commitments)
{
    /// <summary>Nothing goes on for longer.</summary>
    private const int MostWakes = 400;

    /// <summary>The shortest hours of the tests are 15 minutes long.</summary>
    private const int LateMinutes = 14;

    public Availability Availability { get; set; } = availability;

    public IReadOnlyList<Commitment> Commitments { get; set; } = commitments;

    public List<(DateTimeOffset At, DateOnly Day, IReadOnlyList<string> Due)> Messages { get; } = [];

    public DateTimeOffset? Next(DateTimeOffset now) => NudgeDay.Next(Commitments, Availability, now);

    /// <summary>What the machine does when it wakes the record.</summary>
    public void Wake(DateTimeOffset now)
    {
        var (all, due) = NudgeDay.Hold(Commitments, Availability, now);
        Commitments = all;
        if (due.Count == 0)
            return;
        var today = Availability.Time.DayAt(now);
        Availability = Availability with { NudgedOn = today };
        Messages.Add((now, today, due));
    }

    /// <summary>Goes on until nothing is to come.</summary>
    public void Live(DateTimeOffset now, Waking waking, Random random)
    {
        for (var wakes = 0; Next(now) is { } next; wakes++)
        {
            if (wakes > MostWakes)
                throw new InvalidOperationException($"It does not end: {next:u} follows {now:u}.");
            if (waking is Waking.Early)
                Wake(next.AddMinutes(-1));
            now = waking switch
            {
                Waking.Late => next.AddMinutes(random.Next(LateMinutes)),
                Waking.AnyTime when random.Next(3) > 0 => (random.Next(2) == 0 ? next : now).AddMinutes(random.Next(20 * 60)),
                _ => next,
            };
            Wake(now);
            if (waking is Waking.Twice)
                Wake(now);
        }
    }
}
