using System.Text.Json.Nodes;
using PeerCoachBot.Tests.Support;
using static PeerCoachBot.Tests.Host.Somebody;

namespace PeerCoachBot.Tests.Host;

/// <summary>"Record a commitment" in a message's menu, in chats that the bot is in and in others.</summary>
public sealed class MessageActionTests(BusyBot bot) : IClassFixture<BusyBot>
{
    private static readonly Spot Elsewhere = new("19:without-the-bot@thread.v2", "groupChat");

    [NeedsSqliteTheory]
    [InlineData("group")]
    [InlineData("elsewhere")]
    public async Task It_opens_a_dialog_that_says_what_works_today_and_keeps_nothing(string where)
    {
        var dialog = new Dialog(await AnswerAsync(where, Ana, "composeExtension/fetchTask", "recordCommitment"));
        Assert.Equal("Record a commitment", dialog.Title);
        Assert.Contains("I will … by …", dialog.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ship it", dialog.Text, StringComparison.Ordinal);
        Assert.Equal("OK", Assert.Single(Button.In(dialog.Card)).Title);
    }

    [NeedsSqliteFact]
    public async Task Somebody_without_an_identity_gets_the_dialog_too() =>
        Assert.Contains("Record", new Dialog(await AnswerAsync("group", Guest, "composeExtension/fetchTask", "recordCommitment")).Title, StringComparison.Ordinal);

    [NeedsSqliteFact]
    public async Task OK_closes_it()
    {
        using var answer = await bot.LeavesNoTraceAsync(Invoke("group", Ana, "composeExtension/submitAction", "recordCommitment").ToJsonString());
        Assert.Equal((System.Net.HttpStatusCode.OK, ""), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
    }

    [NeedsSqliteTheory]
    [InlineData("composeExtension/fetchTask")]
    [InlineData("composeExtension/submitAction")]
    public async Task A_command_that_the_app_does_not_have_is_an_unknown_button(string name) =>
        Assert.Contains("I do not know this button", new Dialog(await AnswerAsync("group", Ana, name, "createTask")).Message, StringComparison.Ordinal);

    private async Task<JsonNode> AnswerAsync(string where, Somebody who, string name, string command)
    {
        using var answer = await bot.LeavesNoTraceAsync(Invoke(where, who, name, command).ToJsonString());
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    private JsonObject Invoke(string where, Somebody who, string name, string command)
    {
        var invoke = bot.Teams.Activity("invoke", where == "elsewhere" ? Elsewhere : Spot.Group, who, $"f:{Guid.NewGuid()}");
        invoke["name"] = name;
        invoke["value"] = JsonNode.Parse($$"""
            {"commandId":"{{command}}","commandContext":"message","data":{"verb":"close"},"messagePayload":{"id":"1","from":{"user":null},
             "body":{"contentType":"html","content":"<p>Ship it <b>tomorrow</b></p>"},"attachments":[],"mentions":[] } }
            """);
        return invoke;
    }
}
