using System.Text.Json.Nodes;
using PeerCoachBot.Tests.Support;
using static PeerCoachBot.Tests.Host.Somebody;

namespace PeerCoachBot.Tests.Host;

/// <summary>"There is no such session" and "it is not yours" are the same answer, byte by byte; and tenants never meet.</summary>
public sealed class StrangerTests
{
    private const string OtherTenant = "99999999-2222-3333-4444-555555555555";

    [NeedsSqliteFact]
    public async Task A_stranger_cannot_tell_whether_there_is_a_session()
    {
        await using var bot = await BotHost.StartAsync();
        await TriadScript.PlayAsync(bot, Spot.Group, until: TriadScript.Goals[1]);
        await bot.IdleAsync();
        var compared = 0;
        foreach (var button in Button.In(bot.Connector.In(Spot.Group.Id).Last(m => Button.In(m.Now.Json).Count > 0).Now.Json))
            foreach (var where in new[] { Spot.Group, Spot.Meeting, Spot.With(Dan) })
                foreach (var write in new Func<Button, JsonObject>[] { b => bot.Teams.Press(where, Dan, b), b => bot.Teams.Submit(where, Dan, b, ("answer", "mine")) })
                {
                    var real = await BodyAsync(bot, write(button));
                    foreach (var (field, value) in new[] { ("conversation", "19:nowhere@thread.v2"), ("session", "1"), ("conversation", Spot.Meeting.Id) })
                    {
                        var forged = button with { Data = button.Data.DeepClone() };
                        forged.Data["mark"]![field] = value;
                        Assert.Equal(real, await BodyAsync(bot, write(forged)));
                        compared++;
                    }
                }

        Assert.True(compared > 50, $"{compared} compared.");
    }

    [NeedsSqliteFact]
    public async Task Two_tenants_with_equal_ids_never_meet()
    {
        await using var bot = await BotHost.StartAsync();
        var news = new News(bot.Teams);
        await bot.Teams.TakenAsync(news.Installation(Spot.Group, "add"));
        await TriadScript.PlayAsync(bot, Spot.Group, until: TriadScript.Goals[2]);
        await bot.IdleAsync();
        var pass = new Presser(bot, Spot.Group).Find("Pass");
        var first = bot.Tables();
        var calls = bot.Connector.Calls.Count;

        // The same people, chats and message ids in another tenant: they start anew, answer, edit, press, and remove the bot.
        foreach (var (who, text, id) in new[] { (Ana, "start", "1"), (Ben, "join", "2"), (Ana, "agree", "3"), (Ben, "agree", "4"), (Ana, "begin", "5"), (Ana, "Other words", "6") })
            await bot.Teams.TakenAsync(Other(bot.Teams.Message(Spot.Group, who, text, id)));
        await bot.Connector.CalledAsync(c => c.Region.Contains(OtherTenant, StringComparison.Ordinal) && c.Shows("Answered: Ana Lee."));
        await bot.Teams.TakenAsync(Other(bot.Teams.Message(Spot.With(Ben), Ben, "Brought in private")));
        await bot.Connector.CalledAsync(c => c.Region.Contains(OtherTenant, StringComparison.Ordinal) && c.Shows("Brought in private"));
        Assert.Contains("You are not in this session", await BodyAsync(bot, Other(bot.Teams.Press(Spot.Group, Cleo, pass))), StringComparison.Ordinal);
        await bot.Teams.TakenAsync(Other(news.Edit(Spot.Group, Ana, "6", "Other words still")));
        await bot.Teams.TakenAsync(Other(news.Removed(Spot.Group, Cleo.InRoster())));
        await bot.Teams.TakenAsync(Other(news.Installation(Spot.Group, "remove")));
        await bot.IdleAsync();

        Assert.DoesNotContain(first.Changes(bot.Tables()), change => change.Contains(FakeTeams.Tenant, StringComparison.Ordinal));
        Assert.All(bot.Connector.Calls.Skip(calls), call => Assert.Contains(OtherTenant, call.Region, StringComparison.Ordinal));
        Assert.All(bot.Connector.Calls.Skip(calls), call => Assert.DoesNotContain(TriadScript.Goals, call.Shows));

        await bot.Teams.SayAsync(Spot.Group, Cleo, TriadScript.Goals[2]);
        await bot.Connector.SeeAsync(Spot.Group.Id, TriadScript.Goals[2]);
    }

    private static JsonObject Other(JsonObject activity) =>
        JsonNode.Parse(activity.ToJsonString().Replace(FakeTeams.Tenant, OtherTenant, StringComparison.Ordinal))!.AsObject();

    private static async Task<string> BodyAsync(BotHost bot, JsonObject invoke)
    {
        using var answer = await bot.Teams.DeliverAsync(invoke);
        return $"{(int)answer.StatusCode} {answer.Content.Headers.ContentType} {await answer.Content.ReadAsStringAsync()}";
    }
}
