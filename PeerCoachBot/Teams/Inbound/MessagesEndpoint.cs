using System.Text.Json;
using PeerCoachBot.Hosting;
using PeerCoachBot.Teams.Outbound;

namespace PeerCoachBot.Teams.Inbound;

/// <summary><c>POST /api/messages</c>: where Teams, the Agents Playground and tests bring activities.</summary>
internal static class MessagesEndpoint
{
    /// <summary>No activity of Teams comes near this size, in bytes.</summary>
    private const int LargestBody = 256 * 1024;

    private const int DeepestJson = 64;

    /// <summary>Longer than a turn with all its tries takes, and shorter than Teams waits before it delivers again.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(12);

    public static void MapMessages(this IEndpointRouteBuilder routes) => routes.MapPost("/api/messages", HandleAsync);

    private static async Task<IResult> HandleAsync(HttpContext http, ActivityHandler activities, InvokeDeadline invokes, TimeProvider clock, ILogger<ActivityHandler> log)
    {
        var (body, refusal) = await ReadAsync(http.Request);
        if (body is not { } document)
            return Refuse(log, refusal.Status, refusal.Reason);

        using (document)
        {
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return Refuse(log, StatusCodes.Status400BadRequest, "the body is not a JSON object");

            var activity = new IncomingActivity(document.RootElement);
            if (activity.ServiceUrl is { } serviceUrl && !ServiceAddress.IsLoopback(serviceUrl))
                return Refuse(log, StatusCodes.Status403Forbidden, "serviceUrl is not on this machine");

            if (activity.Type == "invoke" && ActivityMapper.Fault(activity) is null)
                return await invokes.AnswerAsync(new IncomingActivity(document.RootElement.Clone()), Longest);

            // Not bound to the caller's connection, nor to a stop of the bot: what has begun is finished.
            using var timeout = new CancellationTokenSource(Longest, clock);
            try
            {
                return await activities.HandleAsync(activity, timeout.Token) is { } refused
                    ? Refuse(log, refused.Status, refused.Reason)
                    : Results.Ok();
            }
            catch (OperationCanceledException) when (timeout.IsCancellationRequested)
            {
                // Not acknowledged: it may be delivered again, and is known then if it was saved after all.
                return Refuse(log, StatusCodes.Status503ServiceUnavailable, "this took too long");
            }
        }
    }

    private static async Task<(JsonDocument? Document, (int Status, string Reason) Refusal)> ReadAsync(HttpRequest request)
    {
        if (request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true)
            return (null, (StatusCodes.Status415UnsupportedMediaType, "the content is not JSON"));

        using var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        try
        {
            for (int read; (read = await request.Body.ReadAsync(chunk)) > 0;)
            {
                if (buffer.Length + read > LargestBody)
                    return (null, (StatusCodes.Status413PayloadTooLarge, "the body is too large"));
                await buffer.WriteAsync(chunk.AsMemory(0, read));
            }

            return (JsonDocument.Parse(buffer.ToArray(), new JsonDocumentOptions { MaxDepth = DeepestJson }), default);
        }
        catch (JsonException)
        {
            return (null, (StatusCodes.Status400BadRequest, "the body is not JSON"));
        }
        catch (IOException)
        {
            return (null, (StatusCodes.Status400BadRequest, "the body did not arrive whole"));
        }
    }

    private static IResult Refuse(ILogger log, int status, string reason)
    {
        log.ActivityRefused(reason);
        return Results.Json(new Refusal(reason), RefusalJson.Default.Refusal, statusCode: status);
    }
}
