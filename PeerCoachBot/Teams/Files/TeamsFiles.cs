using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.Hosting;
using PeerCoachBot.OwnData;
using PeerCoachBot.Teams.Outbound;
using PeerCoachBot.Teams.Places;

namespace PeerCoachBot.Teams.Files;

/// <summary>Offers files in 1:1 chats, and shows those that were put where their owner wanted them.</summary>
internal sealed class TeamsFiles(PlaceBook places, ConnectorClient connector, ILogger<TeamsFiles> log) : IFileOffers
{
    /// <summary>The clouds in which bots have no files. Source: Microsoft's documentation, "Send and receive files using bot".</summary>
    private const string NoFiles = ".teams.microsoft.us";

    public Task<bool> OfferAsync(PersonId who, Address to, FileOffer offer, CancellationToken cancellation) =>
        PostAsync(who, to, FileCards.Consent(offer), cancellation);

    public Task<bool> ShowAsync(PersonId who, Address to, UploadInfo upload, CancellationToken cancellation) =>
        PostAsync(who, to, FileCards.Info(upload), cancellation);

    /// <summary>A refusal says nothing of the chat: where the app may have no files, only files are refused.</summary>
    private async Task<bool> PostAsync(PersonId who, Address to, string attachment, CancellationToken cancellation)
    {
        var place = await places.FindAsync(PlaceAggregate.OfPerson(who), cancellation);
        var chat = to is Address.Shared { Conversation.Id: var id } ? id : place?.Chat;
        if (place is not { Blocked: null } || chat is null || place.ServiceUrl.Contains(NoFiles, StringComparison.OrdinalIgnoreCase))
            return false;

        var answer = await connector.PostFileAsync(place.ServiceUrl, who.Tenant, chat, attachment, cancellation);
        if (answer.Why is { } why)
            log.FileNotOffered(why);
        return answer.Why is null;
    }
}
