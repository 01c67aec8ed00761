using System.Net;

namespace PeerCoachBot.Hosting;

/// <summary>
/// Serves callers on this machine and nobody else: by the connection's address, not by what headers claim, and not for
/// a web page of another origin in somebody's browser.
/// </summary>
internal static class LoopbackOnly
{
    private static readonly IReadOnlyList<string> Forwarded =
        ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP"];

    public static void UseLoopbackOnly(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (IsLocal(http))
            return next(http);
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync("""{"error":"without an app id only callers on this machine are served"}""");
    });

    private static bool IsLocal(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } address
        && IPAddress.IsLoopback(address)
        && !Forwarded.Any(http.Request.Headers.ContainsKey)
        && IsLocalName(http.Request.Host.Host)
        && http.Request.Headers.Origin.All(o => Uri.TryCreate(o, UriKind.Absolute, out var origin) && IsLocalName(origin.Host));

    private static bool IsLocalName(string host) => host is "localhost" or "127.0.0.1" or "[::1]";
}
