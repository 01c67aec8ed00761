using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;

namespace PeerCoachBot.Sessions.Pressing;

/// <summary>Somebody pressed a button or sent a dialog. Nothing that the card brought is trusted beyond what is asked for.</summary>
/// <param name="By">The authenticated sender.</param>
/// <param name="Verb">One of <see cref="Verbs"/>; anything else is refused.</param>
/// <param name="Mark">What the button's card said of itself; null where it belongs to no session.</param>
/// <param name="Values">Inputs and arguments by their names in <see cref="Inputs"/>.</param>
/// <param name="Where">The conversation in which it was pressed.</param>
/// <param name="Id">The activity's id, unique within the conversation.</param>
/// <param name="Today">The sender's local date.</param>
/// <param name="Language">The sender's language as BCP 47.</param>
/// <param name="Readers">Everybody who can read the conversation, where that is known.</param>
internal sealed record Press(
    Peer By,
    string Verb,
    CardMark? Mark,
    IReadOnlyDictionary<string, string> Values,
    Conversation Where,
    string Id,
    DateOnly Today,
    string Language,
    IReadOnlyList<Peer>? Readers = null)
{
    /// <summary>The sender's IANA zone; null where it is not known.</summary>
    public string? Zone { get; init; }

    /// <summary>It came from a dialog, or asks for one: the answer is a dialog too.</summary>
    public bool InDialog { get; init; }

    /// <summary>An input or argument; empty where it is missing.</summary>
    public string Value(string name) => Values.GetValueOrDefault(name, "");

    /// <summary>Stands for what was filled in, without the words.</summary>
    public string Filled() => Digest.Of(Values.OrderBy(v => v.Key, StringComparer.Ordinal).SelectMany(v => new[] { v.Key, v.Value }));
}

/// <summary>What every card puts into its buttons: which session it is of, and how old it is.</summary>
/// <param name="Conversation">The id of the session's conversation; the card may have gone to a 1:1 chat.</param>
/// <param name="Session">The session's key.</param>
/// <param name="On">The name of the card or form that holds the button.</param>
/// <param name="At">The name of the session's living card when this was drawn.</param>
/// <param name="Revision">The session's revision then.</param>
internal sealed record CardMark(string Conversation, string Session, string On, string At, long Revision);
