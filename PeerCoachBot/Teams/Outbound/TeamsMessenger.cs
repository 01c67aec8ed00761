using PeerCoachBot.Decisions;
using PeerCoachBot.Storage;
using PeerCoachBot.Teams.Places;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Teams.Outbound;

/// <summary>Takes cards to conversations and people in Teams, by the newest reference of each.</summary>
internal sealed class TeamsMessenger(PlaceBook places, ConnectorClient connector) : IMessenger
{
    private static readonly SendResult NotThere = new SendResult.Refused("the bot was removed from there");

    public async Task<SendResult> PostAsync(Address to, OutgoingCard card, CancellationToken cancellation) =>
        await places.MayReachAsync(to, cancellation) ? await PostThereAsync(to, card, cancellation) : NotThere;

    public async Task<SendResult> UpdateAsync(string tenant, PostedCard at, OutgoingCard card, CancellationToken cancellation) =>
        await places.MayReachAsync(tenant, at.Conversation, cancellation) ? await UpdateThereAsync(tenant, at, card, cancellation) : NotThere;

    private Task<SendResult> PostThereAsync(Address to, OutgoingCard card, CancellationToken cancellation) => to switch
    {
        Address.Shared shared => PostSharedAsync(shared, card, cancellation),
        Address.Private alone => PostPrivatelyAsync(alone, card, cancellation),
        _ => throw new InvalidOperationException($"No way to reach a {to.GetType().Name}."),
    };

    private async Task<SendResult> UpdateThereAsync(string tenant, PostedCard at, OutgoingCard card, CancellationToken cancellation) =>
        await places.FindAsync(PlaceAggregate.OfConversation(tenant, at.Conversation), cancellation) is { } place
            ? await connector.UpdateAsync(place.ServiceUrl, at, card, cancellation)
            : new SendResult.Refused("nothing is known of the conversation");

    private async Task<SendResult> PostSharedAsync(Address.Shared to, OutgoingCard card, CancellationToken cancellation) =>
        await places.FindAsync(PlaceAggregate.OfConversation(to.Conversation.Tenant, to.Conversation.Id), cancellation) is { } place
            ? await connector.PostAsync(place.ServiceUrl, to.Conversation.Id, card, cancellation)
            : new SendResult.Refused("nothing is known of the conversation");

    private async Task<SendResult> PostPrivatelyAsync(Address.Private to, OutgoingCard card, CancellationToken cancellation)
    {
        if (await places.FindAsync(PlaceAggregate.OfPerson(to.Person), cancellation) is not { Account: { } account } place)
            return new SendResult.Refused("nothing is known of the person");

        var chat = place.Chat;
        if (chat is null)
        {
            var (opened, failure) = await connector.OpenChatAsync(place.ServiceUrl, to.Person.Tenant, place.Bot, account, cancellation);
            if (opened is null)
                return failure!;
            chat = opened;
            await places.NoteChatAsync(to.Person, chat, place.ServiceUrl, cancellation);
        }

        return await connector.PostAsync(place.ServiceUrl, chat, card, cancellation);
    }
}
