using PeerCoachBot.Tests.Support;
using static PeerCoachBot.Tests.Host.Somebody;

namespace PeerCoachBot.Tests.Host;

/// <summary>Somebody who did not install the bot cannot be written to: the session says so, and loses nothing.</summary>
public sealed class UnreachableTests
{
    private const string Sentence = "Cleo Roy: I could not reach you in 1:1.";

    [NeedsSqliteFact]
    public async Task The_revealed_answers_name_whom_they_did_not_reach_and_status_brings_them()
    {
        await using var bot = await BotHost.StartAsync();
        RefuseCleo(bot);
        await TriadScript.PlayAsync(bot, Spot.Thread, until: TriadScript.Goals[2]);
        await bot.Teams.SayAsync(Spot.Thread, Cleo, TriadScript.Goals[2]);
        var board = await bot.Connector.SeeAsync(Spot.Thread.Id, Sentence);
        Assert.Contains("I have sent the answers to each of you", board.Now.Text, StringComparison.Ordinal);
        Assert.Empty(bot.Connector.In(Cleo.Chat));

        await bot.Teams.WhisperAsync(Cleo, "status");
        await bot.Connector.SeeAsync(Cleo.Chat, TriadScript.Goals[0]);
    }

    [NeedsSqliteFact]
    public async Task The_summary_names_whom_it_did_not_reach_and_status_brings_it()
    {
        await using var bot = await BotHost.StartAsync();
        RefuseCleo(bot);
        await TriadScript.PlayAsync(bot, Spot.Thread);
        var summary = await bot.Connector.SeeAsync(Spot.Thread.Id, "I have sent the summary to each of you");
        await bot.Connector.SeeAsync(Spot.Thread.Id, Sentence);
        await bot.IdleAsync();
        Assert.Contains(Sentence, summary.Now.Text, StringComparison.Ordinal);
        Assert.Empty(bot.Connector.In(Cleo.Chat));

        await bot.Teams.WhisperAsync(Cleo, "status");
        TriadScript.AssertWhole((await bot.Connector.SeeAsync(Cleo.Chat, "What we leave with")).Now);
    }

    private static void RefuseCleo(BotHost bot) => bot.Connector.Answer(
        c => c.Verb == Verb.Open && c.Conversation == Cleo.Id,
        new Answer(403, Body: """{"error":{"code":"ForbiddenOperationException","message":"The bot is not installed in user's personal scope"}}"""));
}
