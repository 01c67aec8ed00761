using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using PeerCoachBot.Storage;
using PeerCoachBot.Tests.Door;
using PeerCoachBot.Tests.Host;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Tests.Trust;

/// <summary>A registered bot of which everything that it writes anywhere is read.</summary>
internal sealed class TrustedBot(GuardedBot bot, Sinks sinks) : IAsyncDisposable
{
    /// <summary>No conversation is so busy that it would have to wait.</summary>
    private static readonly TimeSpan Unhurried = TimeSpan.FromSeconds(10);

    /// <summary>Every token that was shown to the bot.</summary>
    private readonly List<string> tokens = [];

    public GuardedBot Bot => bot;

    public Sinks Sinks => sinks;

    public static async Task<TrustedBot> StartAsync(IReadOnlyList<(string Name, string Value)> settings, Func<IStore, IStore>? over = null)
    {
        var bot = await GuardedBot.StartAsync(over ?? (store => store), settings);
        bot.Identity.Word = $"{Canary.Word}-token";
        bot.Host.Connector.SetRoster(Spot.Group.Id, Canary.People);
        bot.Teams.Region = $"/{Canary.Word}-emea/";
        return new TrustedBot(bot, new Sinks(bot.Log));
    }

    public JsonObject Message(Line line) => bot.Teams.Message(line.InPrivate ? Spot.With(line.Who) : Spot.Group, line.Who, line.Text);

    public async Task SayAsync(Line line)
    {
        await CalmAsync();
        await bot.Teams.TakenAsync(Message(line));
        await CalmAsync();
    }

    /// <summary>Delivers what may not be taken.</summary>
    public async Task TryAsync(JsonObject activity)
    {
        await CalmAsync();
        var delivery = bot.Teams.DeliverAsync(activity);
        while (!delivery.IsCompleted)
            await MoveOnAsync();
        using var answer = await delivery;
        Keep(answer, answer.IsSuccessStatusCode ? "" : await answer.Content.ReadAsStringAsync());
        await CalmAsync();
    }

    /// <summary>Sends what no connector sends; headers and body of the answer are a sink.</summary>
    public async Task StrangeAsync(string body, string authorization, string contentType = "application/json", string path = "/api/messages")
    {
        using var http = new HttpClient { BaseAddress = bot.Host.Http.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative));
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        if (authorization.Length > 0)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var answer = await http.SendAsync(request);
        Keep(answer, await answer.Content.ReadAsStringAsync());
        await CalmAsync();
    }

    /// <summary>Lets everything go out, then some time pass.</summary>
    public async Task CalmAsync()
    {
        var (outbox, replies) = (bot.Host.Services.GetRequiredService<Outbox>(), bot.Host.Services.GetRequiredService<Replies>());
        while (!outbox.IsIdle || !replies.IsIdle)
            await MoveOnAsync();
        bot.Host.Clock.Advance(Unhurried);
        bot.BearToken();
        tokens.Add(bot.Token());
    }

    /// <summary>Nothing was written anywhere of what nobody else may know; and everything was read that is written.</summary>
    public async Task AssertNothingAsync()
    {
        await CalmAsync();
        foreach (var path in new[] { "/health/live", "/health/ready", "/metrics" })
        {
            using var health = await bot.Host.Http.GetAsync(new Uri(path, UriKind.Relative));
            Keep(health, await health.Content.ReadAsStringAsync());
        }

        var found = sinks.Find([Canary.Word, .. tokens.SelectMany(t => t.Split('.')[1..]).Distinct()]);
        Assert.True(found.Count == 0, string.Join('\n', found.Distinct().Take(20).Select(f => f.Length > 600 ? f[..600] : f)));
        Assert.Contains(bot.Log.Lines, line => line.Text.Contains("Request starting", StringComparison.Ordinal));
        Assert.True(sinks is { Traces: > 0, Metrics: > 0 }, "Nothing was traced or measured.");
    }

    public async ValueTask DisposeAsync()
    {
        sinks.Dispose();
        await bot.DisposeAsync();
    }

    private void Keep(HttpResponseMessage answer, string body) => sinks.Keep($"answer {answer.Headers} {answer.Content.Headers} {body}");

    /// <summary>What waits for a moment, waits no longer.</summary>
    private async Task MoveOnAsync()
    {
        if (bot.Host.Clock.NextTimer() is { } next && next <= bot.Host.Clock.GetUtcNow() + TimeSpan.FromSeconds(2))
            bot.Host.Clock.AdvanceTo(next);
        await Task.Yield();
    }
}
