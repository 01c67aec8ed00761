using PeerCoachBot.Tests.Support;
using static PeerCoachBot.Tests.Host.Somebody;

namespace PeerCoachBot.Tests.Host;

/// <summary>Words that cannot be acted on: their sender gets a clear sentence, and nothing of them is kept.</summary>
public sealed class ClearAnswerTests(BusyBot bot) : IClassFixture<BusyBot>
{
    [NeedsSqliteTheory]
    [InlineData("group", "Cleo", "My goal is mine alone", "You are not in this session.")]
    [InlineData("group", "Cleo", "next anyway", "You are not in this session.")]
    [InlineData("group", "Cleo", "reveal", "You are not in this session.")]
    [InlineData("group", "Cleo", "end", "You are not in this session.")]
    [InlineData("group", "Gus", "My goal is mine alone", "work or school account")]
    [InlineData("group", "Ana", "next", "Still to speak: Ana Lee and Ben Ito.")]
    [InlineData("group", "Ana", "reveal", "There is nothing to reveal just now.")]
    [InlineData("group", "Ana", "done", "There is no coaching turn just now.")]
    [InlineData("group", "Ana", "another question", "There is no coaching turn just now.")]
    [InlineData("group", "Ana", "time box 5", "A session can take 15 to 240 minutes.")]
    [InlineData("group", "Ana", "begin", "That does not fit this step.")]
    [InlineData("group", "Ana", "", "Where we are")]
    [InlineData("group", "Ana", "\u00a0\t ", "Where we are")]
    [InlineData("group", "Ana", "\u0000\u0007", "Where we are")]
    [InlineData("group", "Ana", "\u200b\u2060\ufeff", "Where we are")]
    [InlineData("group", "Ana", "start", "Where we are")]
    [InlineData("group", "Ana", "help", "What you can say")]
    [InlineData("meeting", "Ana", "frobnicate the whatsit", "We are still gathering.")]
    [InlineData("meeting", "Ana", "begin", "If you accept these ground rules, take part with the button, or say “agree”")]
    [InlineData("meeting", "Ana", "I will write by Friday", "If you accept these ground rules, take part with the button, or say “agree”")]
    [InlineData("meeting", "Ana", "focus gardening", "These are the focuses: goal setting")]
    [InlineData("meeting", "Ana", "skip Zoe", "I do not know whom you mean.")]
    [InlineData("thread", "Ana", "frobnicate the whatsit", "I facilitate peer coaching between equals: you gather, answer three key questions, take timed turns, and leave with next steps")]
    [InlineData("thread", "Dan", "", "I facilitate peer coaching between equals: you gather, answer three key questions, take timed turns, and leave with next steps")]
    [InlineData("thread", "Dan", "next", "I facilitate peer coaching between equals: you gather, answer three key questions, take timed turns, and leave with next steps")]
    [InlineData("thread", "Gus", "start", "work or school account")]
    public async Task Whoever_says_what_cannot_be_done_is_told_so(string where, string who, string text, string answer)
    {
        var spot = Spot.Named(where);
        var person = Called(who);
        await AnsweredAsync(spot, spot.Id, person, text, answer);
    }

    [NeedsSqliteTheory]
    [InlineData("Cleo", "My goal is mine alone", "You are in no session just now.")]
    [InlineData("Cleo", "status", "You are in no session just now.")]
    [InlineData("Dan", "start", "You are in no session just now.")]
    [InlineData("Dan", "", "You are in no session just now.")]
    [InlineData("Gus", "hello", "work or school account")]
    public async Task In_1_to_1_without_a_session_one_is_told_where_sessions_start(string who, string text, string answer)
    {
        var person = Called(who);
        await AnsweredAsync(Spot.With(person), person.Chat, person, text, answer);
    }

    [NeedsSqliteTheory]
    [InlineData(2001, "That is 1 characters too long")]
    [InlineData(100_000, "That is 98000 characters too long")]
    public async Task An_answer_too_long_is_not_kept_and_its_sender_learns_by_how_much(int length, string answer)
    {
        await AnsweredAsync(Spot.Group, Spot.Group.Id, Ana, new string('x', length), answer);
        await AnsweredAsync(Spot.Group, Spot.Group.Id, Ben, new string('y', length), answer);
        await bot.Host.IdleAsync();
        Assert.DoesNotContain(bot.Host.Tables().Rows, row => row.Contains("yyyyyyyyyy", StringComparison.Ordinal));
    }

    [NeedsSqliteFact]
    public async Task An_answer_too_long_in_1_to_1_is_not_kept_either()
    {
        await using var own = await BotHost.StartAsync();
        await TriadScript.PlayAsync(own, Spot.Group, until: TriadScript.Goals[0]);
        await own.Teams.WhisperAsync(Ben, new string('y', 2001));
        await own.Connector.SeeAsync(Ben.Chat, "That is 1 characters too long");
        await own.IdleAsync();
        Assert.DoesNotContain(own.Tables().Rows, row => row.Contains("yyyyyyyyyy", StringComparison.Ordinal));
    }

    private async Task AnsweredAsync(Spot spot, string conversation, Somebody person, string text, string answer)
    {
        await bot.Host.IdleAsync();
        var before = bot.Host.Tables();
        var already = bot.Host.Connector.In(conversation).Count(m => m.Now.Text.Contains(answer, StringComparison.Ordinal));
        await bot.Teams.SayAsync(spot, person, text);
        await bot.Host.Connector.SeeAsync(conversation, answer, already + 1);
        await bot.Host.IdleAsync();

        // That the message was handled may be noted, by its id.
        Assert.DoesNotContain(before.Changes(bot.Host.Tables()), change => !change.StartsWith("+ seen: session|", StringComparison.Ordinal));
        if (text.Length > 5)
            Assert.DoesNotContain(before.Changes(bot.Host.Tables()), change => change.Contains(text, StringComparison.OrdinalIgnoreCase));
    }

    private static Somebody Called(string first) =>
        new[] { Ana, Ben, Cleo, Dan, Guest }.Single(p => p.Name.StartsWith(first, StringComparison.Ordinal));
}
