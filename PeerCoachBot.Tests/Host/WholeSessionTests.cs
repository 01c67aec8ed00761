using PeerCoachBot.Tests.Support;
using static PeerCoachBot.Tests.Host.Somebody;

namespace PeerCoachBot.Tests.Host;

/// <summary>A triad's session by typing, over HTTP, wherever Teams lets people talk.</summary>
public sealed class WholeSessionTests
{
    [NeedsSqliteTheory]
    [InlineData("group")]
    [InlineData("meeting")]
    public async Task In_a_chat_of_their_own_everybody_reads_the_whole_summary_there(string kind)
    {
        await using var bot = await BotHost.StartAsync();
        var here = Spot.Named(kind);
        await TriadScript.PlayAsync(bot, here);

        var summary = (await bot.Connector.SeeAsync(here.Id, "What we leave with")).Now;
        TriadScript.AssertWhole(summary);
        Assert.DoesNotContain(bot.Connector.Calls, c => c.Verb == Verb.Open);
        Assert.Equal(1, bot.Connector.In(here.Id).Count(m => m.Now.Title == "What we leave with"));
    }

    [NeedsSqliteFact]
    public async Task In_a_channel_words_go_to_each_in_1_to_1_and_stand_on_no_card()
    {
        await using var bot = await BotHost.StartAsync();
        await TriadScript.PlayAsync(bot, Spot.Thread);

        foreach (var person in TriadScript.People)
        {
            TriadScript.AssertWhole((await bot.Connector.SeeAsync(person.Chat, "What we leave with")).Now);
            foreach (var words in TriadScript.Goals.Concat(TriadScript.Learnings))
                Assert.Contains(bot.Connector.In(person.Chat), m => !m.First.Title.StartsWith("What we leave", StringComparison.Ordinal) && m.Now.Text.Contains(words, StringComparison.Ordinal));
        }

        await bot.IdleAsync();
        var channel = bot.Connector.In(Spot.Thread.Id).SelectMany(m => m.Looks).ToList();
        Assert.Contains(channel, look => look.Text.Contains("I have sent the summary to each of you", StringComparison.Ordinal));
        foreach (var words in TriadScript.AllWords)
            Assert.DoesNotContain(channel, look => look.Json.Contains(words, StringComparison.OrdinalIgnoreCase));
    }

    [NeedsSqliteFact]
    public async Task In_a_channel_the_bot_opens_the_chats_of_those_who_never_wrote_to_it()
    {
        await using var bot = await BotHost.StartAsync();
        await TriadScript.PlayAsync(bot, Spot.Thread);
        await bot.Connector.SeeAsync(Ana.Chat, "What we leave with");

        // Ben answered in 1:1, so his chat was known; the others' are opened once and remembered.
        Assert.Equal(
            [Ana.Id, Cleo.Id],
            bot.Connector.Calls.Where(c => c.Verb == Verb.Open).Select(c => c.Conversation).Order());
    }
}
