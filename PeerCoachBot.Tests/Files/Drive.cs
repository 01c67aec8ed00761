using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PeerCoachBot.Tests.Host;

namespace PeerCoachBot.Tests.Files;

/// <summary>Plays somebody's OneDrive: takes what is put there, or sends elsewhere whoever puts something.</summary>
internal sealed class Drive : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly TaskCompletionSource<Upload> uploaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int calls;

    private Drive(WebApplication app) => this.app = app;

    public string Address => app.Urls.Single();

    /// <summary>Answers with a redirection to this address; null to take the file.</summary>
    public string? Elsewhere { get; set; }

    public int Calls => Volatile.Read(ref calls);

    public static async Task<Drive> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        Drive drive = new(app);
        app.Run(drive.TakeAsync);
        await app.StartAsync();
        return drive;
    }

    /// <summary>The first file that is put here.</summary>
    public Task<Upload> UploadedAsync() => uploaded.Task.WaitAsync(StubConnector.Patience);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        Interlocked.Increment(ref calls);
        using MemoryStream body = new();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        var headers = http.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        if (Elsewhere is { } elsewhere)
        {
            http.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
            http.Response.Headers.Location = elsewhere;
        }
        else
        {
            http.Response.StatusCode = StatusCodes.Status201Created;
            uploaded.TrySetResult(new Upload(http.Request.Method, headers, body.ToArray()));
        }
    }
}

/// <summary>A file as it came.</summary>
internal sealed record Upload(string Method, IReadOnlyDictionary<string, string> Headers, byte[] Bytes);
