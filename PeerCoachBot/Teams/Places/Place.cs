using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;

namespace PeerCoachBot.Teams.Places;

/// <summary>How to reach one conversation, or one person in 1:1: what the newest activity said.</summary>
internal sealed record Place : Extensible
{
    /// <summary>The version of this document's shape.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>Where the connector for it listens; may change at any time.</summary>
    public required string ServiceUrl { get; init; }

    /// <summary>The channel's id for this bot.</summary>
    public string? Bot { get; init; }

    /// <summary>Of a person: the channel's id for them.</summary>
    public string? Account { get; init; }

    /// <summary>Of a person: their 1:1 conversation with the bot, once it is known.</summary>
    public string? Chat { get; init; }

    /// <summary>Why nothing is sent there until something is heard from there; null where it may be.</summary>
    public string? Blocked { get; init; }

    /// <summary>Of a channel: its team's id. Where the bot is not in the team, it is not in the channel.</summary>
    public string? Team { get; init; }

    /// <summary>When the bot was last heard to have come; older news of its going is late.</summary>
    public DateTimeOffset? CameAt { get; init; }

    /// <summary>Since when the bot is no longer there; null where it is. Nothing is sent there meanwhile.</summary>
    public DateTimeOffset? GoneSince { get; init; }

    /// <summary>When the bot introduced itself, which it does once in a place; null where it has not yet.</summary>
    public DateTimeOffset? WelcomedAt { get; init; }
}

/// <summary>What can happen to a place.</summary>
internal abstract record PlaceEvent
{
    private PlaceEvent()
    {
    }

    /// <summary>An activity came from there. What it does not say stays as it was.</summary>
    internal sealed record Heard(string ServiceUrl, string? Bot, string? Account, string? Chat) : PlaceEvent
    {
        public string? Team { get; init; }

        /// <summary>When somebody spoke to the bot there, so that it must be there; null where nobody did.</summary>
        public DateTimeOffset? SpokenAt { get; init; }
    }

    /// <summary>The bot was added there.</summary>
    /// <param name="Welcome">How it introduces itself, and where; null where it has been there before.</param>
    internal sealed record Came(Heard Reference, DateTimeOffset At, (Conversation Where, Greeting Greeting)? Welcome) : PlaceEvent;

    /// <summary>The bot was removed from there.</summary>
    internal sealed record Went(Heard Reference, DateTimeOffset At) : PlaceEvent;

    /// <summary>A 1:1 conversation with the person was opened.</summary>
    internal sealed record ChatOpened(string Chat) : PlaceEvent;

    /// <summary>The 1:1 conversation that was known is not there any more.</summary>
    internal sealed record ChatLost(string Chat) : PlaceEvent;

    /// <summary>Its connector is at another host.</summary>
    internal sealed record Moved(string ServiceUrl) : PlaceEvent;

    /// <summary>The connector says that there is no way there.</summary>
    internal sealed record Blocked(string Reason) : PlaceEvent;

    /// <summary>Nothing in a place waits for time.</summary>
    internal sealed record Woken : PlaceEvent;
}
