using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using PeerCoachBot.Tests.Support;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Tests.Host;

/// <summary>
/// Plays the Bot Connector over HTTP: keeps what people would see, knows who is where, and fails or holds calls when
/// it is told to. Whoever waits for something to be seen is woken by the call that brings it.
/// </summary>
internal sealed class StubConnector : IAsyncDisposable
{
    private const string Api = "/v3/conversations";

    /// <summary>Longer than anything takes on a busy machine; only a failing test waits so long.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TimeProvider clock;
    private readonly WebApplication app;
    private readonly Lock gate = new();
    private readonly List<ConnectorCall> calls = [];
    private readonly List<Posted> messages = [];
    private readonly List<(Func<bool> Holds, TaskCompletionSource Signal)> waiting = [];
    private readonly List<(Func<ConnectorCall, bool> Which, Gate Gate, bool Before)> gates = [];
    private readonly List<(Func<ConnectorCall, bool> Which, Answer Answer, int Left)> rules = [];
    private readonly Dictionary<string, IReadOnlyList<Somebody>> rosters = [];
    private long lastId = 1_790_000_000_000;

    private StubConnector(TimeProvider clock, WebApplication app) => (this.clock, this.app) = (clock, app);

    /// <summary>The address without the region that a service URL ends with.</summary>
    public string Address => app.Urls.Single();

    /// <summary>The bot as rosters list it.</summary>
    public Somebody Bot { get; set; } = FakeTeams.Bot;

    public IReadOnlyList<ConnectorCall> Calls
    {
        get
        {
            lock (gate)
                return [.. calls];
        }
    }

    public static async Task<StubConnector> StartAsync(TimeProvider clock)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var connector = new StubConnector(clock, app);
        app.Run(connector.HandleAsync);
        await app.StartAsync();
        return connector;
    }

    /// <summary>Says who is in a chat; the bot is in it as well.</summary>
    public void SetRoster(string conversation, params IReadOnlyList<Somebody> people)
    {
        lock (gate)
            rosters[conversation] = people;
    }

    /// <summary>Answers such calls so, for a number of times.</summary>
    public void Answer(Func<ConnectorCall, bool> which, Answer answer, int times = int.MaxValue)
    {
        lock (gate)
            rules.Add((which, answer, times));
    }

    /// <summary>Answers as usual again.</summary>
    public void Forgive()
    {
        lock (gate)
            rules.Clear();
    }

    /// <summary>Holds the next such call before its message is taken.</summary>
    public Gate HoldBefore(Func<ConnectorCall, bool> which) => Hold(which, before: true);

    /// <summary>Holds the next such call's answer, after its message was taken.</summary>
    public Gate HoldAfter(Func<ConnectorCall, bool> which) => Hold(which, before: false);

    /// <summary>The messages of a conversation, in order of posting.</summary>
    public IReadOnlyList<Posted> In(string conversation)
    {
        lock (gate)
            return [.. messages.Where(m => m.Conversation == conversation)];
    }

    /// <summary>Waits until a conversation shows a message with this text.</summary>
    public async Task<Posted> SeeAsync(string conversation, string text, int times = 1)
    {
        await UntilAsync(
            () => messages.Count(m => m.Conversation == conversation && m.Now.Text.Contains(text, StringComparison.Ordinal)) >= times,
            $"{conversation} shows “{text}”");
        return In(conversation).Last(m => m.Now.Text.Contains(text, StringComparison.Ordinal));
    }

    /// <summary>Waits until so many such calls were made.</summary>
    public Task CalledAsync(Func<ConnectorCall, bool> which, int times = 1) => UntilAsync(() => calls.Count(which) >= times, "a call");

    public async ValueTask DisposeAsync()
    {
        lock (gate)
            foreach (var (_, held, _) in gates)
                held.Release();
        await app.DisposeAsync();
    }

    private async Task UntilAsync(Func<bool> holds, string what)
    {
        TaskCompletionSource signal = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            if (holds())
                return;
            waiting.Add((holds, signal));
        }

        try
        {
            await signal.Task.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"Waited in vain until {what}. The connector's calls:\n{string.Join('\n', Calls)}");
        }
    }

    private Gate Hold(Func<ConnectorCall, bool> which, bool before)
    {
        var held = new Gate();
        lock (gate)
            gates.Add((which, held, before));
        return held;
    }

    private async Task HandleAsync(HttpContext http)
    {
        var (call, body) = await ReadAsync(http);
        if (call is null)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        try
        {
            await PassAsync(call, before: true, http.RequestAborted);
            var (status, answer, retryAfter) = Take(call, body);
            await PassAsync(call, before: false, http.RequestAborted);
            http.Response.StatusCode = status;
            if (retryAfter is not null)
                http.Response.Headers.RetryAfter = retryAfter;
            if (answer.Length > 0)
            {
                http.Response.ContentType = "application/json; charset=utf-8";
                await http.Response.WriteAsync(answer, http.RequestAborted);
            }
        }
        catch (OperationCanceledException)
        {
            // The bot was killed while it waited.
        }
    }

    private async Task PassAsync(ConnectorCall call, bool before, CancellationToken aborted)
    {
        Gate? held = null;
        lock (gate)
        {
            var at = gates.FindIndex(g => g.Before == before && g.Which(call));
            if (at >= 0)
            {
                held = gates[at].Gate;
                gates.RemoveAt(at);
            }
        }

        if (held is not null)
            await held.HoldAsync(call, aborted);
    }

    private (int Status, string Body, string? RetryAfter) Take(ConnectorCall call, JsonObject? body)
    {
        lock (gate)
        {
            calls.Add(call);
            try
            {
                var at = rules.FindIndex(r => r.Left > 0 && r.Which(call));
                if (at < 0)
                    return Usual(call, body);

                var (which, answer, left) = rules[at];
                rules[at] = (which, answer, left - 1);
                if (answer.Takes)
                    Usual(call, body);
                return (answer.Status, answer.Body, answer.RetryAfter);
            }
            finally
            {
                foreach (var waiter in waiting.FindAll(w => w.Holds()))
                {
                    waiting.Remove(waiter);
                    waiter.Signal.TrySetResult();
                }
            }
        }
    }

    private (int Status, string Body, string? RetryAfter) Usual(ConnectorCall call, JsonObject? body)
    {
        switch (call.Verb)
        {
            case Verb.Post when call.Shown is not null:
                var posted = new Posted(call.Conversation, (++lastId).ToString(CultureInfo.InvariantCulture), call.Shown);
                messages.Add(posted);
                return (201, new JsonObject { ["id"] = posted.Id }.ToJsonString(), null);

            case Verb.Update when messages.Find(m => m.Conversation == call.Conversation && m.Id == call.Activity) is { } known && call.Shown is not null:
                known.Redraw(call.Shown);
                return (200, new JsonObject { ["id"] = known.Id }.ToJsonString(), null);

            case Verb.Open when body is not null && Everybody().FirstOrDefault(p => p.Id == call.Conversation) is { } person:
                return (201, new JsonObject { ["id"] = person.Chat }.ToJsonString(), null);

            case Verb.Roster when rosters.TryGetValue(call.Conversation, out var people):
                return (200, new JsonObject { ["members"] = new JsonArray([.. people.Append(Bot).Select(p => p.InRoster())]) }.ToJsonString(), null);

            case Verb.Member when Everybody().FirstOrDefault(p => p.Id == call.Activity) is { } member:
                return (200, member.InRoster().ToJsonString(), null);

            case Verb.Open or Verb.Post:
                return (400, """{"error":{"code":"BadSyntax","message":"Incorrect parameters"}}""", null);

            default:
                return (404, """{"error":{"code":"ConversationNotFound","message":"Not found"}}""", null);
        }
    }

    private IEnumerable<Somebody> Everybody() => rosters.Values.SelectMany(p => p).DistinctBy(p => p.Id);

    private async Task<(ConnectorCall? Call, JsonObject? Body)> ReadAsync(HttpContext http)
    {
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?')[0];
        var at = target.IndexOf(Api, StringComparison.Ordinal);
        if (at < 0)
            return (null, null);

        string[] path = [.. target[(at + Api.Length)..].Split('/', StringSplitOptions.RemoveEmptyEntries)];
        Assert.All(path, segment => Assert.Equal(Uri.EscapeDataString(Uri.UnescapeDataString(segment)), segment));
        path = [.. path.Select(Uri.UnescapeDataString)];
        var body = http.Request.ContentLength > 0 || http.Request.Headers.TransferEncoding.Count > 0
            ? await JsonSerializer.DeserializeAsync<JsonObject>(http.Request.Body, cancellationToken: http.RequestAborted)
            : null;
        var call = new ConnectorCall(Verb.Post, target[..at], path.ElementAtOrDefault(0) ?? "", path.ElementAtOrDefault(2), ShownIn(body), clock.GetUtcNow())
        {
            Token = http.Request.Headers.Authorization.ToString() is { Length: > 0 } bearer ? bearer["Bearer ".Length..] : null,
            Summary = (string?)body?["summary"] ?? "",
        };
        return ((http.Request.Method, path) switch
        {
            ("POST", []) => call with { Verb = Verb.Open, Conversation = OneMember(body) },
            ("POST", [_, "activities"]) => call,
            ("PUT", [_, "activities", _]) => call with { Verb = Verb.Update },
            ("GET", [_, "pagedmembers"]) => call with { Verb = Verb.Roster },
            ("GET", [_, "members", _]) => call with { Verb = Verb.Member },
            _ => null,
        }, body);
    }

    /// <summary>Teams opens a chat with exactly one person of a tenant.</summary>
    private static string OneMember(JsonObject? body) =>
        body is not null && body["isGroup"]?.GetValue<bool>() == false && body["tenantId"] is not null && body["members"] is JsonArray { Count: 1 } one
            ? (string?)one[0]!["id"] ?? ""
            : "";

    /// <summary>A message is one card and nothing beside it: Teams would split it and give no id.</summary>
    private static Shown? ShownIn(JsonObject? body) =>
        (string?)body?["type"] == "message"
        && body["text"] is null && body["id"] is null && body["serviceUrl"] is null && body["entities"] is null
        && body["attachments"] is JsonArray { Count: 1 } one
        && (string?)one[0]!["contentType"] == "application/vnd.microsoft.card.adaptive"
            ? Shown.Of(new OutgoingCard(one[0]!["content"]!.ToJsonString(), (string?)body["summary"] ?? ""))
            : null;
}
