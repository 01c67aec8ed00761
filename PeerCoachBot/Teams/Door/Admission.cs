using System.Security.Claims;
using PeerCoachBot.Hosting;
using PeerCoachBot.Teams.Inbound;

namespace PeerCoachBot.Teams.Door;

/// <summary>Whether an activity is one that its caller may bring, and this bot serves.</summary>
/// <param name="registration">Null where only callers on this machine are served.</param>
internal sealed class Admission(Registration? registration, ConnectorHosts hosts)
{
    /// <summary>Teams, as the Bot Framework calls it.</summary>
    public const string Channel = "msteams";

    /// <summary>Says why an activity is not admitted; null where it is.</summary>
    public string? Fault(IncomingActivity activity, ClaimsPrincipal caller) => activity switch
    {
        { ServiceUrl: { } url } when registration is null => hosts.Allow(url) ? null : "serviceUrl is not on this machine",
        _ when registration is null => null,
        { ChannelId: not Channel } => "channelId is not that of Teams",

        // As the Connector wrote both, which is all that the Bot Framework promises of their letters.
        { ServiceUrl: not { } } => "serviceUrl is missing",
        { ServiceUrl: var url } when !string.Equals(url, caller.FindFirst(TokenAuthentication.ServiceUrl)?.Value, StringComparison.OrdinalIgnoreCase) =>
            "serviceUrl is not the token's",
        { ServiceUrl: var url } when !hosts.Allow(url) => "serviceUrl is not a connector's",
        { ConversationTenant: null, ChannelDataTenant: null } => "the tenant is missing",
        { ConversationTenant: { } tenant } when !IsServed(tenant) => "the tenant is not served",
        { ChannelDataTenant: { } tenant } when !IsServed(tenant) => "the tenant is not served",
        _ => null,
    };

    private bool IsServed(string tenant) => registration!.AllowedTenants.Contains(tenant, StringComparer.OrdinalIgnoreCase);
}
