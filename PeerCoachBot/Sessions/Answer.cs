using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;

namespace PeerCoachBot.Sessions;

/// <summary>What one participant said to one question; the newest counts until its step closes.</summary>
/// <param name="Question">The question's key.</param>
/// <param name="Text">The person's words as typed, or the key of a choice, a figure, or an ISO date; empty for a pass.</param>
/// <param name="Passed">Said "pass".</param>
internal sealed record Answer(string Question, PersonId By, string Text, DateTimeOffset At, bool Passed = false) : Extensible
{
    /// <summary>The message that says so, by which an edit of it is known; null where it was not typed.</summary>
    public string? Message { get; init; }

    /// <summary>When that was last edited; null where it is as it was.</summary>
    public DateTimeOffset? EditedAt { get; init; }
}
