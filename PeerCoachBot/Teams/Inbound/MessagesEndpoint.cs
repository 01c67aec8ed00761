using System.Text.Json;
using PeerCoachBot.Hosting;
using PeerCoachBot.Sessions;
using PeerCoachBot.Teams.Door;

namespace PeerCoachBot.Teams.Inbound;

/// <summary><c>POST /api/messages</c>: where Teams, the Agents Playground and tests bring activities.</summary>
internal static class MessagesEndpoint
{
    /// <summary>No activity of Teams comes near this size, in bytes.</summary>
    private const int LargestBody = 256 * 1024;

    /// <summary>Of two values by one name, others who read the same activity might believe the other one.</summary>
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    /// <summary>Longer than a turn with all its tries takes, and shorter than Teams waits before it delivers again.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(12);

    public static void MapMessages(this IEndpointRouteBuilder routes) => routes.MapPost("/api/messages", HandleAsync);

    private static async Task<IResult> HandleAsync(
        HttpContext http,
        Admission admission,
        FloodGate floods,
        ActivityHandler activities,
        InvokeDeadline invokes,
        TimeProvider clock,
        ILogger<ActivityHandler> log)
    {
        var (body, refusal) = await ReadAsync(http.Request);
        if (body is not { } document)
            return Refuse(log, refusal.Status, refusal.Reason);

        using (document)
        {
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return Refuse(log, StatusCodes.Status400BadRequest, "the body is not a JSON object");

            var activity = new IncomingActivity(document.RootElement);
            if (admission.Fault(activity, http.User) is { } reason)
                return Refuse(log, StatusCodes.Status403Forbidden, reason);
            if (!ActivityHandler.Reads(activity))
                return Results.Ok();
            if (ActivityMapper.Fault(activity) is { } fault)
                return Refuse(log, StatusCodes.Status400BadRequest, fault);
            if (floods.IsTooMuch(activity))
                return HoldBack(activity, floods, activities, http.Response, log);

            if (activity.Type == "invoke")
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
#pragma warning disable CA1031 // Of whatever went wrong the caller learns that it did: a page about it would show more.
            catch (Exception error)
#pragma warning restore CA1031
            {
                log.ActivityFailed(error);
                return Refuse(log, StatusCodes.Status500InternalServerError, "it could not be handled");
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

            return (JsonDocument.Parse(buffer.ToArray(), Strict), default);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The latter where a name is cut within a surrogate pair.
            return (null, (StatusCodes.Status400BadRequest, "the body is not JSON, or has a name twice in one object"));
        }
        catch (IOException)
        {
            return (null, (StatusCodes.Status400BadRequest, "the body did not arrive whole"));
        }
    }

    /// <summary>A press is refused, and may be tried again; a message would be delivered again at once, so it is taken and let go.</summary>
    private static IResult HoldBack(IncomingActivity activity, FloodGate floods, ActivityHandler activities, HttpResponse response, ILogger log)
    {
        if (activity.Type == "invoke")
        {
            response.Headers.RetryAfter = "1";
            return Refuse(log, StatusCodes.Status429TooManyRequests, "that was more than is taken at once");
        }

        log.TooMuchAtOnce(activity.Type!);
        if (floods.MayTell(activity))
            activities.Say(activity, Sentences.TooQuick);
        return Results.Ok();
    }

    private static IResult Refuse(ILogger log, int status, string reason)
    {
        log.ActivityRefused(reason);
        return Results.Json(new Refusal(reason), RefusalJson.Default.Refusal, statusCode: status);
    }
}
