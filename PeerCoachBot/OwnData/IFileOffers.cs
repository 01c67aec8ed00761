using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;

namespace PeerCoachBot.OwnData;

/// <summary>The port through which files are offered to somebody.</summary>
internal interface IFileOffers
{
    /// <summary>Asks somebody in 1:1 whether they want a file; false where files cannot be offered there.</summary>
    Task<bool> OfferAsync(PersonId who, Address to, FileOffer offer, CancellationToken cancellation);
}

/// <summary>A file that somebody may have.</summary>
/// <param name="Form">Which one, when it is asked for.</param>
/// <param name="Description">What it is, in their language.</param>
internal sealed record FileOffer(string Form, string Name, int Size, string Description);
