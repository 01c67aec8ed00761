using Azure.Core;
using Azure.Core.Pipeline;

namespace PeerCoachBot.Storage.Tables.Service;

/// <summary>
/// Tries again what failed for a while: after 408, 429, 500, 502, 503 and 504, or without an answer. A try of a write
/// that may have been carried out is marked on the message, since a later refusal may then be the echo of our own success.
/// </summary>
internal sealed class Retries(Patience patience, TimeProvider clock) : HttpPipelinePolicy
{
    private const int TooManyRequests = 429;

    /// <summary>True where an earlier try of this message may have been carried out.</summary>
    public static bool MayHaveHappened(HttpMessage message) => message.TryGetProperty(typeof(Retries), out _);

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var started = clock.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            message.NetworkTimeout = patience.EachTry;
            var failure = await TryAsync(message, pipeline);
            if (failure is null && !IsPassing(message.Response.Status))
                return;

            var pause = Pause(message, failure, attempt);
            if (attempt >= patience.MostTries || clock.GetElapsedTime(started) + pause > patience.Total)
            {
                if (failure is not null)
                    throw failure;
                return;
            }

            // 429 says that nothing was done; of all else nobody knows.
            if (message.Request.Method != RequestMethod.Get && (failure is not null || message.Response.Status != TooManyRequests))
                message.SetProperty(typeof(Retries), attempt);
            if (failure is null)
                message.Response.Dispose();
            await Task.Delay(pause, clock, message.CancellationToken);
        }
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("The tables are asked asynchronously only.");

    private static async Task<Exception?> TryAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        try
        {
            await ProcessNextAsync(message, pipeline);
            return null;
        }
        catch (Exception error) when (!message.CancellationToken.IsCancellationRequested
            && error is Azure.RequestFailedException or HttpRequestException or IOException or OperationCanceledException)
        {
            return error;
        }
    }

    private static bool IsPassing(int status) => status is 408 or TooManyRequests or 500 or 502 or 503 or 504;

    /// <summary>What the service asks for (in seconds) counts, where it does.</summary>
    private TimeSpan Pause(HttpMessage message, Exception? failure, int attempt)
    {
        var longest = patience.FirstPause * Math.Pow(2, attempt - 1);
#pragma warning disable CA5394 // Jitter needs no secrecy.
        var own = longest * (1 - (Random.Shared.NextDouble() / 2));
#pragma warning restore CA5394
        return failure is null
            && message.Response.Headers.TryGetValue("Retry-After", out var text)
            && int.TryParse(text, out var seconds)
            && TimeSpan.FromSeconds(seconds) is var asked
            && asked > own
                ? asked
                : own;
    }
}
