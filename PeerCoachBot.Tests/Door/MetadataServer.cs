using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PeerCoachBot.Tests.Door;

/// <summary>Tells of the Connector's keys over HTTP, rightly and in other ways.</summary>
internal sealed class MetadataServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private int fetches;

    private MetadataServer(WebApplication app) => this.app = app;

    public string Address => app.Urls.Single();

    /// <summary>Where the bot is to ask.</summary>
    public string Metadata => $"{Address}/openid";

    /// <summary>The keys that it tells of.</summary>
    public IReadOnlyList<Mint> Keys { get; set; } = [Mint.Usual, .. Mint.Others];

    public bool IsDown { get; set; }

    /// <summary>How often keys were asked for.</summary>
    public int Fetches => Volatile.Read(ref fetches);

    public static async Task<MetadataServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new MetadataServer(app);
        app.Run(server.AnswerAsync);
        await app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private Task AnswerAsync(HttpContext http)
    {
        if (IsDown)
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Task.CompletedTask;
        }

        switch (http.Request.Path.Value)
        {
            case "/openid":
                return DescribeAsync(http, $"{Address}/keys");
            case "/keys":
                Interlocked.Increment(ref fetches);
                return http.Response.WriteAsync(Jwks());
            case "/redirect":
                http.Response.Redirect($"{Address}/openid");
                return Task.CompletedTask;
            case "/keys-by-redirect":
                return DescribeAsync(http, $"{Address}/redirect-to-keys");
            case "/redirect-to-keys":
                http.Response.Redirect($"{Address}/keys");
                return Task.CompletedTask;
            case "/keys-elsewhere":
                return DescribeAsync(http, "http://keys.example/keys");
            case "/keys-in-a-file":
                return DescribeAsync(http, "file:///etc/passwd");
            case "/keys-nowhere":
                return http.Response.WriteAsync("{}");
            case "/no-keys":
                return DescribeAsync(http, $"{Address}/keys-nowhere");
            case "/text":
                return http.Response.WriteAsync("<html>Sign in to the guest network</html>");
            case "/list":
                return http.Response.WriteAsync("[]");
            case "/large":
                return http.Response.WriteAsync($$"""{"jwks_uri":"{{Address}}/keys","padding":"{{new string('x', 600_000)}}"}""");
            case "/large-keys":
                return DescribeAsync(http, $"{Address}/large");
            default:
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
        }
    }

    private string Jwks() => new JsonObject { ["keys"] = new JsonArray([.. Keys.Select(k => k.Jwk())]) }.ToJsonString();

    private static Task DescribeAsync(HttpContext http, string keysAt) => http.Response.WriteAsync(
        new JsonObject { ["issuer"] = Mint.Issuer, ["jwks_uri"] = keysAt, ["id_token_signing_alg_values_supported"] = new JsonArray("RS256") }.ToJsonString());
}
