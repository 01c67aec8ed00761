using System.Text.Json.Serialization;
using PeerCoachBot.Decisions;

namespace PeerCoachBot.Commitments.Nudges;

/// <summary>One reminder of one commitment: planned for a day, and ended in exactly one way.</summary>
/// <param name="Stage">Why it comes on that day.</param>
/// <param name="Day">The day on its owner's calendar: the moment follows from where they are by then.</param>
internal sealed record Nudge(NudgeStage Stage, DateOnly Day) : Extensible
{
    /// <summary>What became of it; null while it is still to come.</summary>
    public NudgeEnd? End { get; init; }

    /// <summary>The day of the message that it was in.</summary>
    public DateOnly? On { get; init; }

    [JsonIgnore]
    public bool IsPending => End is null;
}

/// <summary>Why a nudge comes on its day.</summary>
internal enum NudgeStage
{
    /// <summary>The working day before the target date.</summary>
    DayBefore,

    /// <summary>On the target date.</summary>
    OnTheDay,

    /// <summary>Two, five and twelve working days after it.</summary>
    AfterTwo,
    AfterFive,
    AfterTwelve,

    /// <summary>The day that its owner put it off to.</summary>
    Snoozed,
}

/// <summary>What became of a nudge.</summary>
internal enum NudgeEnd
{
    /// <summary>It was in a message to its owner.</summary>
    Sent,

    /// <summary>It would have come more than a week late.</summary>
    Expired,

    /// <summary>There was no way to its owner.</summary>
    Undeliverable,

    /// <summary>The commitment was done with: done, let go or taken back.</summary>
    CancelledAsEnded,

    /// <summary>Its owner had changed the commitment in the two days before.</summary>
    CancelledAsChanged,

    /// <summary>The commitment has another target date, or its owner does not work on it any more.</summary>
    CancelledAsMoved,

    /// <summary>Its owner put it off.</summary>
    CancelledAsSnoozed,

    /// <summary>A later nudge of the same commitment came first, as after a pause.</summary>
    CancelledAsOverlapped,

    /// <summary>Its owner had everything of theirs deleted.</summary>
    CancelledAsErased,
}
