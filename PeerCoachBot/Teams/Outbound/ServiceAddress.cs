namespace PeerCoachBot.Teams.Outbound;

/// <summary>Judges and builds connector addresses.</summary>
internal static class ServiceAddress
{
    /// <summary>True for http and https on this machine.</summary>
    public static bool IsLoopback(string serviceUrl) =>
        Uri.TryCreate(serviceUrl, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && uri.IsLoopback
        && uri.UserInfo.Length == 0;

    /// <summary>
    /// An address below a service URL. Joined as text, since joining by <see cref="Uri"/> drops a last segment, and with
    /// every id escaped whole. Source: teams.net, ConversationClient.
    /// </summary>
    public static Uri Of(string serviceUrl, params IEnumerable<string> segments) =>
        new($"{serviceUrl.TrimEnd('/')}/v3/{string.Join('/', segments.Select(Uri.EscapeDataString))}");
}
