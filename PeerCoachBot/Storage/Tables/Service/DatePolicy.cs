using Azure.Core;
using Azure.Core.Pipeline;
using PeerCoachBot.Clocks;

namespace PeerCoachBot.Storage.Tables.Service;

/// <summary>
/// Tells the clock what time it is at the service: the Date of its answers, RFC 9110 section 6.6.1. Not of 401 and 403, which
/// may come from somebody on the way.
/// </summary>
internal sealed class DatePolicy(StoreClock clock) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message) => message.SetProperty(typeof(DatePolicy), clock.GetTimestamp());

    public override void OnReceivedResponse(HttpMessage message)
    {
        if (message.Response is { Status: not (401 or 403), Headers.Date: { } date }
            && message.TryGetProperty(typeof(DatePolicy), out var asked) && asked is long timestamp)
            clock.Note(date, timestamp);
    }
}
