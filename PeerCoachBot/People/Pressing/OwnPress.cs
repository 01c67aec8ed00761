using PeerCoachBot.Conversations;

namespace PeerCoachBot.People.Pressing;

/// <summary>Somebody pressed a button of a card about their own commitments, or sent a dialog. It goes to whoever pressed, never to whom the card names.</summary>
/// <param name="By">The authenticated sender.</param>
/// <param name="Verb">One of <see cref="OwnVerbs"/>; anything else is refused.</param>
/// <param name="Mark">What the button's card said of itself.</param>
/// <param name="Values">Inputs and arguments by their names in <see cref="OwnInputs"/>.</param>
/// <param name="Where">The conversation in which it was pressed.</param>
/// <param name="Id">The activity's id, unique within the conversation.</param>
/// <param name="Today">The sender's local date.</param>
/// <param name="Language">The sender's language as BCP 47.</param>
internal sealed record OwnPress(
    Peer By,
    string Verb,
    OwnMark Mark,
    IReadOnlyDictionary<string, string> Values,
    Conversation Where,
    string Id,
    DateOnly Today,
    string Language)
{
    /// <summary>The sender's IANA zone; null where it is not known.</summary>
    public string? Zone { get; init; }

    /// <summary>It came from a dialog, or asks for one: the answer is a dialog too.</summary>
    public bool InDialog { get; init; }

    /// <summary>The message from whose menu the dialog was opened; null for none.</summary>
    public SourceMessage? Source { get; init; }

    /// <summary>Everybody who can read the conversation; null where that is not known.</summary>
    public IReadOnlyList<Peer>? Readers { get; init; }

    /// <summary>An input or argument; empty where it is missing.</summary>
    public string Value(string name) => Values.GetValueOrDefault(name, "");
}

/// <summary>What every card of a person puts into its buttons.</summary>
/// <param name="Of">The Entra object id of whose commitments the card is about.</param>
/// <param name="On">The name of the card or form that holds the button.</param>
/// <param name="Item">The commitment's id; empty where the button is about none.</param>
internal sealed record OwnMark(string Of, string On, string Item);
