using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using PeerCoachBot.Hosting;
using PeerCoachBot.Practice.Connector;

namespace PeerCoachBot.Practice.Activities;

/// <summary>Takes activities to the bot over HTTP, at the address on which this server listens, as Teams would.</summary>
internal sealed class BotLine(HttpClient http, IServer server, ClockHands hands, IHostApplicationLifetime life, ILogger<BotLine> log)
{
    /// <summary>Teams delivers again what a bot did not take.</summary>
    private static readonly IReadOnlyList<TimeSpan> Again = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3)];

    /// <summary>Where the room's connector is to be found.</summary>
    public string ServiceUrl => $"{Address()}{ConnectorEndpoints.Path}/";

    /// <summary>Delivers what nobody waits to see answered; false where the bot did not take it after all tries.</summary>
    public async Task<bool> DeliverAsync(JsonObject activity)
    {
        var status = (await InvokeAsync(activity)).Status;
        for (var next = 0; status is 0 or >= 500 && next < Again.Count; next++)
        {
            await Task.Delay(Again[next], TimeProvider.System, life.ApplicationStopping);
            status = (await InvokeAsync(activity)).Status;
        }

        if (status is >= 200 and < 300)
            return true;
        log.PracticeActivityNotTaken(status);
        return false;
    }

    /// <summary>Delivers once, and gives the bot's answer; the status is 0 where there was none.</summary>
    public async Task<(int Status, string Body)> InvokeAsync(JsonObject activity)
    {
        using var hold = await hands.HoldAsync();
        try
        {
            using var content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json");
            using var answer = await http.PostAsync(new Uri($"{Address()}/api/messages"), content, life.ApplicationStopping);
            return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(life.ApplicationStopping));
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException)
        {
            return (0, "");
        }
    }

    /// <summary>Where this server listens, by a name that only this machine has.</summary>
    public string Address()
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var address = addresses.Order(StringComparer.Ordinal).FirstOrDefault(a => a.StartsWith("http:", StringComparison.OrdinalIgnoreCase))
            ?? addresses.FirstOrDefault()
            ?? throw new InvalidOperationException("The server does not listen yet.");
        var parsed = BindingAddress.Parse(address);
        var host = parsed.Host is "localhost" or "127.0.0.1" or "[::1]" ? parsed.Host : "localhost";
        return $"{parsed.Scheme}://{host}:{parsed.Port}";
    }
}
