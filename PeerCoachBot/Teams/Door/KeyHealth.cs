using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace PeerCoachBot.Teams.Door;

/// <summary>Ready where callers can be authenticated.</summary>
internal sealed class KeyHealth(KeyRing keys) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        (await keys.CurrentAsync(cancellationToken)).Count > 0
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("The Connector's keys cannot be fetched.");
}
