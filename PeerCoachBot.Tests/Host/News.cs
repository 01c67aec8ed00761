using System.Text.Json.Nodes;
using static PeerCoachBot.Tests.Host.Somebody;

namespace PeerCoachBot.Tests.Host;

/// <summary>Writes what Teams tells of installations, members, teams and messages.</summary>
internal sealed class News(FakeTeams teams)
{
    public const string Team = "19:team@thread.tacv2";

    public static readonly Spot General = new(Team, "channel");

    /// <summary>Another channel of the team, and a thread in it.</summary>
    public static readonly Spot Crafts = new("19:crafts@thread.tacv2", "channel");
    public static readonly Spot Thread = new("19:crafts@thread.tacv2;messageid=1789000000000", "channel");

    public static JsonObject Bot => new() { ["id"] = FakeTeams.Bot.Id };

    /// <summary>The app was added, upgraded or removed.</summary>
    public JsonObject Installation(Spot where, string action, Spot? chosen = null)
    {
        var activity = teams.Activity("installationUpdate", where, Ana, $"f:{Guid.NewGuid()}");
        activity["from"]!.AsObject().Remove("name");
        activity["action"] = action;
        activity["locale"] = "en-US";
        activity["channelData"]!["settings"] = new JsonObject { ["selectedChannel"] = new JsonObject { ["id"] = (chosen ?? where).Id } };
        return activity;
    }

    /// <summary>A conversation or team changed.</summary>
    public JsonObject Change(Spot where, string? eventType = null)
    {
        var activity = teams.Activity("conversationUpdate", where, Ana, $"f:{Guid.NewGuid()}");
        activity["from"]!.AsObject().Remove("name");
        if (eventType is not null)
            activity["channelData"]!["eventType"] = eventType;
        return activity;
    }

    public JsonObject Added(Spot where, params IReadOnlyList<JsonObject> members) => Members(where, "membersAdded", "teamMemberAdded", members);

    public JsonObject Removed(Spot where, params IReadOnlyList<JsonObject> members) => Members(where, "membersRemoved", "teamMemberRemoved", members);

    /// <summary>A message has other words now.</summary>
    public JsonObject Edit(Spot where, Somebody who, string id, string text)
    {
        var activity = teams.Message(where, who, text, id);
        activity["type"] = "messageUpdate";
        activity["channelData"]!["eventType"] = "editMessage";
        return activity;
    }

    /// <summary>The same, so many seconds after or before the clock.</summary>
    public static JsonObject At(JsonObject activity, double seconds)
    {
        var at = DateTimeOffset.Parse(activity["timestamp"]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture);
        activity["timestamp"] = at.AddSeconds(seconds).UtcDateTime.ToString("o", System.Globalization.CultureInfo.InvariantCulture);
        return activity;
    }

    private JsonObject Members(Spot where, string list, string eventType, IReadOnlyList<JsonObject> members)
    {
        var activity = Change(where, where.Type == "channel" ? eventType : null);
        activity[list] = new JsonArray([.. members]);
        return activity;
    }
}
