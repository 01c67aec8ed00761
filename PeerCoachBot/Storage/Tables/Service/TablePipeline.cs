using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using PeerCoachBot.Clocks;

namespace PeerCoachBot.Storage.Tables.Service;

/// <summary>The way to the service: Azure.Core's pipeline with our retries, and a signature or token on every try.</summary>
internal static class TablePipeline
{
    /// <summary>Entra's name for storage, in every cloud.</summary>
    private const string Scope = "https://storage.azure.com/.default";

    /// <param name="identity">The client id of a user-assigned identity; null to find out who we are.</param>
    /// <param name="clock">Measures the tries and dates the signatures; a clock of the store is told what the service says.</param>
    public static HttpPipeline Build(TableAccount account, string? identity, Patience patience, TimeProvider clock)
    {
        HttpPipelinePolicy authority = account.Key is { } key
            ? new SharedKeyPolicy(key, clock)
            : new BearerTokenAuthenticationPolicy(Credential(identity), Scope);
        HttpPipelinePolicy[] eachTry = clock is StoreClock told ? [new DatePolicy(told), authority] : [authority];
        return HttpPipelineBuilder.Build(new Options { RetryPolicy = new Retries(patience, clock) }, eachTry);
    }

    /// <summary>AZURE_CLIENT_ID and its like are read by the default credential itself.</summary>
    private static TokenCredential Credential(string? identity) => identity is null
        ? new DefaultAzureCredential()
        : new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(identity));

    private sealed class Options : ClientOptions;
}
