using System.Text.Json;
using PeerCoachBot.Storage;
using PeerCoachBot.Teams.Inbound;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Teams.Outbound;

/// <summary>Speaks the Bot Connector REST API, version 3.</summary>
internal sealed class ConnectorClient(ConnectorLine line)
{
    /// <summary>Rosters come in pages of at least 50.</summary>
    private const int PageSize = 50;
    private const int MostPages = 5;

    public Task<ConnectorAnswer> PostAsync(string serviceUrl, string tenant, string conversation, OutgoingCard card, CancellationToken cancellation) => line.CallAsync(
        new ConnectorCall(HttpMethod.Post, serviceUrl, ServiceAddress.Of(serviceUrl, "conversations", conversation, "activities"))
        {
            Tenant = tenant,
            Conversation = conversation,
            Body = Message(card),
        },
        cancellation);

    public Task<ConnectorAnswer> UpdateAsync(string serviceUrl, string tenant, PostedCard at, OutgoingCard card, CancellationToken cancellation) => line.CallAsync(
        new ConnectorCall(HttpMethod.Put, serviceUrl, ServiceAddress.Of(serviceUrl, "conversations", at.Conversation, "activities", at.Activity))
        {
            Tenant = tenant,
            Conversation = at.Conversation,
            Body = Message(card),
        },
        cancellation);

    /// <summary>Posts a card about a file.</summary>
    /// <param name="attachment">The whole attachment as JSON.</param>
    public Task<ConnectorAnswer> PostFileAsync(string serviceUrl, string tenant, string conversation, string attachment, CancellationToken cancellation) => line.CallAsync(
        new ConnectorCall(HttpMethod.Post, serviceUrl, ServiceAddress.Of(serviceUrl, "conversations", conversation, "activities"))
        {
            Tenant = tenant,
            Conversation = conversation,
            Body = $$"""{"type":"message","attachments":[{{attachment}}]}""",
        },
        cancellation);

    /// <summary>Opens the 1:1 conversation with somebody; gives the same one every time. Source: teams.net, CreateConversation-API-Behavior.</summary>
    public Task<ConnectorAnswer> OpenChatAsync(string serviceUrl, string tenant, string? bot, string account, CancellationToken cancellation)
    {
        var body = new ChatRequest(false, [new ChannelAccount(account)], tenant, bot is null ? null : new ChannelAccount(bot));
        return line.CallAsync(
            new ConnectorCall(HttpMethod.Post, serviceUrl, ServiceAddress.Of(serviceUrl, "conversations"))
            {
                Tenant = tenant,
                Conversation = $"person/{account}",
                Body = JsonSerializer.Serialize(body, ConnectorJson.Default.ChatRequest),
            },
            cancellation);
    }

    /// <summary>Everybody in a conversation, or as many as were asked for; null where that cannot be learnt, with the reason.</summary>
    public async Task<(IReadOnlyList<Account>? Members, string Reason)> MembersAsync(
        string serviceUrl,
        string conversation,
        int atLeast,
        CancellationToken cancellation)
    {
        List<Account> members = [];
        string? token = null;
        for (var page = 0; page < MostPages; page++)
        {
            var query = $"?pageSize={PageSize}" + (token is null ? "" : $"&continuationToken={Uri.EscapeDataString(token)}");
            var address = ServiceAddress.Of(serviceUrl, "conversations", conversation, "pagedmembers");
            var answer = await line.CallAsync(new ConnectorCall(HttpMethod.Get, serviceUrl, new Uri(address.AbsoluteUri + query)), cancellation);
            if (answer.Why is { } why)
                return (null, why);

            members.AddRange(answer.Body.Items("members").Select(m => new Account(m)));
            token = answer.Body.Text("continuationToken");
            if (string.IsNullOrEmpty(token) || members.Count >= atLeast)
                return (members, "");
        }

        return (members, "");
    }

    public async Task<Account?> MemberAsync(string serviceUrl, string conversation, string member, CancellationToken cancellation)
    {
        var address = ServiceAddress.Of(serviceUrl, "conversations", conversation, "members", member);
        var answer = await line.CallAsync(new ConnectorCall(HttpMethod.Get, serviceUrl, address), cancellation);
        return answer.Why is null ? new Account(answer.Body) : null;
    }

    /// <summary>A card and nothing beside it: with text the message would be split, and no id would come back.</summary>
    private static string Message(OutgoingCard card) =>
        $$"""
        {"type":"message","summary":{{JsonSerializer.Serialize(card.Summary, ConnectorJson.Default.String)}},"attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{{card.Json}}}]}
        """;
}
