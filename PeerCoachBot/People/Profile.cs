using PeerCoachBot.Commitments.Nudges;
using PeerCoachBot.Decisions;

namespace PeerCoachBot.People;

/// <summary>How somebody wants to be treated. What they did not choose is learnt from Teams, or is as usual.</summary>
internal sealed record Profile : Extensible
{
    /// <summary>The IANA zone that they chose.</summary>
    public string? Zone { get; init; }

    /// <summary>The IANA zone in which Teams last showed them.</summary>
    public string? ZoneLearnt { get; init; }

    /// <summary>The language that they chose, as BCP 47.</summary>
    public string? Language { get; init; }

    /// <summary>The language of the Teams that they use.</summary>
    public string LanguageLearnt { get; init; } = "";

    public IReadOnlyList<DayOfWeek>? Days { get; init; }

    public TimeOnly? From { get; init; }

    public TimeOnly? To { get; init; }

    /// <summary>The day on which they are back.</summary>
    public DateOnly? PausedUntil { get; init; }

    /// <summary>They want no nudges.</summary>
    public bool IsOff { get; init; }

    public WorkingTime Time()
    {
        var usual = WorkingTime.Usual(Zone ?? ZoneLearnt ?? WorkingTime.Utc);
        return usual with { Days = Days ?? usual.Days, From = From ?? usual.From, To = To ?? usual.To };
    }

    public string Speaks() => Language ?? LanguageLearnt;
}
