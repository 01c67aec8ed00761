using Azure.Core;
using Azure.Identity;
using PeerCoachBot.Hosting;

namespace PeerCoachBot.Teams.Outbound;

/// <summary>How the bot proves who it is: by its managed identity, or by a client secret in its own tenant.</summary>
internal static class BotIdentity
{
    /// <param name="transport">Carries the requests to the login service; null for the usual one.</param>
    public static TokenCredential Of(Registration registration, Azure.Core.Pipeline.HttpPipelineTransport? transport = null)
    {
        if (registration.AppType == Registration.ManagedIdentity)
            return new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(registration.AppId));
        ClientSecretCredentialOptions options = new()
        {
            AuthorityHost = new Uri(registration.LoginAuthority),

            // It asks the public cloud which authorities there are; ours is set.
            DisableInstanceDiscovery = true,
        };
        if (transport is not null)
            options.Transport = transport;
        return new ClientSecretCredential(registration.AppTenant, registration.AppId, registration.Password, options);
    }

    /// <summary>What the token is for, by cloud. Source: Bot Connector authentication, 3.1.</summary>
    public static string Scope(Registration registration) => $"{registration.Issuer}/.default";
}
