using PeerCoachBot.Conversations;

namespace PeerCoachBot.Decisions;

/// <summary>
/// An answer to whoever caused the turn. It is not an effect: it is not stored, may be lost, and is worked out again
/// from the state when the event comes again.
/// </summary>
internal abstract record Reply
{
    private Reply()
    {
    }

    /// <summary>Shows a card of the aggregate, drawn from its state.</summary>
    /// <param name="Card">The card's name.</param>
    /// <param name="Otherwise">The card to show instead, where there is nothing to draw for the first any more.</param>
    internal sealed record Show(string Card, string? Otherwise = null) : Reply;

    /// <summary>Opens a dialog for whoever caused the turn, drawn from the aggregate's state.</summary>
    /// <param name="Form">The form's name.</param>
    internal sealed record Open(string Form) : Reply;

    /// <summary>Sends whoever caused the turn everything that is kept of them.</summary>
    internal sealed record Export : Reply;

    /// <summary>Says one sentence of the bot's.</summary>
    /// <param name="Sentence">The sentence's name in the wording.</param>
    /// <param name="People">Fills <c>{0}</c>, as a list of names.</param>
    /// <param name="Values">Fill <c>{1}</c> and on; people's own words or numbers.</param>
    internal sealed record Say(string Sentence, IReadOnlyList<PersonId> People, IReadOnlyList<string> Values) : Reply
    {
        public Say(string sentence, params IReadOnlyList<string> values)
            : this(sentence, [], values)
        {
        }
    }
}
