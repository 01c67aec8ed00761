using System.Text.Json.Serialization;

namespace PeerCoachBot.Conversations;

/// <summary>Words that somebody typed to the bot, with what their meaning may depend on.</summary>
/// <param name="By">The authenticated sender.</param>
/// <param name="Text">The words without the mention of the bot; may be empty.</param>
/// <param name="Where">The conversation in which they were typed.</param>
/// <param name="Message">The message's id, unique within the conversation.</param>
/// <param name="Today">The sender's local date, for "by Friday".</param>
/// <param name="Language">The sender's language as BCP 47, such as <c>en-GB</c>.</param>
/// <param name="Readers">Everybody who can read the conversation, where that is known; null where it is not.</param>
internal sealed record Typed(
    Peer By,
    string Text,
    Conversation Where,
    string Message,
    DateOnly Today,
    string Language,
    IReadOnlyList<Peer>? Readers = null)
{
    /// <summary>The sender's IANA zone; null where it is not known.</summary>
    public string? Zone { get; init; }

    /// <summary>Names the message among all conversations.</summary>
    [JsonIgnore]
    public string Source => $"{Where.Id}/{Message}";
}
