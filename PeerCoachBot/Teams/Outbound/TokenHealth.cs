using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace PeerCoachBot.Teams.Outbound;

/// <summary>Not ready while the bot has no token that connectors take: what it says would reach nobody.</summary>
internal sealed class TokenHealth(ConnectorTokens tokens) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        // Nobody else may ask while it is unready, and then it would stay so.
        if (tokens.IsInTrouble)
            await tokens.FindAsync(cancellationToken);
        return tokens.IsInTrouble ? HealthCheckResult.Unhealthy("The bot has no token that connectors take.") : HealthCheckResult.Healthy();
    }
}
