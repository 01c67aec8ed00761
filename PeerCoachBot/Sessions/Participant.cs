using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;

namespace PeerCoachBot.Sessions;

/// <summary>Somebody who joined a session.</summary>
internal sealed record Participant : Extensible
{
    public required Peer Who { get; init; }

    /// <summary>Accepted the ground rules, here or in an earlier session of this conversation.</summary>
    public bool Agreed { get; init; }

    public bool HasLeft { get; init; }

    /// <summary>Agreed that words show where others than participants can read.</summary>
    public bool ShowsHere { get; init; }

    /// <summary>A commitment that still lacks its date, and when that was asked for.</summary>
    public Kept? Draft { get; init; }

    /// <summary>The words of the last minute that were kept, by which a repeated delivery is known.</summary>
    public IReadOnlyList<Kept> KeptLately { get; init; } = [];

    public bool IsActive() => Agreed && !HasLeft;

    /// <summary>How long the same words of the same person are taken for a repeated delivery.</summary>
    public static readonly TimeSpan RepeatWindow = TimeSpan.FromSeconds(60);

    /// <summary>True where these words were kept a moment ago; not of a date that has been asked for since.</summary>
    public bool RepeatsItself(string text, bool isDate, DateTimeOffset now) => KeptLately.Any(kept =>
        kept.Text == text
        && now - kept.At <= RepeatWindow
        && !(isDate && Draft?.At > kept.At));

    public Participant Keeping(string text, DateTimeOffset now) => this with
    {
        KeptLately = [.. KeptLately.Where(kept => now - kept.At <= RepeatWindow), new Kept(text, now)],
    };
}

/// <summary>Words that were kept, and when.</summary>
internal sealed record Kept(string Text, DateTimeOffset At) : Extensible;
