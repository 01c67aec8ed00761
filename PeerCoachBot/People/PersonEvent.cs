using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.People.Pressing;
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

    /// <summary>The person pressed a button of theirs, asked for a dialog or sent one.</summary>
    internal sealed record Pressed(OwnPress Press) : PersonEvent;

    /// <summary>A session told something of the person.</summary>
    internal sealed record Told(SessionFact Fact) : PersonEvent;

    /// <summary>Another person told something.</summary>
    internal sealed record ToldByPeer(PeerFact Fact) : PersonEvent;

    /// <summary>Teams showed where the person is.</summary>
    /// <param name="Zone">An IANA zone.</param>
    internal sealed record Seen(PersonId Who, string Zone, string Language) : PersonEvent;

    /// <summary>A card did not reach whom it was for.</summary>
    /// <param name="MayHaveGone">Or it did, and nobody knows.</param>
    internal sealed record Undelivered(string Card, Address To, bool MayHaveGone = false) : PersonEvent;

    /// <summary>The moment came that the person's nudges wait for.</summary>
    internal sealed record Woken : PersonEvent;
}
