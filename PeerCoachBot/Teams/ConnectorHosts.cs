using PeerCoachBot.Teams.Outbound;

namespace PeerCoachBot.Teams;

/// <summary>
/// Where connectors may be: whoever is sent something there can read it, and whoever is sent the bot's token can speak as
/// the bot. Judged letter by letter, before any name is looked up.
/// </summary>
/// <param name="areTeams">The connectors of Teams, for a bot that has a registration.</param>
/// <param name="areHere">Connectors on this machine: practice, tests and the Agents Playground.</param>
internal sealed class ConnectorHosts(bool areTeams, bool areHere)
{
    private const string Https = "https://";
    private const string OnlyPort = ":443";
    private const int Longest = 1024;

    /// <summary>The public cloud's, GCC's, GCC High's and DoD's. Names beside the first can be had by anybody.</summary>
    private static readonly string[] Hosts =
    [
        "smba.trafficmanager.net",
        "smba.infra.gcc.teams.microsoft.com",
        "smba.infra.gov.teams.microsoft.us",
        "smba.infra.dod.teams.microsoft.us",
    ];

    public bool Allow(string serviceUrl) =>
        (areTeams && IsTeams(serviceUrl)) || (areHere && ServiceAddress.IsLoopback(serviceUrl));

    /// <summary>An https address of one of the hosts, with a path of plain segments and nothing else.</summary>
    private static bool IsTeams(string serviceUrl)
    {
        if (serviceUrl.Length > Longest || !serviceUrl.StartsWith(Https, StringComparison.OrdinalIgnoreCase))
            return false;
        var end = serviceUrl.IndexOf('/', Https.Length) is >= 0 and var slash ? slash : serviceUrl.Length;
        var authority = serviceUrl[Https.Length..end];
        return Hosts.Any(host =>
                authority.Equals(host, StringComparison.OrdinalIgnoreCase)
                || authority.Equals(host + OnlyPort, StringComparison.OrdinalIgnoreCase))
            && serviceUrl[end..].Split('/') is var segments
            && segments.All(s => s is not ("." or "..") && s.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '~'))
            && segments.Skip(1).SkipLast(1).All(s => s.Length > 0);
    }
}
