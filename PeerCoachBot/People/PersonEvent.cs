using PeerCoachBot.Conversations;
using PeerCoachBot.Sessions;

namespace PeerCoachBot.People;

/// <summary>What can happen to a person.</summary>
internal abstract record PersonEvent
{
    private PersonEvent()
    {
    }

    /// <summary>The person typed something in their 1:1 chat with the bot.</summary>
    internal sealed record Heard(Typed Words) : PersonEvent;

    /// <summary>A message in that chat has other words now.</summary>
    internal sealed record Edited(Typed Words, DateTimeOffset At) : PersonEvent;

    /// <summary>A session told of the person's coming or going.</summary>
    internal sealed record Told(SessionFact Fact) : PersonEvent;

    /// <summary>Nothing in a person waits for time yet; a wake-up finds nothing to do.</summary>
    internal sealed record Woken : PersonEvent;
}
