using System.Text.Json.Serialization;

namespace PeerCoachBot.Conversations;

/// <summary>One place where people talk: a channel's thread, a group chat, a meeting's chat or a 1:1 chat with the bot.</summary>
/// <param name="Tenant">The Entra tenant's id.</param>
/// <param name="Id">Opaque and case-sensitive; a channel's thread carries its root message's id.</param>
/// <param name="Kind">Decides who can be assumed to read there.</param>
internal sealed record Conversation(string Tenant, string Id, ConversationKind Kind)
{
    /// <summary>A chat has a roster of its own; a channel is read by a whole team and its guests.</summary>
    [JsonIgnore]
    public bool HasOwnRoster => Kind is ConversationKind.GroupChat or ConversationKind.MeetingChat;
}

/// <summary>What sort of place a conversation is.</summary>
internal enum ConversationKind
{
    Channel,
    GroupChat,
    MeetingChat,
    Personal,
}
