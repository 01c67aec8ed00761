using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Teams.Outbound;

/// <summary>
/// Carries one call to a connector: to an address that is allowed and nowhere else, at the pace that Teams takes, with the
/// bot's token where it has one, and once more with a new token where that was not taken.
/// </summary>
internal sealed class ConnectorLine(HttpClient http, ConnectorHosts hosts, TimeProvider clock, SendingPace? pace = null, ConnectorTokens? tokens = null)
{
    /// <summary>The smallest of the limits that Teams' documentation has given for a message, in bytes of UTF-16.</summary>
    private const int LargestMessage = 28 * 1024;

    /// <summary>A shorter wait is waited for here.</summary>
    private static readonly TimeSpan ShortWait = TimeSpan.FromSeconds(2);

    /// <summary>How long what has no token waits.</summary>
    private static readonly TimeSpan UntilToken = TimeSpan.FromSeconds(15);

    /// <summary>Makes a call. It does not throw for what a connector answers, nor where none does.</summary>
    public async Task<ConnectorAnswer> CallAsync(ConnectorCall call, CancellationToken cancellation)
    {
        if (!hosts.Allow(call.ServiceUrl))
            return Not(new SendResult.Refused("its address is no connector's"));
        if (call.Body is { } body && Encoding.Unicode.GetByteCount(body) > LargestMessage)
            return Not(new SendResult.Refused("it is larger than Teams takes"));
        if (await PacedAsync(call, cancellation) is { } wait)
            return Not(new SendResult.Later("its conversation has to wait", wait) { IsNoTry = true });

        for (var isFirst = true; ; isFirst = false)
        {
            string? token = null;
            if (tokens is not null && (token = await tokens.FindAsync(cancellation)) is null)
                return Not(new SendResult.Later("the bot has no token", UntilToken) { IsNoTry = true });

            var answer = await CallOnceAsync(call, token, cancellation);
            if (answer.Fault is { Status: 429, After: { } after } && call.Tenant is { } tenant)
                pace?.Hold(tenant, call.Conversation, after);
            if (tokens is null || token is null || answer.NotAnswered is not null)
                return answer;
            if (answer.Fault?.Status != (int)HttpStatusCode.Unauthorized)
            {
                tokens.NoteTaken();
                return answer;
            }

            if (!await tokens.DropAsync(token, cancellation) || !isFirst)
                return answer;
        }
    }

    /// <summary>Waits for its turn; gives how long it would have to, where that is longer.</summary>
    private async Task<TimeSpan?> PacedAsync(ConnectorCall call, CancellationToken cancellation)
    {
        if (pace is null || call.Tenant is not { } tenant)
            return null;
        while (pace.Take(tenant, call.Conversation) is { Ticks: > 0 } wait)
        {
            if (wait > ShortWait)
                return wait;
            await Task.Delay(wait, clock, cancellation);
        }

        return null;
    }

    private async Task<ConnectorAnswer> CallOnceAsync(ConnectorCall call, string? token, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(call.Method, call.Address);
        if (call.Body is { } body)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        try
        {
            using var response = await http.SendAsync(request, cancellation);
            var answer = await ReadAsync(response, cancellation);
            return response.IsSuccessStatusCode
                ? new ConnectorAnswer { Body = answer }
                : new ConnectorAnswer { Fault = new ConnectorFault((int)response.StatusCode, ConnectorFault.CodeOf(answer), After(response.Headers.RetryAfter)) };
        }
        catch (HttpRequestException error)
        {
            var neverLeft = error.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError;
            return Not(new SendResult.Later($"no connection ({error.HttpRequestError})", MayHaveGone: !neverLeft));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Not(new SendResult.Later("no answer in time", MayHaveGone: true));
        }
    }

    private static ConnectorAnswer Not(SendResult why) => new() { NotAnswered = why };

    private TimeSpan? After(RetryConditionHeaderValue? header) => header switch
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
}
