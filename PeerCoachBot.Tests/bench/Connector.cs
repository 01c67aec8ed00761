using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace PeerCoachBot.Bench;

/// <summary>A stub Bot Connector in this process: takes whatever it is sent, at once, and counts it by conversation.</summary>
internal sealed class Connector : IAsyncDisposable
{
    private const string Api = "/v3/conversations";

    private readonly WebApplication app;
    private readonly ConcurrentDictionary<int, Inbox> inboxes = new();
    private long lastId = 1_790_000_000_000;
    private long calls;
    private long bytes;

    private Connector(WebApplication app) => this.app = app;

    public string ServiceUrl => $"{app.Urls.Single()}/emea/";

    public long Calls => Interlocked.Read(ref calls);

    public long Bytes => Interlocked.Read(ref bytes);

    public static async Task<Connector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        Connector connector = new(app);
        app.Run(connector.HandleAsync);
        await app.StartAsync();
        return connector;
    }

    public Inbox Of(int triad) => inboxes.GetOrAdd(triad, _ => new Inbox());

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task HandleAsync(HttpContext http)
    {
        var length = await DrainAsync(http.Request);
        var target = Uri.UnescapeDataString(http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?')[0]);
        var path = target[(target.IndexOf(Api, StringComparison.Ordinal) + Api.Length)..];
        var call = (http.Request.Method, path) switch
        {
            ("GET", _) => Call.Look,
            ("PUT", _) => Call.Update,
            (_, "" or "/") => Call.Open,
            _ => Call.Post,
        };
        http.Response.StatusCode = call is Call.Post or Call.Open ? StatusCodes.Status201Created : StatusCodes.Status200OK;
        http.Response.ContentType = "application/json; charset=utf-8";
        await http.Response.WriteAsync(call == Call.Look
            ? Triad.Roster(Triad.NumberIn(path))
            : $$"""{"id":"{{Interlocked.Increment(ref lastId)}}"}""");
        await http.Response.CompleteAsync();
        Interlocked.Increment(ref calls);
        Interlocked.Add(ref bytes, length);
        Of(Triad.NumberIn(path)).Add(call);
    }

    private static async Task<int> DrainAsync(HttpRequest request)
    {
        var length = 0;
        while (true)
        {
            var read = await request.BodyReader.ReadAsync();
            length += (int)read.Buffer.Length;
            request.BodyReader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
                return length;
        }
    }
}

/// <summary>What a call asks the connector for.</summary>
internal enum Call
{
    Post,
    Update,
    Open,
    Look,
}

/// <summary>The calls for one conversation and its people.</summary>
internal sealed class Inbox
{
    private readonly Lock gate = new();
    private readonly int[] counts = new int[4];
    private int total;
    private (int AtLeast, TaskCompletionSource Signal)? waiting;

    public (int Posts, int Updates, int Total) Counts
    {
        get
        {
            lock (gate)
                return (counts[(int)Call.Post], counts[(int)Call.Update], total);
        }
    }

    public void Add(Call call)
    {
        lock (gate)
        {
            counts[(int)call]++;
            total++;
            if (waiting is { } waiter && total >= waiter.AtLeast)
                waiter.Signal.TrySetResult();
        }
    }

    /// <summary>Waits until so many calls have come; false where they did not in a while.</summary>
    public async Task<bool> ReachAsync(int atLeast)
    {
        Task reached;
        lock (gate)
        {
            if (total >= atLeast)
                return true;
            waiting = (atLeast, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            reached = waiting.Value.Signal.Task;
        }

        return await Task.WhenAny(reached, Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System)) == reached;
    }
}
