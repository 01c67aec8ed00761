namespace PeerCoachBot.Conversations;

/// <summary>A message of a conversation, from whose menu something was made.</summary>
/// <param name="Where">The conversation; the bot need not be in it.</param>
/// <param name="Id">The message's id, unique within the conversation.</param>
/// <param name="Text">Its words without markup.</param>
/// <param name="Link">Leads back to it; null where Teams gave none.</param>
/// <param name="Author">Who wrote it; null where that is no person of the tenant.</param>
internal sealed record SourceMessage(Conversation Where, string Id, string Text, string? Link, Peer? Author);
