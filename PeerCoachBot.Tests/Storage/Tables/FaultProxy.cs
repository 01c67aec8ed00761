using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace PeerCoachBot.Tests.Storage.Tables;

/// <summary>What the way to the service does to one request.</summary>
/// <param name="Arrives">It reaches the service all the same.</param>
internal abstract record Fault(bool Arrives)
{
    /// <summary>Somebody on the way answers in the service's stead.</summary>
    internal sealed record Answer(int Status, string Code = "", bool Arrives = false) : Fault(Arrives);

    /// <summary>The connection breaks.</summary>
    internal sealed record Reset(bool Arrives) : Fault(Arrives);

    /// <summary>No answer comes until the client gives up.</summary>
    internal sealed record Silence(bool Arrives) : Fault(Arrives);
}

/// <summary>The way to Azurite, on which a test lets things go wrong.</summary>
internal sealed class FaultProxy : IAsyncDisposable
{
    /// <summary>Headers that belong to one connection only.</summary>
    private static readonly HashSet<string> OfConnection = new(StringComparer.OrdinalIgnoreCase) { "Host", "Connection", "Keep-Alive", "Transfer-Encoding" };

    private readonly WebApplication app;
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly Uri service;

    private FaultProxy(WebApplication app, Uri service)
    {
        this.app = app;
        this.service = service;
    }

    /// <summary>The account's address on this way.</summary>
    public Uri Address => new(app.Urls.Single() + service.AbsolutePath);

    /// <summary>Decides, given the method and path, what happens to a request; null where all goes well.</summary>
    public Func<string, string, Task<Fault?>> Decide { get; set; } = (_, _) => Task.FromResult<Fault?>(null);

    /// <summary>The same for whoever has to know what is written, as a transaction names its rows in its body only.</summary>
    public Func<string, string, string, Task<Fault?>>? DecideByBody { get; set; }

    public static async Task<FaultProxy> StartAsync(Uri service)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        FaultProxy proxy = new(builder.Build(), service);
        proxy.app.Run(proxy.HandleAsync);
        await proxy.app.StartAsync();
        return proxy;
    }

    /// <summary>Writes of rows, alone or together, meet these faults one after another; after them all goes well.</summary>
    public void FailWrites(params IReadOnlyList<Fault?> faults)
    {
        Queue<Fault?> next = new(faults);
        Decide = (method, _) => Task.FromResult(method != HttpMethods.Get && next.TryDequeue(out var fault) ? fault : null);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        http.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        using MemoryStream body = new();
        await context.Request.Body.CopyToAsync(body);
        var fault = await (DecideByBody?.Invoke(context.Request.Method, target, Encoding.UTF8.GetString(body.ToArray())) ?? Decide(context.Request.Method, target));
        using var answer = fault is { Arrives: false } ? null : await ForwardAsync(context.Request, target, body.ToArray());
        switch (fault)
        {
            case null:
                await ReturnAsync(context.Response, answer!);
                break;

            case Fault.Answer instead:
                context.Response.StatusCode = instead.Status;
                await context.Response.WriteAsync($$$"""{"odata.error":{"code":"{{{instead.Code}}}"}}""");
                break;

            case Fault.Silence:
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                break;

            default:
                context.Abort();
                break;
        }
    }

    private async Task<HttpResponseMessage> ForwardAsync(HttpRequest request, string target, byte[] body)
    {
        using HttpRequestMessage forward = new(new HttpMethod(request.Method), new Uri(service, target)) { Content = new ByteArrayContent(body) };
        foreach (var (name, value) in request.Headers.Where(header => !OfConnection.Contains(header.Key)))
            if (!forward.Headers.TryAddWithoutValidation(name, value.ToArray()))
                forward.Content.Headers.TryAddWithoutValidation(name, value.ToArray());
        return await http.SendAsync(forward);
    }

    private static async Task ReturnAsync(HttpResponse response, HttpResponseMessage answer)
    {
        response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(header => !OfConnection.Contains(header.Key)))
            response.Headers[name] = values.ToArray();
        if (answer.StatusCode != HttpStatusCode.NoContent)
            await answer.Content.CopyToAsync(response.Body);
    }
}
