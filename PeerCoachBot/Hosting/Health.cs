using Microsoft.Extensions.Diagnostics.HealthChecks;
using PeerCoachBot.Storage;

namespace PeerCoachBot.Hosting;

/// <summary>Ready where the store can be read and written, until the bot is told to stop.</summary>
internal sealed class StoreHealth(IStore store, IHostApplicationLifetime life) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (life.ApplicationStopping.IsCancellationRequested)
            return HealthCheckResult.Unhealthy("The bot is about to stop.");
        try
        {
            await store.CheckAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (StoreUnavailableException error)
        {
            return HealthCheckResult.Unhealthy("The store does not answer.", error);
        }
    }
}

/// <summary>Where the bot's health is asked for.</summary>
internal static class Health
{
    /// <summary>Open to everybody: whoever watches over the bot has no token, and learns one word.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        routes.MapHealthChecks("/health/ready").AllowAnonymous();
    }
}
