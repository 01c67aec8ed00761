using PeerCoachBot.Commitments;
using PeerCoachBot.Conversations;

namespace PeerCoachBot.People.Rules;

/// <summary>Whom somebody can name as a witness: people who share a conversation or a commitment with them, so that no stranger is asked.</summary>
internal static class WitnessChoice
{
    /// <summary>A longer list helps nobody.</summary>
    private const int Most = 25;

    /// <summary>Those nearest to the commitment first.</summary>
    /// <param name="commitment">Null for a new one.</param>
    /// <param name="author">Who wrote the message that it is made from; null for none.</param>
    /// <param name="readers">Everybody who can read where the dialog was opened; null where that is not known.</param>
    public static IReadOnlyList<Peer> Of(Person person, Commitment? commitment, Peer? author, IReadOnlyList<Peer>? readers)
    {
        IEnumerable<Peer> nearest =
        [
            .. KnownBy(commitment),
            .. author is null ? [] : (IEnumerable<Peer>)[author],
            .. readers ?? [],
            .. person.Commitments.Reverse().SelectMany(KnownBy),
        ];
        return
        [
            .. nearest
                .Where(peer => peer.Name.Length > 0 && peer.Id.ObjectId.Length > 0 && peer.Id != person.Id)
                .DistinctBy(peer => peer.Id)
                .Take(Most),
        ];
    }

    private static IEnumerable<Peer> KnownBy(Commitment? commitment) =>
        commitment is null ? [] : [.. commitment.Witness is { } witness ? [witness.Who] : (IEnumerable<Peer>)[], .. commitment.Made.Peers];
}
