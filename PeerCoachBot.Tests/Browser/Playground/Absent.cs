using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace PeerCoachBot.Tests.Browser.Playground;

/// <summary>The people who have no window: the Playground knows one person, so their activities are sent for them, in its shape.</summary>
internal sealed class Absent(HttpClient bot, AgentsPlayground playground, TimeProvider clock)
{
    /// <summary>Somebody mentions the bot in the group chat.</summary>
    public async Task SayAsync(PlaygroundPerson who, string text)
    {
        var activity = Activity("message", who, AgentsPlayground.GroupChat, "groupChat");
        activity["conversation"]!["isGroup"] = true;
        activity["text"] = $"<at>PeerCoach</at> {text}";
        activity["entities"]!.AsArray().Add(new JsonObject
        {
            ["type"] = "mention",
            ["text"] = "<at>PeerCoach</at>",
            ["mentioned"] = new JsonObject { ["id"] = AgentsPlayground.Bot, ["name"] = "PeerCoach" },
        });
        await DeliverAsync(activity);
    }

    /// <summary>Somebody writes to the bot in 1:1.</summary>
    public async Task WhisperAsync(PlaygroundPerson who, string text)
    {
        var activity = Activity("message", who, $"personal-{who.Id}", "personal");
        activity["text"] = text;
        await DeliverAsync(activity);
    }

    private async Task DeliverAsync(JsonObject activity)
    {
        using var answer = await bot.PostAsJsonAsync(new Uri("/api/messages", UriKind.Relative), activity);
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }

    private JsonObject Activity(string type, PlaygroundPerson who, string conversation, string kind)
    {
        var now = clock.GetUtcNow();
        return new JsonObject
        {
            ["type"] = type,
            ["id"] = Guid.NewGuid().ToString(),
            ["timestamp"] = now.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'"),
            ["localTimestamp"] = now.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz"),
            ["localTimezone"] = "UTC",
            ["locale"] = "en-US",
            ["textFormat"] = "plain",
            ["channelId"] = "msteams",
            ["serviceUrl"] = playground.ServiceUrl,
            ["from"] = new JsonObject { ["id"] = who.Id, ["name"] = who.Name, ["aadObjectId"] = who.ObjectId },
            ["recipient"] = new JsonObject { ["id"] = AgentsPlayground.Bot, ["name"] = "PeerCoach" },
            ["conversation"] = new JsonObject { ["id"] = conversation, ["conversationType"] = kind, ["tenantId"] = AgentsPlayground.Tenant },
            ["entities"] = new JsonArray(new JsonObject { ["type"] = "clientInfo", ["locale"] = "en-US", ["country"] = "US", ["platform"] = "Web", ["timezone"] = "UTC" }),
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = AgentsPlayground.Tenant } },
        };
    }
}
