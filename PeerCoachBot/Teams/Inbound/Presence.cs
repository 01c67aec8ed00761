using PeerCoachBot.Conversations;

namespace PeerCoachBot.Teams.Inbound;

/// <summary>What an activity says of the bot's own coming and going. Source: teams-docs, subscribe-to-conversation-events.</summary>
/// <param name="Place">The conversation or team that the bot came to or went from: a team's id stands for all its channels.</param>
/// <param name="Welcome">Where the bot introduces itself, and how; null where it is not new there.</param>
internal sealed record Presence(string Place, bool IsThere, (Conversation Where, Greeting Greeting)? Welcome = null)
{
    /// <summary>Reads it; null where the activity is of something else.</summary>
    public static Presence? Of(IncomingActivity activity) => (activity.Type, activity.Action ?? activity.EventType) switch
    {
        ("installationUpdate", "add") => New(activity),
        ("installationUpdate", "add-upgrade") => new(Scope(activity), IsThere: true),
        ("installationUpdate", "remove") => new(Scope(activity), IsThere: false),
        ("conversationUpdate", "channelDeleted") when activity.TeamChannelId is { } channel => new(channel, IsThere: false),
        ("conversationUpdate", "channelRestored") when activity.TeamChannelId is { } channel => new(channel, IsThere: true),
        ("conversationUpdate", "teamDeleted" or "teamHardDeleted" or "teamArchived") => new(Scope(activity), IsThere: false),
        ("conversationUpdate", "teamRestored" or "teamUnarchived") => new(Scope(activity), IsThere: true),
        ("conversationUpdate", _) when activity.MembersAdded.Any(activity.IsBot) => New(activity),
        ("conversationUpdate", _) when activity.MembersRemoved.Any(activity.IsBot) => new(Scope(activity), IsThere: false),
        _ => null,
    };

    /// <summary>The bot was added: it introduces itself there, or in the channel that was chosen for it.</summary>
    private static Presence New(IncomingActivity activity)
    {
        var where = ActivityMapper.Where(activity);
        var chosen = where.Kind == ConversationKind.Channel ? activity.SelectedChannel ?? where.Id.Split(';')[0] : where.Id;
        return new(Scope(activity), IsThere: true, (where with { Id = chosen }, new Greeting(where.Kind, ActivityMapper.Language(activity))));
    }

    private static string Scope(IncomingActivity activity) => activity.TeamId ?? activity.ConversationId!;
}
