namespace PeerCoachBot.Practice.Page;

/// <summary>
/// Serves the room's own page and no other: a page of another origin, even of this machine, can neither act in the
/// room nor frame it.
/// </summary>
internal static class SameOrigin
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static RouteGroupBuilder OnlySameOrigin(this RouteGroupBuilder group) => group.AddEndpointFilter(async (context, next) =>
    {
        var http = context.HttpContext;
        http.Response.Headers.ContentSecurityPolicy = Policy;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.XFrameOptions = "DENY";
        http.Response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        http.Response.Headers.CacheControl = "no-cache";
        return IsOwn(http.Request) ? await next(context) : Refusal.Of(StatusCodes.Status403Forbidden, "another page's request is not served");
    });

    private static bool IsOwn(HttpRequest request) =>
        request.Headers.Origin.All(origin => origin == $"{request.Scheme}://{request.Host}")
        && (HttpMethods.IsGet(request.Method) || request.Headers["Sec-Fetch-Site"].All(site => site is "same-origin" or "none"));
}
