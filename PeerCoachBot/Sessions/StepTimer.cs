using PeerCoachBot.Decisions;

namespace PeerCoachBot.Sessions;

/// <summary>The time box of an open step or coaching turn. It starts itself, warns, says when time is up, and never ends anything early.</summary>
/// <param name="Of">What it times: a card's name, so that a late wake-up cannot speak of something else.</param>
/// <param name="Opened">When it began.</param>
/// <param name="Box">How long it runs, two more minutes included.</param>
internal sealed record StepTimer(string Of, DateTimeOffset Opened, TimeSpan Box) : Extensible
{
    /// <summary>How far ahead of the end the first and the second warning come.</summary>
    public static readonly TimeSpan FirstWarning = TimeSpan.FromMinutes(2);
    public static readonly TimeSpan SecondWarning = TimeSpan.FromSeconds(30);

    /// <summary>What "more time" adds.</summary>
    public static readonly TimeSpan Extension = TimeSpan.FromMinutes(2);

    /// <summary>How long after time-up was said a coaching turn may end by itself.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(2);

    /// <summary>What it has said so far.</summary>
    public TimeSaid Said { get; init; }

    /// <summary>When it said that time is up.</summary>
    public DateTimeOffset? UpSince { get; init; }

    public bool Extended { get; init; }

    public DateTimeOffset EndsAt() => Opened + Box;

    public bool IsUp(DateTimeOffset now) => now >= EndsAt();

    /// <summary>The next thing to say, and when; null when all is said.</summary>
    public (TimeSaid What, DateTimeOffset At)? Next() => Said switch
    {
        < TimeSaid.TwoMinutesLeft when Box > FirstWarning * 2 => (TimeSaid.TwoMinutesLeft, EndsAt() - FirstWarning),
        < TimeSaid.HalfMinuteLeft when Box > SecondWarning * 2 => (TimeSaid.HalfMinuteLeft, EndsAt() - SecondWarning),
        < TimeSaid.TimeIsUp => (TimeSaid.TimeIsUp, EndsAt()),
        _ => null,
    };

    /// <summary>The latest thing that is due by now; earlier ones that were missed stay unsaid.</summary>
    public TimeSaid? Due(DateTimeOffset now)
    {
        TimeSaid? due = null;
        for (var timer = this; timer.Next() is { } next && next.At <= now; timer = timer with { Said = next.What })
            due = next.What;
        return due;
    }

    /// <summary>Two more minutes from the end, or from now where the end is past.</summary>
    public StepTimer Extend(DateTimeOffset now) => this with
    {
        Box = (IsUp(now) ? now - Opened : Box) + Extension,
        Said = TimeSaid.Nothing,
        UpSince = null,
        Extended = true,
    };
}

/// <summary>What a timer has said, in order.</summary>
internal enum TimeSaid
{
    Nothing,
    TwoMinutesLeft,
    HalfMinuteLeft,
    TimeIsUp,
}
