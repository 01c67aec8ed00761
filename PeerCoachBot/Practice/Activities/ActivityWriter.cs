using System.Globalization;
using System.Text.Json.Nodes;
using PeerCoachBot.Practice.State;

namespace PeerCoachBot.Practice.Activities;

/// <summary>Writes activities as Teams sends them: of one person, from one conversation, at one moment.</summary>
internal sealed class ActivityWriter(RoomState room, Chat chat, string? thread, Persona from, Device device, DateTimeOffset now, string serviceUrl)
{
    public const string BotName = "PeerCoach";

    /// <summary>The message action's id, by the app's manifest.</summary>
    private const string RecordCommitment = "recordCommitment";

    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";
    private const string LocalInstant = "yyyy-MM-dd'T'HH:mm:ss.fffffffzzz";

    private readonly string conversation = thread is null ? chat.Id : $"{chat.Id};messageid={thread}";

    /// <summary>Somebody says something. Where the text names the bot with an @, it is mentioned.</summary>
    public JsonObject Message(Message message)
    {
        var activity = OfSomebody("message", message.Id);
        var words = new MessageText(message.Text);
        activity["text"] = words.Tagged;
        activity["textFormat"] = "plain";
        activity["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "text/html", ["content"] = words.Html });
        if (words.HasMention)
            activity["entities"]!.AsArray().Insert(0, new JsonObject
            {
                ["type"] = "mention",
                ["mentioned"] = Bot(),
                ["text"] = MessageText.Tag,
            });
        return activity;
    }

    /// <summary>Somebody pressed a button that only brings data: a message without words.</summary>
    public JsonObject Press(string id, string card, JsonNode data)
    {
        var activity = OfSomebody("message", id);
        activity["replyToId"] = card;
        activity["value"] = data;
        return FromCard(activity);
    }

    /// <summary>Somebody pressed a button, opened a dialog, or sent one.</summary>
    public JsonObject Invoke(string name, string card, JsonObject value)
    {
        var activity = OfSomebody("invoke", $"f:{Guid.NewGuid()}");
        activity["name"] = name;
        activity["replyToId"] = card;
        activity["value"] = value;
        return FromCard(activity);
    }

    /// <summary>Somebody chose the bot's action from the menu of a message, or sent the dialog that it opened.</summary>
    public JsonObject FromMenu(string name, Message message, JsonNode data, string theme)
    {
        var author = room.PersonCalled(message.From);
        var user = author is null ? null : new JsonObject { ["userIdentityType"] = "aadUser", ["id"] = author.ObjectId, ["displayName"] = author.Name };
        var activity = OfSomebody("invoke", $"f:{Guid.NewGuid()}");
        activity["name"] = name;
        activity["value"] = new JsonObject
        {
            ["commandId"] = RecordCommitment,
            ["commandContext"] = "message",
            ["context"] = new JsonObject { ["theme"] = theme },
            ["data"] = data,
            ["messagePayload"] = new JsonObject
            {
                ["id"] = message.Id,
                ["messageType"] = "message",
                ["createdDateTime"] = message.At.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture),
                ["deleted"] = false,
                ["linkToMessage"] = $"https://teams.microsoft.com/l/message/{Uri.EscapeDataString(chat.Id)}/{message.Id}",
                ["from"] = new JsonObject { ["user"] = user },
                ["body"] = new JsonObject { ["contentType"] = "html", ["content"] = new MessageText(message.Text).Stored },
                ["attachments"] = new JsonArray(),
                ["mentions"] = new JsonArray(),
                ["reactions"] = new JsonArray(),
            },
        };
        return FromCard(activity);
    }

    /// <summary>The bot was added to the conversation; of it and of the app's installation Teams tells in two activities.</summary>
    public IEnumerable<JsonObject> Introduction()
    {
        var installed = Activity("installationUpdate", $"f:{Guid.NewGuid()}");
        installed["action"] = "add";
        if (chat.Team is not null)
            installed["channelData"]!["settings"] = new JsonObject { ["selectedChannel"] = new JsonObject { ["id"] = chat.Id } };
        yield return installed;
        yield return MembersChanged("membersAdded", chat.IsShared ? [Account(room.Bot)] : [Account(room.Bot), Account(from.Account, from.ObjectId)]);
    }

    /// <summary>Somebody was added to the chat, or left it.</summary>
    public JsonObject MembersChanged(Persona who, bool isAdded) =>
        MembersChanged(isAdded ? "membersAdded" : "membersRemoved", [Account(who.Account, who.ObjectId)]);

    private JsonObject MembersChanged(string what, IReadOnlyList<JsonObject> members)
    {
        var activity = Activity("conversationUpdate", $"f:{Guid.NewGuid()}");
        activity[what] = new JsonArray([.. members]);
        if (chat.Team is { } team)
        {
            activity["channelData"]!["eventType"] = what == "membersAdded" ? "teamMemberAdded" : "teamMemberRemoved";
            activity["channelData"]!["team"] = new JsonObject { ["id"] = team.Id, ["name"] = team.Name, ["aadGroupId"] = team.GroupId };
        }

        return activity;
    }

    private JsonObject OfSomebody(string type, string id)
    {
        var activity = Activity(type, id);
        activity["from"]!["name"] = from.Name;
        activity["locale"] = device.Locale;
        activity["localTimestamp"] = TimeZoneInfo.ConvertTime(now, device.Zone).ToString(LocalInstant, CultureInfo.InvariantCulture);
        activity["localTimezone"] = device.ZoneName;
        activity["entities"] = new JsonArray(new JsonObject
        {
            ["type"] = "clientInfo",
            ["locale"] = device.Locale,
            ["country"] = device.Country,
            ["platform"] = "Web",
            ["timezone"] = device.ZoneName,
        });
        return activity;
    }

    /// <summary>What all activities have.</summary>
    private JsonObject Activity(string type, string id)
    {
        var activity = new JsonObject
        {
            ["type"] = type,
            ["id"] = id,
            ["timestamp"] = now.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture),
            ["serviceUrl"] = serviceUrl,
            ["channelId"] = "msteams",
            ["from"] = Account(from.Account, from.ObjectId),
            ["recipient"] = Bot(),
            ["conversation"] = new JsonObject
            {
                ["conversationType"] = chat.Kind,
                ["tenantId"] = room.Tenant,
                ["id"] = conversation,
            },
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = room.Tenant } },
        };
        if (chat.IsShared)
            activity["conversation"]!["isGroup"] = true;
        if (chat.Team is { } team)
        {
            activity["channelData"]!["teamsTeamId"] = team.Id;
            activity["channelData"]!["teamsChannelId"] = chat.Id;
            activity["channelData"]!["team"] = new JsonObject { ["id"] = team.Id };
            activity["channelData"]!["channel"] = new JsonObject { ["id"] = chat.Id };
        }

        return activity;
    }

    private static JsonObject FromCard(JsonObject activity)
    {
        activity["channelData"]!["source"] = new JsonObject { ["name"] = "message" };
        return activity;
    }

    private JsonObject Bot() => new() { ["id"] = room.Bot, ["name"] = BotName };

    private static JsonObject Account(string id, string? objectId = null)
    {
        var account = new JsonObject { ["id"] = id };
        if (objectId is not null)
            account["aadObjectId"] = objectId;
        return account;
    }
}
