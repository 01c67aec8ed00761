using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;

namespace PeerCoachBot.Storage.Tables.Service;

/// <summary>Signs every try anew, since a date older than 15 minutes is refused.</summary>
internal sealed class SharedKeyPolicy(SharedKey key, TimeProvider clock) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        var request = message.Request;
        var date = clock.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        var type = request.Headers.TryGetValue("Content-Type", out var sent) ? sent ?? "" : "";
        request.Headers.SetValue("x-ms-date", date);
        request.Headers.SetValue("Authorization", key.Authorization(request.Method.Method, type, date, request.Uri.ToUri().AbsolutePath));
    }
}
