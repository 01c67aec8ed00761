using System.Text.Json.Serialization;
using PeerCoachBot.Commitments.Nudges;
using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;

namespace PeerCoachBot.Commitments;

/// <summary>Something that one person will do, by a date they chose themselves, as they keep it.</summary>
internal sealed record Commitment : Extensible
{
    /// <summary>Follows from what happened, so that the same happening makes the same commitment.</summary>
    public required string Id { get; init; }

    /// <summary>What they will do, in their words, after "I will".</summary>
    public required string Text { get; init; }

    /// <summary>The target date, on its owner's calendar; null where they want none.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>What to do when an obstacle or a cue turns up.</summary>
    public IfThen? Plan { get; init; }

    /// <summary>Whom they told; null for nobody.</summary>
    public Witness? Witness { get; init; }

    public required Origin Made { get; init; }

    /// <summary>The highest revision told by the session in which it was made; what an earlier one says is out of date.</summary>
    public long Revision { get; init; }

    /// <summary>What that session told last: what its owner has changed since stays as they changed it.</summary>
    public Told? Told { get; init; }

    public Standing Standing { get; init; }

    /// <summary>What is in the way, and what would help, in the owner's words.</summary>
    public string? Obstacle { get; init; }

    /// <summary>When its owner last changed it; null since it was made.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>What became of it, in order.</summary>
    public IReadOnlyList<Change> History { get; init; } = [];

    /// <summary>A card shows it as it was understood.</summary>
    public bool HasCard { get; init; }

    /// <summary>The nudges of its present target date, and what is left of earlier ones.</summary>
    public IReadOnlyList<Nudge> Nudges { get; init; } = [];

    /// <summary>How many nudges were ever planned.</summary>
    public int NudgesMade { get; init; }

    /// <summary>How nudges that are no longer listed ended.</summary>
    public IReadOnlyDictionary<NudgeEnd, int> NudgesEnded { get; init; } = new Dictionary<NudgeEnd, int>();

    [JsonIgnore]
    public bool IsOpen => Standing is not (Standing.Done or Standing.LetGo);

    /// <summary>The commitment with more nudges to come; of those that have ended, only their number is kept.</summary>
    public Commitment Planning(IReadOnlyList<Nudge> nudges) => this with
    {
        Nudges = [.. Nudges.Where(n => n.IsPending), .. nudges],
        NudgesMade = NudgesMade + nudges.Count,
        NudgesEnded = Nudges.Where(n => !n.IsPending)
            .Select(n => n.End!.Value)
            .Concat(NudgesEnded.SelectMany(ended => Enumerable.Repeat(ended.Key, ended.Value)))
            .CountBy(end => end)
            .ToDictionary(),
    };

    /// <summary>The commitment in which some nudges ended so.</summary>
    public Commitment Ending(Func<Nudge, bool> which, NudgeEnd end, DateOnly? on = null) => Nudges.Any(which)
        ? this with { Nudges = [.. Nudges.Select(n => which(n) ? n with { End = end, On = on ?? n.On } : n)] }
        : this;

    /// <summary>The commitment with one more line in its history.</summary>
    public Commitment Noting(ChangeKind kind, DateTimeOffset at, string? from = null, string? to = null) =>
        this with { ChangedAt = at, History = [.. History, new Change(at, kind) { From = from, To = to }] };
}

/// <summary>A commitment as its session told of it.</summary>
internal sealed record Told(string Text, DateOnly? Due = null) : Extensible
{
    public PersonId? Witness { get; init; }
}

/// <summary>How it stands with a commitment.</summary>
internal enum Standing
{
    Open,

    /// <summary>Some of it is done.</summary>
    Partly,

    /// <summary>Something is in the way.</summary>
    Blocked,
    Done,

    /// <summary>It is not to be done any more.</summary>
    LetGo,
}

/// <summary>Who was asked to witness a commitment.</summary>
/// <param name="IsWilling">Null until they have answered.</param>
internal sealed record Witness(Peer Who, bool? IsWilling = null) : Extensible
{
    /// <summary>The revision of the owner's record at which they were asked last: by it, what comes of an earlier asking is known.</summary>
    public long Asking { get; init; }

    /// <summary>That asking did not reach them.</summary>
    public bool IsUnreached { get; init; }
}

/// <summary>Where and with whom a commitment was made.</summary>
/// <param name="At">When.</param>
/// <param name="Peers">
/// Who heard its words there, besides the owner: they may see how it stands. The name is empty of whoever only read along.
/// </param>
/// <param name="Where">The conversation; null for the 1:1 chat with the bot.</param>
internal sealed record Origin(DateTimeOffset At, IReadOnlyList<Peer> Peers, Conversation? Where = null) : Extensible
{
    /// <summary>The session in which it was made.</summary>
    public string? Session { get; init; }

    /// <summary>It belongs to the conversation: it was said there, or written down from a message there.</summary>
    public bool IsInTheOpen { get; init; }

    /// <summary>Its words were typed in the conversation, for everybody there to read: its card stands there too.</summary>
    public bool IsSpoken { get; init; }

    /// <summary>A link to the message that it was made from.</summary>
    public string? Link { get; init; }
}

/// <summary>One thing that became of a commitment.</summary>
internal sealed record Change(DateTimeOffset At, ChangeKind Kind) : Extensible
{
    public string? From { get; init; }

    public string? To { get; init; }
}

/// <summary>What can become of a commitment.</summary>
internal enum ChangeKind
{
    Made,
    Reworded,
    Dated,
    Done,
    Partly,
    Blocked,
    LetGo,
    Reopened,
    Snoozed,
    PeersAsked,
}
