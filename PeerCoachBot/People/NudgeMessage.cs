using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;

namespace PeerCoachBot.People;

/// <summary>One message that brought commitments to mind.</summary>
/// <param name="Day">The day on its owner's calendar; one message a day.</param>
/// <param name="Items">The commitments that were due.</param>
internal sealed record NudgeMessage(DateOnly Day, IReadOnlyList<string> Items) : Extensible
{
    /// <summary>It did not reach its owner in 1:1.</summary>
    public bool IsLost { get; init; }

    /// <summary>The conversation in which its owner was mentioned instead.</summary>
    public Conversation? MentionedIn { get; init; }
}
