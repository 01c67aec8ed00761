namespace PeerCoachBot.Tests.Host;

/// <summary>
/// One bot for many tests that change nothing: in the group chat Ana and Ben are asked for their goals, in the meeting
/// they still gather, and in the thread nobody has begun.
/// </summary>
public sealed class BusyBot : IAsyncLifetime
{
    private BotHost? host;

    internal BotHost Host => host ?? throw new InvalidOperationException("Not started.");

    internal FakeTeams Teams => Host.Teams;

    public async Task InitializeAsync()
    {
        host = await BotHost.StartAsync();
        Host.Connector.SetRoster(Spot.Thread.Id, Somebody.Ana, Somebody.Ben, Somebody.Cleo, Somebody.Dan, Somebody.Guest);
        foreach (var line in TriadScript.Lines.Take(2))
            await Teams.SayAsync(Spot.Meeting, line.Who, line.Text);
        foreach (var (who, text) in new[] { (Somebody.Ana, "start"), (Somebody.Ben, "join"), (Somebody.Ana, "agree"), (Somebody.Ben, "agree"), (Somebody.Ben, "begin") })
            await Teams.SayAsync(Spot.Group, who, text);

        // Everybody and every place is known from here on.
        foreach (var person in new[] { Somebody.Ana, Somebody.Ben, Somebody.Cleo, Somebody.Dan, Somebody.Guest })
            await Teams.SayAsync(Spot.Thread, person, "help");
        foreach (var person in new[] { Somebody.Ana, Somebody.Cleo, Somebody.Dan, Somebody.Guest })
            await Teams.WhisperAsync(person, "status");
        await Host.Connector.SeeAsync(Somebody.Ana.Chat, "You are in more than one session");
        await Host.IdleAsync();
    }

    public async Task DisposeAsync()
    {
        if (host is not null)
            await host.DisposeAsync();
    }

    /// <summary>Delivers something that must be answered without a fault of the bot's, and must leave no trace.</summary>
    internal async Task<HttpResponseMessage> LeavesNoTraceAsync(string body, string contentType = "application/json; charset=utf-8")
    {
        var before = Host.Tables();
        var answer = await Teams.DeliverAsync(body, contentType);
        await Host.IdleAsync();
        await AssertPoliteAsync(answer);
        Assert.Empty(before.Changes(Host.Tables()));
        return answer;
    }

    /// <summary>Success, or a refusal that says why.</summary>
    internal static async Task AssertPoliteAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode is (>= 200 and < 300) or (>= 400 and < 500), $"{(int)answer.StatusCode}: {text}");
        if (answer.IsSuccessStatusCode)
            return;
        using var reason = System.Text.Json.JsonDocument.Parse(text);
        Assert.True(reason.RootElement.GetProperty("error").GetString()!.Length > 10, text);
    }
}
