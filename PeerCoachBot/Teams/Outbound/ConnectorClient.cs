using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using PeerCoachBot.Storage;
using PeerCoachBot.Teams.Inbound;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Teams.Outbound;

/// <summary>Speaks the Bot Connector REST API, version 3.</summary>
internal sealed class ConnectorClient(HttpClient http, TimeProvider clock)
{
    /// <summary>Rosters come in pages of at least 50.</summary>
    private const int PageSize = 50;
    private const int MostPages = 5;

    public Task<SendResult> PostAsync(string serviceUrl, string conversation, OutgoingCard card, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Post, ServiceAddress.Of(serviceUrl, "conversations", conversation, "activities"), conversation, card, cancellation);

    public Task<SendResult> UpdateAsync(string serviceUrl, PostedCard at, OutgoingCard card, CancellationToken cancellation) => SendAsync(
        HttpMethod.Put,
        ServiceAddress.Of(serviceUrl, "conversations", at.Conversation, "activities", at.Activity),
        at.Conversation,
        card,
        cancellation);

    /// <summary>Opens the 1:1 conversation with somebody; gives the same one every time. Source: teams.net, CreateConversation-API-Behavior.</summary>
    public async Task<(string? Conversation, SendResult? Failure)> OpenChatAsync(
        string serviceUrl,
        string tenant,
        string? bot,
        string account,
        CancellationToken cancellation)
    {
        var body = new ChatRequest(false, [new ChannelAccount(account)], tenant, bot is null ? null : new ChannelAccount(bot));
        using var request = new HttpRequestMessage(HttpMethod.Post, ServiceAddress.Of(serviceUrl, "conversations"))
        {
            Content = Json(JsonSerializer.Serialize(body, ConnectorJson.Default.ChatRequest)),
        };
        var (answer, failure) = await CallAsync(request, cancellation);
        return answer.Text("id") is { Length: > 0 } id
            ? (id, null)
            : (null, failure ?? new SendResult.Refused("the connector opened no conversation"));
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
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address.AbsoluteUri + query));
            var (answer, failure) = await CallAsync(request, cancellation);
            if (failure is not null)
                return (null, failure is SendResult.Later later ? later.Reason : "refused");

            members.AddRange(answer.Items("members").Select(m => new Account(m)));
            token = answer.Text("continuationToken");
            if (string.IsNullOrEmpty(token) || members.Count >= atLeast)
                return (members, "");
        }

        return (members, "");
    }

    public async Task<Account?> MemberAsync(string serviceUrl, string conversation, string member, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, ServiceAddress.Of(serviceUrl, "conversations", conversation, "members", member));
        var (answer, failure) = await CallAsync(request, cancellation);
        return failure is null ? new Account(answer) : null;
    }

    private async Task<SendResult> SendAsync(HttpMethod method, Uri address, string conversation, OutgoingCard card, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, address) { Content = Json(Message(card)) };
        var (answer, failure) = await CallAsync(request, cancellation);
        return failure ?? new SendResult.Sent(new PostedCard(conversation, answer.Text("id") ?? ""));
    }

    /// <summary>One call, and what its outcome means. Source: Teams' documented status codes; 500 is not tried again.</summary>
    private async Task<(JsonElement Answer, SendResult? Failure)> CallAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        try
        {
            using var response = await http.SendAsync(request, cancellation);
            if (response.IsSuccessStatusCode)
                return (await ReadAsync(response, cancellation), null);

            var reason = $"status {(int)response.StatusCode}";
            return (default, response.StatusCode switch
            {
                HttpStatusCode.Unauthorized
                    or HttpStatusCode.PreconditionFailed
                    or HttpStatusCode.TooManyRequests
                    or HttpStatusCode.ServiceUnavailable => new SendResult.Later(reason, RetryAfter(response.Headers.RetryAfter)),
                HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout =>
                    new SendResult.Later(reason, RetryAfter(response.Headers.RetryAfter), MayHaveGone: true),

                // Drawing a card twice does no harm, so a fault there may pass; posting it twice would.
                >= HttpStatusCode.InternalServerError when request.Method == HttpMethod.Put => new SendResult.Later(reason),
                _ => new SendResult.Refused(reason),
            });
        }
        catch (HttpRequestException error)
        {
            var neverLeft = error.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError;
            return (default, new SendResult.Later($"no connection ({error.HttpRequestError})", MayHaveGone: !neverLeft));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return (default, new SendResult.Later("no answer in time", MayHaveGone: true));
        }
    }

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? header) => header switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > clock.GetUtcNow() => date - clock.GetUtcNow(),
        _ => null,
    };

    /// <summary>Some answers have no body, and none has to be JSON.</summary>
    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        try
        {
            using var document = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellation));
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return default;
        }
    }

    /// <summary>A card and nothing beside it: with text the message would be split, and no id would come back.</summary>
    private static string Message(OutgoingCard card) =>
        $$"""
        {"type":"message","summary":{{JsonSerializer.Serialize(card.Summary, ConnectorJson.Default.String)}},"attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{{card.Json}}}]}
        """;

    private static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");
}
