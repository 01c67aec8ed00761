using System.Text.Json.Nodes;
using PeerCoachBot.Tests.Support;
using static PeerCoachBot.Tests.Host.Somebody;

namespace PeerCoachBot.Tests.Host;

/// <summary>"Record a commitment" in a message's menu, in chats that the bot is in and in others.</summary>
public sealed class MessageActionTests : IAsyncLifetime
{
    private static readonly Spot Elsewhere = new("19:without-the-bot@thread.v2", "groupChat");

    private BotHost bot = null!;

    public async Task InitializeAsync()
    {
        bot = await BotHost.StartAsync();
        foreach (var somebody in new[] { Ana, Ben })
            await bot.Teams.WhisperAsync(somebody, "help");
        await bot.IdleAsync();
    }

    public async Task DisposeAsync() => await bot.DisposeAsync();

    [NeedsSqliteTheory]
    [InlineData("group")]
    [InlineData("elsewhere")]
    public async Task It_opens_a_dialog_with_the_words_of_the_message(string where)
    {
        var dialog = new Dialog((await AnswerAsync(where, Ana, "fetchTask"))!);
        Assert.Contains("Ship it", dialog.Card, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", dialog.Card, StringComparison.Ordinal);
        Assert.Contains("\"value\":\"Ship it tomorrow\"", dialog.Card, StringComparison.Ordinal);
        Assert.Contains("Ben Ito", dialog.Card, StringComparison.Ordinal);
    }

    [NeedsSqliteTheory]
    [InlineData("group")]
    [InlineData("elsewhere")]
    public async Task What_is_kept_for_oneself_is_shown_in_private_with_the_way_back(string where)
    {
        Assert.Null(await AnswerAsync(where, Ana, "submitAction", ("owner", "me")));
        var kept = await bot.Connector.SeeAsync(Ana.Chat, "Ship it");
        Assert.Contains("https://teams.microsoft.com/l/message/1", kept.First.Json, StringComparison.Ordinal);
        Assert.DoesNotContain(bot.Connector.In(Spot.Group.Id), m => m.First.Json.Contains("Ship it", StringComparison.Ordinal));

        Assert.Null(await AnswerAsync(where, Ana, "submitAction", ("owner", "me")));
        await bot.IdleAsync();
        Assert.Single(bot.Connector.In(Ana.Chat), m => m.First.Json.Contains("Ship it", StringComparison.Ordinal));
    }

    [NeedsSqliteFact]
    public async Task What_is_written_down_for_another_is_theirs_once_they_accept()
    {
        Assert.Null(await AnswerAsync("group", Ana, "submitAction", ("owner", Ben.ObjectId!)));
        var offer = await bot.Connector.SeeAsync(Ben.Chat, "Ship it");
        var accept = Button.In(offer.First.Json).First(b => b.Data["own"] is not null);
        await bot.Teams.AnswerAsync(bot.Teams.Press(Spot.With(Ben), Ben, accept));
        await bot.IdleAsync();
        await bot.Teams.WhisperAsync(Ben, "commitments");
        Assert.Contains("Ship it", (await bot.Connector.SeeAsync(Ben.Chat, "My commitments")).First.Json, StringComparison.Ordinal);
        Assert.DoesNotContain(bot.Connector.In(Ana.Chat), m => m.First.Json.Contains("Ship it", StringComparison.Ordinal));
    }

    [NeedsSqliteFact]
    public async Task Whoever_suggested_it_hears_that_it_did_not_arrive_and_where_it_does_a_second_time_no_more()
    {
        bot.Connector.Answer(c => c.Verb == Verb.Post && c.Conversation == Ben.Chat, new Answer(403));
        Assert.Null(await AnswerAsync("group", Ana, "submitAction", ("owner", Ben.ObjectId!)));
        var lost = await bot.Connector.SeeAsync(Ana.Chat, "I could not reach Ben Ito in 1:1");
        Assert.DoesNotContain("Ship it", lost.Now.Text, StringComparison.Ordinal);

        bot.Connector.Forgive();
        await bot.Teams.WhisperAsync(Ben, "help");
        Assert.Null(await AnswerAsync("group", Ana, "submitAction", ("owner", Ben.ObjectId!)));
        await bot.Connector.SeeAsync(Ben.Chat, "Ship it");
        Assert.Single(bot.Connector.In(Ana.Chat), m => m.Now.Text.Contains("I could not reach", StringComparison.Ordinal));
    }

    [NeedsSqliteFact]
    public async Task A_dialog_without_a_day_stays_open_with_its_words()
    {
        var answer = await AnswerAsync("group", Ana, "submitAction", ("due", ""));
        Assert.Contains("Ship it tomorrow", new Dialog(answer!).Card, StringComparison.Ordinal);
        Assert.Contains("By when", new Dialog(answer!).Card, StringComparison.Ordinal);
    }

    [NeedsSqliteFact]
    public async Task Somebody_without_an_identity_can_own_nothing() =>
        Assert.Contains("work", new Dialog((await AnswerAsync("group", Guest, "fetchTask"))!).Message, StringComparison.Ordinal);

    [NeedsSqliteTheory]
    [InlineData("fetchTask")]
    [InlineData("submitAction")]
    public async Task A_command_that_the_app_does_not_have_is_an_unknown_button(string name)
    {
        var invoke = Invoke("group", Ana, name);
        invoke["value"]!["commandId"] = "createTask";
        Assert.Contains("I do not know this button", new Dialog((await bot.Teams.AnswerAsync(invoke))!).Message, StringComparison.Ordinal);
    }

    private async Task<JsonNode?> AnswerAsync(string where, Somebody who, string name, params IReadOnlyList<(string Input, string Value)> inputs)
    {
        var answer = await bot.Teams.AnswerAsync(Invoke(where, who, name, inputs));
        await bot.IdleAsync();
        return answer;
    }

    private JsonObject Invoke(string where, Somebody who, string name, params IReadOnlyList<(string Input, string Value)> inputs)
    {
        var invoke = bot.Teams.Activity("invoke", where == "elsewhere" ? Elsewhere : Spot.Group, who, $"f:{Guid.NewGuid()}");
        invoke["name"] = $"composeExtension/{name}";
        var data = new JsonObject { ["text"] = "Ship it tomorrow", ["due"] = "2027-03-01", ["verb"] = "own-record" };
        foreach (var (input, value) in inputs)
            data[input] = value;
        invoke["value"] = new JsonObject
        {
            ["commandId"] = "recordCommitment",
            ["commandContext"] = "message",
            ["data"] = data,
            ["messagePayload"] = new JsonObject
            {
                ["id"] = "1",
                ["linkToMessage"] = "https://teams.microsoft.com/l/message/1",
                ["from"] = new JsonObject { ["user"] = new JsonObject { ["userIdentityType"] = "aadUser", ["id"] = Ben.ObjectId, ["displayName"] = Ben.Name } },
                ["body"] = new JsonObject { ["contentType"] = "html", ["content"] = "<p><at id=\"0\">PeerCoach</at>&nbsp;Ship it <b>tomorrow</b></p>" },
            },
        };
        return invoke;
    }
}
