using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PeerCoachBot.Decisions;
using PeerCoachBot.Storage;
using PeerCoachBot.Tests.Door;
using PeerCoachBot.Tests.Host;
using PeerCoachBot.Tests.Support;
using static PeerCoachBot.Tests.Trust.Canary;

namespace PeerCoachBot.Tests.Trust;

/// <summary>No name, word, token or secret comes into a log, a trace, a metric or a stranger's answer, whatever goes wrong.</summary>
public sealed class CanaryTests
{
    private static readonly (string, string)[] Settings =
    [
        ("MicrosoftAppPassword", Secret), ("Teams:PersonLimit", "0"), ("Teams:TenantLimit", "0"),
        ("Logging:LogLevel:Default", "Trace"), ("Logging:LogLevel:Microsoft", "Trace"), ("Logging:LogLevel:System.Net.Http", "Trace"),
        ("Logging:LogLevel:PeerCoachBot.Teams.Door.TokenAuthentication", "Trace"),
    ];

    private static readonly int[] Statuses = [400, 403, 404, 412, 413, 429, 500, 502, 503];

    [NeedsSqliteFact]
    public async Task In_a_whole_session_nothing_of_it_is_written_anywhere()
    {
        await using var canary = await TrustedBot.StartAsync(Settings);
        foreach (var line in Lines)
        {
            await canary.SayAsync(line);
            if (line.Shows is { } shown)
                await canary.Bot.Host.Connector.SeeAsync(Spot.Group.Id, shown);
            if (line.Text == "begin")
                await WriteInDialogsAsync(canary);
        }

        var summary = await canary.Bot.Host.Connector.SeeAsync(Spot.Group.Id, "What we leave with");
        Assert.Contains($"{Word}sketch the orchard", summary.Now.Text, StringComparison.Ordinal);
        await canary.AssertNothingAsync();
    }

    [NeedsSqliteFact]
    public async Task Whatever_the_connector_answers_nothing_of_it_is_written_anywhere()
    {
        await using var canary = await TrustedBot.StartAsync(Settings);
        foreach (var (number, line) in Lines.Index())
        {
            var status = Statuses[number % Statuses.Length];
            canary.Bot.Host.Connector.Answer(c => c.Verb != Verb.Roster || number % 2 == 0, new Answer(status, Body: Echo(status)), times: 2);
            if (number % 7 == 3)
                canary.Bot.Host.Connector.Answer(_ => true, new Answer(200, Body: """["zqx", {"id": zqx"""), times: 1);
            await canary.SayAsync(line);
            canary.Bot.Host.Connector.Forgive();
        }

        Assert.True(canary.Bot.Log.Lines.Count(l => l.Id is 1102 or 1103) > 5, "The connector's answers went unnoticed.");
        await canary.AssertNothingAsync();
    }

    [NeedsSqliteFact]
    public async Task When_the_bot_gets_no_token_nothing_is_written_anywhere()
    {
        await using var canary = await TrustedBot.StartAsync(Settings);
        foreach (var (number, line) in Lines.Index())
        {
            canary.Bot.Identity.IsDown = number % 3 == 1;
            canary.Bot.Host.Connector.Answer(_ => true, new Answer(401, Body: Echo(401)), times: number % 3);
            await canary.SayAsync(line);
            canary.Bot.Host.Connector.Forgive();
        }

        await canary.AssertNothingAsync();
    }

    [NeedsSqliteFact]
    public async Task When_the_store_fails_nothing_of_what_it_was_given_is_written_anywhere()
    {
        Fickle? fickle = null;
        await using var canary = await TrustedBot.StartAsync(Settings, inner => fickle = new Fickle(inner));
        foreach (var (number, line) in Lines.Index())
        {
            fickle!.Mood = (Mood)(number % 4);
            await canary.TryAsync(canary.Message(line));
            fickle.Mood = Mood.Well;
            await canary.TryAsync(canary.Message(line));
        }

        Assert.True(canary.Bot.Log.Lines.Count(l => l.Id is 1002 or 1003) > 5, "The store's failures went unnoticed.");
        await canary.AssertNothingAsync();
    }

    [NeedsSqliteFact]
    public async Task Strangers_learn_nothing_and_nothing_of_theirs_is_written_anywhere()
    {
        await using var canary = await TrustedBot.StartAsync(Settings);
        foreach (var line in Lines.Take(9))
            await canary.SayAsync(line);
        var token = $"Bearer {canary.Bot.Token()}";
        var message = canary.Message(Lines[9]);
        foreach (var body in Broken(message))
        {
            await canary.StrangeAsync(body, token);
            await canary.StrangeAsync(body, token, contentType: "text/plain");
        }

        foreach (var authorization in (string[])["", "Bearer", "Bearer zqx.zqx.zqx", "Basic zqx", $"{token}zqx", token[..^7], $"zqx {token}", $"Bearer {Mint.Part("zqx")}.{Mint.Part("zqx")}."])
            await canary.StrangeAsync(message.ToJsonString(), authorization);
        foreach (var path in (string[])["/api", "/api/messages?a=b", "/health/live", "/health/ready", "/"])
            await canary.StrangeAsync(message.ToJsonString(), "", path: path);
        await canary.AssertNothingAsync();
    }

    [NeedsSqliteFact]
    public async Task A_word_that_is_logged_would_be_noticed()
    {
        await using var canary = await TrustedBot.StartAsync(Settings);
        await canary.SayAsync(Lines[0]);
        Assert.Empty(canary.Sinks.Find(Word));
        var log = canary.Bot.Host.Services.GetRequiredService<ILogger<CanaryTests>>();
#pragma warning disable CA1848, CA2254, CA1873 // These are the lines that nobody should write.
        log.LogTrace("{Name} said something", Lines[0].Who.Name);
        Assert.NotEmpty(canary.Sinks.Find(Word));
        log.LogTrace(new InvalidOperationException(canary.Bot.Token()), "It failed.");
#pragma warning restore CA1848, CA2254, CA1873
        Assert.NotEmpty(canary.Sinks.Find(canary.Bot.Token()));
    }

    private static async Task WriteInDialogsAsync(TrustedBot canary)
    {
        var here = new Presser(canary.Bot.Host, Spot.Group);
        await canary.CalmAsync();
        var dialog = await here.OpenAsync(Canary.People[0], "Write my answer");
        var again = await here.SendAsync(Canary.People[0], dialog, ("answer", $"{Word} {new string('x', 2000)}"));
        Assert.Contains("too long", again!.Text, StringComparison.Ordinal);
        await canary.CalmAsync();
        Assert.Null(await here.SendAsync(Canary.People[0], dialog, ("answer", $"{Word} in a dialog"), (Word, Word)));
        await canary.CalmAsync();
    }

    private static IEnumerable<string> Broken(JsonObject message)
    {
        var whole = message.ToJsonString();
        yield return whole[..^9];
        yield return whole.Replace("\"text\":\"", "\"text\":\"\\q", StringComparison.Ordinal);
        yield return whole.Replace("\"text\":", "\"text\":zqx,\"text\":", StringComparison.Ordinal);
        yield return $"{{\"zqx\":1,\"zqx\":2,{whole[1..]}";
        yield return $"[{whole}]";
        yield return "zqx";
        yield return string.Concat(Enumerable.Repeat("{\"zqx\":", 100)) + whole + new string('}', 100);
        yield return whole.Insert(1, $"\"padding\":\"{new string('z', 300_000)}\",");
        foreach (var name in new[] { "zqx", "task/fetch", "task/submit", "adaptiveCard/action", "composeExtension/submitAction", "signin/zqx" })
        {
            var invoke = message.DeepClone().AsObject();
            (invoke["type"], invoke["name"], invoke["value"]) = ("invoke", name, new JsonObject { ["zqx"] = "zqx" });
            yield return invoke.ToJsonString();
        }

        foreach (var (property, value) in new[] { ("serviceUrl", "https://zqx.example/"), ("channelId", "zqx"), ("type", "zqx"), ("id", "zqx\u0001") })
        {
            var odd = message.DeepClone().AsObject();
            odd[property] = value;
            yield return odd.ToJsonString();
        }
    }

    /// <summary>How a store is to be.</summary>
    private enum Mood
    {
        Well,
        Away,
        Deaf,
        Mangling,
    }

    /// <summary>A store that fails, loses answers, or hands out what cannot be read.</summary>
    private sealed class Fickle(IStore inner) : StoreWrapper(inner)
    {
        public Mood Mood { get; set; }

        public override async Task<StoredAggregate?> LoadAsync(AggregateId id, CancellationToken cancellation)
        {
            var stored = await base.LoadAsync(id, cancellation);
            return Mood == Mood.Mangling && stored is not null
                ? stored with { Document = stored.Document with { State = stored.Document.State.Replace("\"zqx", "zqx", StringComparison.Ordinal) } }
                : stored;
        }

        public override async Task<CommitResult> CommitAsync(Commit commit, CancellationToken cancellation)
        {
            if (Mood == Mood.Away)
                throw TappedStore.Unavailable();
            var result = await base.CommitAsync(commit, cancellation);
            return Mood == Mood.Deaf ? throw TappedStore.Unavailable() : result;
        }
    }
}
