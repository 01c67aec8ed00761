using PeerCoachBot.Tests.Host;
using PeerCoachBot.Tests.Support;
using static PeerCoachBot.Tests.Host.Somebody;

namespace PeerCoachBot.Tests.Trust;

/// <summary>One below, at, and one above each limit, in characters of one and of several units.</summary>
public sealed class LengthTests
{
    private const int Answer = 2000;
    private const int Commitment = 500;

    [NeedsSqliteTheory]
    [InlineData("a")]
    [InlineData("👍🏿")]
    [InlineData("👩‍👩‍👧‍👦")]
    [InlineData("e\u0301\u0323")]
    public async Task Up_to_the_limit_words_are_taken_and_beyond_it_kept_in_the_dialog_with_by_how_much(string character)
    {
        await using var bot = await BotHost.StartAsync();
        foreach (var (who, text) in new[] { (Ana, "start"), (Ben, "join"), (Ana, "agree"), (Ben, "agree"), (Ben, "begin") })
            await bot.Teams.SayAsync(Spot.Group, who, text);
        var here = new Presser(bot, Spot.Group);
        await bot.IdleAsync();
        foreach (var over in new[] { -1, 0, 1, 2 })
            await AssertAsync(bot, here, "Write my answer", over, Words(character, Answer + over), "answer");
        await bot.Teams.SayAsync(Spot.Group, Ben, "next anyway");
        await bot.IdleAsync();
        foreach (var over in new[] { -1, 0, 1, 2 })
            await AssertAsync(bot, here, "Write a next step", over, Words(character, Commitment + over), "text", ("due", "2026-12-01"));
        foreach (var over in new[] { -1, 0, 1, 2 })
        {
            var words = Words(character, Commitment + over);
            var half = (words.Length % character.Length) + (20 * character.Length);
            await AssertAsync(bot, here, "Write a next step", over, words[..half], "if", ("then", words[half..]), ("text", $"rest {over}"), ("due", "2026-12-02"));
        }
    }

    private static async Task AssertAsync(BotHost bot, Presser here, string button, int over, string words, string input, params IReadOnlyList<(string Input, string Value)> others)
    {
        var dialog = await here.OpenAsync(Ana, button);
        var again = await here.SendAsync(Ana, dialog, [(input, words), .. others]);
        await bot.IdleAsync();
        Assert.Equal(over > 0, again is not null);
        if (again is null)
            return;
        Assert.Equal(words, again.Value(input));
        Assert.All(others, other => Assert.Equal(other.Value, again.Value(other.Input)));
        Assert.Contains($"{over} character", again.Text, StringComparison.Ordinal);
    }

    /// <summary>So many units of such characters, whole ones, and letters for what is left.</summary>
    private static string Words(string character, int units) =>
        new string('z', units % character.Length) + string.Concat(Enumerable.Repeat(character, units / character.Length));
}
