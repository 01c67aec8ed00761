using PeerCoachBot.Teams.Outbound;

namespace PeerCoachBot.Teams.Files;

/// <summary>
/// Where somebody's file may be put: their own OneDrive or SharePoint, which is all that Teams names. Judged letter by
/// letter, before any name is looked up. Bots have no files in the clouds of governments and in China. Source: Microsoft's
/// documentation, "Send and receive files using bot".
/// </summary>
/// <param name="areHere">Addresses on this machine, for practice and tests.</param>
internal sealed class UploadAddress(bool areHere)
{
    private const string Https = "https://";
    private const string Home = ".sharepoint.com";
    private const string OnlyPort = ":443";
    private const string Punycode = "xn--";
    private const int Longest = 8192;

    public bool Allow(string url) => url.Length <= Longest
        && url.All(c => c is > ' ' and < '\x7F' and not ('\\' or '"' or '<' or '>' or '^' or '`' or '{' or '|' or '}' or '#'))
        && (IsSharePoint(url) || (areHere && ServiceAddress.IsLoopback(url)));

    private static bool IsSharePoint(string url)
    {
        if (!url.StartsWith(Https, StringComparison.OrdinalIgnoreCase))
            return false;
        var slash = url.IndexOf('/', Https.Length);
        if (slash < 0)
            return false;

        var authority = url[Https.Length..slash];
        var host = authority.EndsWith(OnlyPort, StringComparison.Ordinal) ? authority[..^OnlyPort.Length] : authority;
        return host.EndsWith(Home, StringComparison.OrdinalIgnoreCase)
            && host[..^Home.Length].Split('.').All(IsLabel)
            && Uri.TryCreate(url, UriKind.Absolute, out var read)
            && read.Host.Equals(host, StringComparison.OrdinalIgnoreCase)
            && read.IsDefaultPort
            && read.UserInfo.Length == 0;
    }

    private static bool IsLabel(string label) =>
        label.Length > 0
        && !label.StartsWith(Punycode, StringComparison.OrdinalIgnoreCase)
        && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}
