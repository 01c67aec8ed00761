using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using PeerCoachBot.Tests.Support;
using PeerCoachBot.Turns;
using static PeerCoachBot.Tests.Host.Somebody;

namespace PeerCoachBot.Tests.Host;

/// <summary>Five thousand activities of every kind with something wrong in each: no fault of the bot's, and none that it suffers from later.</summary>
public sealed class FuzzTests
{
    private const int Activities = 5000;

    /// <summary>A chat that none of the activities is about.</summary>
    private static readonly Spot Calm = new("19:calm@thread.v2", "groupChat");

    private static readonly IReadOnlyList<string> Odd =
    [
        "null", "0", "-1", "1e999", "true", "\"\"", "\" \"", "[]", "{}", "[{}]", "{\"id\":1}", "\"\\ud83d\"", "\"\\u0000\"", "\"|\"", "\"..\"", "\"/\"",
        "\"%2e%2e\"", "\"\\u202e\"", "\"19:x@thread.v2\"", "\"personal\"", "\"message\"", "\"invoke\"", "\"next anyway\"", "\"start\"", "\"http://127.0.0.1:9/ \"",
        "\"http://127.0.0.1:9#\"", "\"http://127.0.0.1:9?a=b\"", "\"http://[::1]:9\\\\x\"", "\"2026-02-30\"", "\"9999-12-31T23:59:59-14:00\"", "\"0001-01-01T00:00:00+14:00\"",
    ];

    [NeedsSqliteTheory]
    [InlineData(20261121)]
    public async Task No_mutated_activity_is_a_fault_and_the_bot_works_on(int seed)
    {
        await using var bot = await BotHost.StartAsync();
        foreach (var (who, text) in new[] { (Dan, "start"), (Dan, "agree") })
            await bot.Teams.SayAsync(Calm, who, text);
        await bot.IdleAsync();
        var calm = OfCalm(bot);
        Assert.NotEmpty(calm);
        var random = new Random(seed);
        List<string> bodies = [.. Enumerable.Range(0, Activities).Select(_ => Mutated(random, Whole(random, bot.Teams)))];
        foreach (var some in bodies.Chunk(8))
            await Task.WhenAll(some.Select(async body =>
            {
                using var answer = await bot.Teams.DeliverAsync(body);
                Assert.True((int)answer.StatusCode < 500, $"Seed {seed}: {(int)answer.StatusCode} for {body}\n{await answer.Content.ReadAsStringAsync()}");
            }));

        // Where none of them came from, nothing has changed.
        await bot.IdleAsync();
        Assert.Equal(calm, OfCalm(bot));

        // What was kept of them can be read again, also by whoever wakes what is due.
        await bot.IdleAsync();
        await bot.Services.GetRequiredService<WakeUps>().ScanAsync(bot.Clock.GetUtcNow().AddDays(2), CancellationToken.None);
        using var ready = await bot.Http.GetAsync(new Uri("/health/ready", UriKind.Relative));
        Assert.True(ready.IsSuccessStatusCode);
        await bot.Teams.SayAsync(Spot.Meeting with { Id = "19:meeting_fresh@thread.v2" }, Dan, "start");
        await bot.Connector.SeeAsync("19:meeting_fresh@thread.v2", "Taking part: Dan Fox.");
    }

    private static List<string> OfCalm(BotHost bot) => [.. bot.Tables().Rows.Where(row => row.Contains($"session|{FakeTeams.Tenant}|{Calm.Id}", StringComparison.Ordinal))];

    private static string Whole(Random random, FakeTeams teams)
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
    private static string Mutated(Random random, string json)
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
