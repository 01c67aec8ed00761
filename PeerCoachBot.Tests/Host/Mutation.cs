using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using static PeerCoachBot.Tests.Host.Somebody;

namespace PeerCoachBot.Tests.Host;

/// <summary>Activities as people cause them, and what may become of them on the way.</summary>
internal static class Mutation
{
    private static readonly IReadOnlyList<string> Odd =
    [
        "null", "0", "-1", "1e999", "true", "\"\"", "\" \"", "[]", "{}", "[{}]", "{\"id\":1}", "\"\\ud83d\"", "\"\\u0000\"", "\"|\"", "\"..\"", "\"/\"",
        "\"%2e%2e\"", "\"\\u202e\"", "\"19:x@thread.v2\"", "\"personal\"", "\"message\"", "\"invoke\"", "\"next anyway\"", "\"start\"", "\"http://127.0.0.1:9/ \"",
        "\"http://127.0.0.1:9#\"", "\"http://127.0.0.1:9?a=b\"", "\"http://[::1]:9\\\\x\"", "\"2026-02-30\"", "\"9999-12-31T23:59:59-14:00\"", "\"0001-01-01T00:00:00+14:00\"",
    ];

    /// <summary>An activity with nothing wrong in it.</summary>
    public static string Whole(Random random, FakeTeams teams)
    {
        Spot[] spots = [Spot.Group, Spot.Thread, News.Thread, News.General, Spot.With(Ana), Spot.With(Ben)];
        string[] texts = ["start", "join", "agree", "begin", "next", "pass", "An answer", "I will write by Friday", "status", "help", "end"];
        string[] invokes = ["adaptiveCard/action", "task/fetch", "task/submit", "composeExtension/fetchTask", "composeExtension/submitAction", "of/tomorrow"];
        string[] changes = ["teamMemberRemoved", "channelMemberRemoved", "teamDeleted", "teamRestored", "channelDeleted", "channelRestored", "teamRenamed", "editMessage"];
        string[] actions = ["add", "remove", "add-upgrade", "remove-upgrade"];
        string[] types =
        [
            "message", "message", "message", "conversationUpdate", "conversationUpdate", "installationUpdate", "invoke", "invoke",
            "messageUpdate", "messageDelete", "messageReaction", "event", "typing",
        ];
        var (where, who) = (spots[random.Next(spots.Length)], TriadScript.People[random.Next(3)]);
        var activity = teams.Message(where, who, texts[random.Next(texts.Length)]);
        activity["type"] = types[random.Next(types.Length)];
        activity["action"] = actions[random.Next(actions.Length)];
        activity["channelData"]!["eventType"] = changes[random.Next(changes.Length)];
        activity["channelData"]!["settings"] = new JsonObject { ["selectedChannel"] = new JsonObject { ["id"] = News.Crafts.Id } };
        activity[random.Next(2) == 0 ? "membersAdded" : "membersRemoved"] = new JsonArray(random.Next(3) == 0 ? News.Bot : TriadScript.People[random.Next(3)].InRoster());
        if ((string?)activity["type"] != "invoke")
            return activity.ToJsonString();

        activity["name"] = invokes[random.Next(invokes.Length)];
        activity["value"] = new JsonObject
        {
            ["commandId"] = "recordCommitment",
            ["action"] = new JsonObject { ["verb"] = "pass", ["data"] = Data() },
            ["data"] = Data(),
        };
        return activity.ToJsonString();

        JsonObject Data() => new()
        {
            ["verb"] = "answer",
            ["answer"] = "Words",
            ["mark"] = new JsonObject { ["conversation"] = where.Id, ["session"] = "1", ["on"] = "1/answer/goal", ["at"] = "1/step/ask%3Agoal", ["revision"] = 3 },
        };
    }

    /// <summary>Changes one to three things: a value, a byte, a piece.</summary>
    public static string Of(Random random, string json)
    {
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            var values = Regex.Matches(json, "(?<=[:\\[,])(\"[^\"]*\"|true|null)");
            switch (random.Next(6))
            {
                case 0 or 1 or 2 when values.Count > 0:
                    var value = values[random.Next(values.Count)];
                    json = json[..value.Index] + Odd[random.Next(Odd.Count)] + json[(value.Index + value.Length)..];
                    break;
                case 3:
                    var at = random.Next(json.Length);
                    json = json[..at] + (char)random.Next(1, 0x250) + json[(at + 1)..];
                    break;
                case 4:
                    var from = random.Next(json.Length);
                    json = json.Remove(from, Math.Min(random.Next(1, 12), json.Length - from));
                    break;
                default:
                    var names = Regex.Matches(json, "\"(\\w+)\":");
                    if (names.Count > 0)
                        json = json.Insert(json.IndexOf('{', StringComparison.Ordinal) + 1, $"{names[random.Next(names.Count)].Value}{Odd[random.Next(Odd.Count)]},");
                    break;
            }

            if (json.Length < 3)
                return json;
        }

        return json;
    }
}
