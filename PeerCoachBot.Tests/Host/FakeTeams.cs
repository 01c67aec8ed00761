using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace PeerCoachBot.Tests.Host;

/// <summary>Sends activities to the bot as Teams sends them.</summary>
internal sealed class FakeTeams(HttpClient http, StubConnector connector, TimeProvider clock)
{
    public const string Tenant = "11111111-2222-3333-4444-555555555555";

    public static readonly Somebody Bot = new("PeerCoach", "28:99999999-0000-0000-0000-000000000099", null, "");

    private long lastMessage = 1_780_000_000_000;

    /// <summary>The part of the service URL that changes when Teams moves a conversation.</summary>
    public string Region { get; set; } = $"/emea/{Tenant}";

    public string NextId() => Interlocked.Increment(ref lastMessage).ToString(CultureInfo.InvariantCulture);

    /// <summary>Somebody mentions the bot in a shared conversation, or writes to it in 1:1.</summary>
    public JsonObject Message(Spot where, Somebody who, string text, string? id = null)
    {
        var activity = Activity("message", where, who, id ?? NextId());
        var mentions = where.Type != "personal";
        activity["text"] = mentions ? $"<at>{Bot.Name}</at> {text}\n" : text;
        activity["textFormat"] = "plain";
        activity["locale"] = "en-GB";
        activity["localTimestamp"] = clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fffffffzzz", CultureInfo.InvariantCulture);
        activity["localTimezone"] = "UTC";
        activity["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "text/html", ["content"] = $"<p>{WebUtility.HtmlEncode(text)}</p>" });
        activity["entities"] = new JsonArray(new JsonObject
        {
            ["type"] = "clientInfo",
            ["locale"] = "en-GB",
            ["country"] = "GB",
            ["platform"] = "Web",
            ["timezone"] = "UTC",
        });
        if (mentions)
            activity["entities"]!.AsArray().Add(Mention(Bot, $"<at>{Bot.Name}</at>"));
        return activity;
    }

    /// <summary>Somebody presses a button: the invoke that their client sends.</summary>
    public JsonObject Press(Spot where, Somebody who, Button button)
    {
        var invoke = Activity("invoke", where, who, $"f:{Guid.NewGuid()}");
        invoke["locale"] = "en-GB";
        if (button.OpensDialog)
        {
            invoke["name"] = "task/fetch";
            invoke["value"] = new JsonObject { ["data"] = button.Data.DeepClone(), ["context"] = new JsonObject { ["theme"] = "default" } };
        }
        else
        {
            invoke["name"] = "adaptiveCard/action";
            invoke["value"] = new JsonObject
            {
                ["action"] = new JsonObject { ["type"] = button.Type, ["title"] = button.Title, ["verb"] = button.Verb, ["data"] = button.Data.DeepClone() },
                ["trigger"] = "manual",
            };
        }

        return invoke;
    }

    /// <summary>Somebody sends a dialog: its button's data with the inputs merged into it.</summary>
    public JsonObject Submit(Spot where, Somebody who, Button button, params IReadOnlyList<(string Input, string Value)> inputs)
    {
        var invoke = Activity("invoke", where, who, $"f:{Guid.NewGuid()}");
        invoke["name"] = "task/submit";
        invoke["locale"] = "en-GB";
        var data = button.Data.DeepClone().AsObject();
        foreach (var (input, value) in inputs)
            data[input] = value;
        invoke["value"] = new JsonObject { ["data"] = data, ["context"] = new JsonObject { ["theme"] = "default" } };
        return invoke;
    }

    /// <summary>The body with which an invoke is answered; null where it is empty.</summary>
    public async Task<JsonNode?> AnswerAsync(JsonObject invoke)
    {
        using var answer = await DeliverAsync(invoke);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{(int)answer.StatusCode}: {body}");
        if (body.Length == 0)
            return null;
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        return JsonNode.Parse(body);
    }

    /// <summary>An activity with what all of them have.</summary>
    public JsonObject Activity(string type, Spot where, Somebody who, string id)
    {
        var activity = new JsonObject
        {
            ["type"] = type,
            ["id"] = id,
            ["timestamp"] = clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture),
            ["serviceUrl"] = $"{connector.Address}{Region}/",
            ["channelId"] = "msteams",
            ["from"] = new JsonObject { ["id"] = who.Id, ["name"] = who.Name },
            ["recipient"] = new JsonObject { ["id"] = Bot.Id, ["name"] = Bot.Name },
            ["conversation"] = new JsonObject { ["id"] = where.Id, ["conversationType"] = where.Type, ["tenantId"] = Tenant },
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = Tenant } },
        };
        if (who.ObjectId is not null)
            activity["from"]!["aadObjectId"] = who.ObjectId;
        if (where.Type != "personal")
            activity["conversation"]!["isGroup"] = true;
        if (where.Type == "channel")
        {
            activity["channelData"]!["team"] = new JsonObject { ["id"] = "19:team@thread.tacv2" };
            activity["channelData"]!["channel"] = new JsonObject { ["id"] = "19:team@thread.tacv2" };
        }

        return activity;
    }

    public static JsonObject Mention(Somebody whom, string text) => new()
    {
        ["type"] = "mention",
        ["mentioned"] = new JsonObject { ["id"] = whom.Id, ["name"] = whom.Name },
        ["text"] = text,
    };

    public Task<HttpResponseMessage> DeliverAsync(JsonObject activity) => DeliverAsync(activity.ToJsonString());

    public async Task<HttpResponseMessage> DeliverAsync(string json, string contentType = "application/json; charset=utf-8")
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(json));
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return await http.PostAsync(new Uri("/api/messages", UriKind.Relative), content);
    }

    /// <summary>Delivers an activity that must be taken.</summary>
    public async Task TakenAsync(JsonObject activity)
    {
        using var answer = await DeliverAsync(activity);
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }

    public Task SayAsync(Spot where, Somebody who, string text, string? id = null) => TakenAsync(Message(where, who, text, id));

    public Task WhisperAsync(Somebody who, string text, string? id = null) => SayAsync(Spot.With(who), who, text, id);
}
