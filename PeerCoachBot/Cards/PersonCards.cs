using PeerCoachBot.Decisions;
using PeerCoachBot.People;
using PeerCoachBot.Text;

namespace PeerCoachBot.Cards;

/// <summary>Draws every card and dialog about a person's own commitments.</summary>
internal static class PersonCards
{
    /// <summary>A card; null where there is nothing to show any more.</summary>
    public static DrawnCard? Draw(Person person, string card) => null;

    public static DrawnCard? Draw(Person? person, Reply reply, string language) => reply is Reply.Say say && Words.In(language) is var words
        ? DrawnCard.Of(ReplyFaces.Of(null, say, words), words)
        : null;

    public static DrawnCard? Draw(Person? person, FormRequest request) => null;
}
