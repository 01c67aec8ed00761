using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.Storage;
using PeerCoachBot.Teams.Inbound;
using PeerCoachBot.Teams.Places;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Teams.Outbound;

/// <summary>
/// Takes cards to conversations and people in Teams, by the newest reference of each. Where a connector says that there is no
/// way to somebody, nothing more is tried until something is heard from there.
/// </summary>
internal sealed class TeamsMessenger(PlaceBook places, ConnectorClient connector) : IMessenger
{
    /// <summary>Where tenants of the Government Community Cloud are served. Source: Teams' documentation of proactive messages.</summary>
    private const string CommunityCloud = "https://smba.infra.gcc.teams.microsoft.com/teams";

    private static readonly SendResult.Refused NotThere = new("the bot was removed from there");
    private static readonly SendResult.Refused Unknown = new("nothing is known of whom it is for");
    private static readonly SendResult.Refused Blocked = new("there has been no way to whom it is for");

    public async Task<SendResult> PostAsync(Address to, OutgoingCard card, CancellationToken cancellation) =>
        await places.MayReachAsync(to, cancellation) ? await PostThereAsync(to, card, cancellation) : NotThere;

    public async Task<SendResult> PostAgainAsync(string tenant, PostedCard gone, OutgoingCard card, CancellationToken cancellation) =>
        await places.MayReachAsync(tenant, gone.Conversation, cancellation) ? await PostAgainThereAsync(tenant, gone, card, cancellation) : NotThere;

    public async Task<SendResult> UpdateAsync(string tenant, PostedCard at, OutgoingCard card, CancellationToken cancellation) =>
        await places.MayReachAsync(tenant, at.Conversation, cancellation) ? await UpdateThereAsync(tenant, at, card, cancellation) : NotThere;

    private Task<SendResult> PostThereAsync(Address to, OutgoingCard card, CancellationToken cancellation) => to switch
    {
        Address.Shared { Conversation: var where } => SendAsync(
            PlaceAggregate.OfConversation(where.Tenant, where.Id),
            isUpdate: false,
            where.Id,
            place => connector.PostAsync(place.ServiceUrl, where.Tenant, where.Id, card, cancellation),
            cancellation),
        Address.Private { Person: var person } => PostPrivatelyAsync(person, card, isAgain: false, cancellation),
        _ => throw new InvalidOperationException($"No way to reach a {to.GetType().Name}."),
    };

    private Task<SendResult> PostAgainThereAsync(string tenant, PostedCard gone, OutgoingCard card, CancellationToken cancellation) => SendAsync(
        PlaceAggregate.OfConversation(tenant, gone.Conversation),
        isUpdate: false,
        gone.Conversation,
        place => connector.PostAsync(place.ServiceUrl, tenant, gone.Conversation, card, cancellation),
        cancellation);

    private Task<SendResult> UpdateThereAsync(string tenant, PostedCard at, OutgoingCard card, CancellationToken cancellation) => SendAsync(
        PlaceAggregate.OfConversation(tenant, at.Conversation),
        isUpdate: true,
        at.Conversation,
        place => connector.UpdateAsync(place.ServiceUrl, tenant, at, card, cancellation),
        cancellation);

    private async Task<SendResult> PostPrivatelyAsync(PersonId person, OutgoingCard card, bool isAgain, CancellationToken cancellation)
    {
        var of = PlaceAggregate.OfPerson(person);
        if (await places.FindAsync(of, cancellation) is not { Account: { } account } place)
            return Unknown;
        if (place.Chat is null)
        {
            var opened = "";
            var opening = await SendAsync(
                of,
                isUpdate: false,
                "",
                async known =>
                {
                    var answer = await connector.OpenChatAsync(known.ServiceUrl, person.Tenant, known.Bot, account, cancellation);
                    opened = answer.Body.Text("id") ?? "";
                    return answer;
                },
                cancellation);
            if (opening is not SendResult.Sent)
                return opening;
            if (opened.Length == 0)
                return new SendResult.Refused("the connector opened no conversation");
            await places.NoteChatAsync(person, opened, place.ServiceUrl, cancellation);
            place = place with { Chat = opened };
        }

        var chat = place.Chat!;
        ConnectorAnswer? last = null;
        var result = await SendAsync(
            of,
            isUpdate: false,
            chat,
            async known => last = await connector.PostAsync(known.ServiceUrl, person.Tenant, chat, card, cancellation),
            cancellation,
            mayBeStale: !isAgain);
        if (isAgain || last?.Fault is not { Status: 404 })
            return result;

        // The chat that was known is gone; there may be another one.
        await places.ForgetChatAsync(person, chat, cancellation);
        return await PostPrivatelyAsync(person, card, isAgain: true, cancellation);
    }

    /// <param name="mayBeStale">Where the conversation is not found, another one may be.</param>
    private async Task<SendResult> SendAsync(
        AggregateId of,
        bool isUpdate,
        string conversation,
        Func<Place, Task<ConnectorAnswer>> send,
        CancellationToken cancellation,
        bool mayBeStale = false)
    {
        if (await places.FindAsync(of, cancellation) is not { } place)
            return Unknown;
        if (place.Blocked is not null)
            return Blocked;

        var answer = await send(place);
        if (answer.Fault is { } wrong && Outcomes.IsOfTheHost(wrong) && place.ServiceUrl != CommunityCloud)
        {
            answer = await send(place with { ServiceUrl = CommunityCloud });
            if (answer.Fault is null && answer.NotAnswered is null)
                await places.NoteHostAsync(of, CommunityCloud, cancellation);
        }

        if (answer.Fault is { } fault)
        {
            // A thread that is gone says nothing of its channel.
            if (Outcomes.IsOfThePlace(fault) && !(fault.Status == 404 && (mayBeStale || conversation.Contains(';', StringComparison.Ordinal))))
                await places.BlockAsync(of, $"{fault}", cancellation);
            return Outcomes.Of(fault, isUpdate);
        }

        return answer.NotAnswered ?? new SendResult.Sent(new PostedCard(conversation, answer.Body.Text("id") ?? ""));
    }
}
