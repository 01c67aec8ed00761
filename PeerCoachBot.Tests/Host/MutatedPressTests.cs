using System.Text.Json.Nodes;
using PeerCoachBot.Tests.Support;
using static PeerCoachBot.Tests.Host.Somebody;

namespace PeerCoachBot.Tests.Host;

/// <summary>Every leaf of what every button brings, mutated or missing: never a fault of the bot's, and nothing is learnt by it.</summary>
public sealed class MutatedPressTests
{
    private static readonly IReadOnlyList<JsonNode?> Odd =
    [
        null, JsonValue.Create(""), JsonValue.Create(0), JsonValue.Create(-1), JsonValue.Create(long.MaxValue), JsonValue.Create(1e300), JsonValue.Create(true),
        new JsonObject(), new JsonArray(1, 2), JsonValue.Create("19:elsewhere@thread.v2"), JsonValue.Create("a/b/c"), JsonValue.Create("\u202E\u0000"),
        JsonValue.Create("%ZZ/board/goal/1"), JsonValue.Create("${$root}"), JsonValue.Create(new string('x', 5000)),
    ];

    [NeedsSqliteTheory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(20)]
    [InlineData(25)]
    [InlineData(29)]
    public async Task No_leaf_of_a_button_can_be_mutated_to_a_fault(int lines)
    {
        await using var bot = await BotHost.StartAsync();
        foreach (var line in TriadScript.Lines.Take(lines + 1))
            await bot.Teams.SayAsync(line.InPrivate ? Spot.With(line.Who) : Spot.Group, line.Who, line.Text);
        await bot.IdleAsync();

        List<JsonObject> invokes = [];
        foreach (var button in Button.In(bot.Connector.In(Spot.Group.Id).Last(m => Button.In(m.Now.Json).Count > 0).Now.Json))
        {
            var whole = bot.Teams.Press(Spot.Group, Dan, button);
            invokes.Add(whole);
            foreach (var path in Leaves(whole["value"]!, []))
                invokes.AddRange(Mutations(whole, path));
        }

        Assert.NotEmpty(invokes);
        var before = bot.Tables();
        foreach (var some in invokes.Chunk(16))
            await Task.WhenAll(some.Select(async invoke =>
            {
                using var answer = await bot.Teams.DeliverAsync(invoke);
                var body = await answer.Content.ReadAsStringAsync();
                Assert.True((int)answer.StatusCode == 200, $"{(int)answer.StatusCode} for {invoke["value"]!.ToJsonString()}: {body}");
                AssertKnown(JsonNode.Parse(body)!, body);
                foreach (var words in TriadScript.Goals.Concat(TriadScript.Learnings))
                    Assert.DoesNotContain(words, body, StringComparison.Ordinal);
            }));

        // Dan takes no part: whatever he sends, nothing changes, but that he is known now.
        Assert.DoesNotContain(before.Changes(bot.Tables()), change => change.StartsWith("- ", StringComparison.Ordinal));
    }

    /// <summary>A card, a sentence, that it is none of the bot's, or a dialog.</summary>
    private static void AssertKnown(JsonNode body, string text)
    {
        if (body["task"] is { } task)
            Assert.True(task["type"]!.GetValue<string>() is "continue" or "message", text);
        else
            Assert.True(body["type"]!.GetValue<string>() is "application/vnd.microsoft.card.adaptive" or "application/vnd.microsoft.activity.message" or "application/vnd.microsoft.error", text);
    }

    private static IEnumerable<JsonObject> Mutations(JsonObject whole, IReadOnlyList<string> path)
    {
        foreach (var odd in Odd.Select(o => (Value: o, IsMissing: false)).Append((null, true)))
        {
            var mutated = whole.DeepClone().AsObject();
            mutated["id"] = $"f:{Guid.NewGuid()}";
            JsonNode parent = mutated["value"]!;
            foreach (var name in path.SkipLast(1))
                parent = parent[name]!;
            if (odd.IsMissing)
                parent.AsObject().Remove(path[^1]);
            else
                parent[path[^1]] = odd.Value?.DeepClone();
            yield return mutated;
        }
    }

    private static IEnumerable<IReadOnlyList<string>> Leaves(JsonNode node, IReadOnlyList<string> path) => node is JsonObject some
        ? some.SelectMany(p => p.Value is JsonObject ? Leaves(p.Value, [.. path, p.Key]).Append([.. path, p.Key]) : [[.. path, p.Key]])
        : [path];
}
