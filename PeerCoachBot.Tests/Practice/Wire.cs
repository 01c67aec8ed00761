using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace PeerCoachBot.Tests.Practice;

/// <summary>Notes what the room sends to the bot, and where it sends it.</summary>
internal sealed class Wire
{
    private readonly ConcurrentQueue<(Uri To, JsonObject Activity)> sent = new();

    public IReadOnlyList<JsonObject> Sent => [.. sent.Select(s => s.Activity)];

    public IReadOnlyList<Uri> Addresses => [.. sent.Select(s => s.To)];

    public JsonObject Last(string type) => Sent.Last(a => (string?)a["type"] == type);

    internal sealed class Tap(Wire wire) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = await request.Content!.ReadAsStringAsync(cancellationToken);
            wire.sent.Enqueue((request.RequestUri!, JsonNode.Parse(body)!.AsObject()));
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
