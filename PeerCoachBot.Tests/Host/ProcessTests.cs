using PeerCoachBot.Tests.Support;
using static PeerCoachBot.Tests.Host.Somebody;

namespace PeerCoachBot.Tests.Host;

/// <summary>The bot as a process that is killed, between turns and inside them.</summary>
public sealed class ProcessTests
{
    private const string Gather = "Peer coaching session";

    /// <summary>How often each card is posted in the group where nothing goes wrong. A revealed question has two.</summary>
    private static readonly Dictionary<string, int> Posts = new()
    {
        [Gather] = 1,
        ["What do we want to accomplish during this session?"] = 2,
        ["Coaching turn 1 of 3"] = 1,
        ["Coaching turn 2 of 3"] = 1,
        ["Coaching turn 3 of 3"] = 1,
        ["What have we learned from this session?"] = 2,
        ["What next steps will we take?"] = 1,
        ["In one word: how do you leave?"] = 1,
        ["Was the time fair?"] = 1,
        ["How much did this session help you?"] = 1,
        ["When do you meet next?"] = 1,
        ["What we leave with"] = 1,
    };

    [NeedsSqliteFact]
    public async Task Killed_before_the_commit_nothing_is_kept_and_the_next_delivery_counts()
    {
        await using var bot = await MortalBot.StartAsync();
        var start = bot.Message(Spot.Group, Ana, "start");
        var held = bot.Connector.HoldBefore(c => c.Verb == Verb.Roster);
        var delivery = bot.DeliverAsync(start);
        await held.Reached.WaitAsync(StubConnector.Patience);
        await bot.KillAsync();
        Assert.DoesNotContain(bot.Tables().Rows, row => row.Contains("session|", StringComparison.Ordinal));

        await bot.BeginAsync();
        await delivery;
        await bot.Connector.SeeAsync(Spot.Group.Id, "Taking part: Ana Lee.");
        Assert.Equal(1, Count(bot, Gather));
    }

    [NeedsSqliteFact]
    public async Task Killed_between_commit_and_send_the_card_comes_once()
    {
        await using var bot = await MortalBot.StartAsync();
        var death = bot.DieAtAsync(bot.Connector.HoldBefore(c => c.Verb == Verb.Post));
        await bot.SayAsync(Ana, "start");
        await death;
        await bot.Connector.SeeAsync(Spot.Group.Id, Gather);

        await bot.SayAsync(Ben, "join");
        await bot.Connector.SeeAsync(Spot.Group.Id, "Taking part: Ana Lee and Ben Ito.");
        Assert.Equal(1, Count(bot, Gather));
    }

    [NeedsSqliteFact]
    public async Task Killed_between_send_and_record_the_card_comes_at_most_twice_and_the_newer_lives_on()
    {
        await using var bot = await MortalBot.StartAsync();
        var death = bot.DieAtAsync(bot.Connector.HoldAfter(c => c.Verb == Verb.Post));
        await bot.SayAsync(Ana, "start");
        await death;
        await bot.Connector.CalledAsync(c => c.Verb == Verb.Post && c.Shows(Gather), times: 2);

        await bot.SayAsync(Ben, "join");
        await bot.Connector.SeeAsync(Spot.Group.Id, "Taking part: Ana Lee and Ben Ito.");
        Assert.Equal(2, Count(bot, Gather));
        Assert.Contains("Ben Ito", bot.Connector.In(Spot.Group.Id).Last(m => m.Now.Title == Gather).Now.Text, StringComparison.Ordinal);
    }

    [NeedsSqliteFact]
    public async Task A_session_survives_a_kill_at_every_second_line_of_it()
    {
        await using var bot = await MortalBot.StartAsync();
        foreach (var (number, line) in TriadScript.Lines.Index())
        {
            var activity = bot.Message(line.InPrivate ? Spot.With(line.Who) : Spot.Group, line.Who, line.Text);
            var mode = number % 2 == 0 ? number / 2 % 4 : -1;
            if (mode == 0)
                await bot.RestartAsync();
            var gate = mode switch
            {
                0 when !line.InPrivate => bot.Connector.HoldBefore(c => c.Verb == Verb.Roster),
                1 => bot.Connector.HoldBefore(IsCardHere),
                2 or 3 => bot.Connector.HoldAfter(IsCardHere),
                _ => null,
            };
            var death = gate is null ? null : bot.DieAtAsync(gate);
            await bot.DeliverAsync(activity);
            if (death is not null)
                await death;
            if (line.Shows is { } shows)
                await bot.Connector.SeeAsync(Spot.Group.Id, shows);
        }

        TriadScript.AssertWhole((await bot.Connector.SeeAsync(Spot.Group.Id, "7 December 2026")).Now);
        Assert.True(bot.LastBeforeDeath.Count >= 18, $"Only {bot.LastBeforeDeath.Count} deaths.");

        // One lane is sent in order, so only what the connector took last can have been without its record. A kill
        // between turns may meet it too: the connector has a message before the bot knows that it has.
        foreach (var (title, times) in Posts)
        {
            var inFlight = bot.LastBeforeDeath.Count(c => c is { Verb: Verb.Post } && c.Shown?.Title == title);
            var count = Count(bot, title);
            Assert.True(count >= times && count <= times + inFlight,
                $"“{title}” came {count} times, not {times} to {times + inFlight}. Deaths after:\n{string.Join('\n', bot.LastBeforeDeath.Select(c => $"{c?.Verb} {c?.Shown?.Title}"))}\nCalls:\n{string.Join('\n', bot.Connector.Calls.Select(c => $"{c.Verb} {c.Conversation} {c.Shown?.Title}"))}");
        }
    }

    private static bool IsCardHere(ConnectorCall call) =>
        call.Verb is Verb.Post or Verb.Update && call.Conversation == Spot.Group.Id;

    private static int Count(MortalBot bot, string title) => bot.Connector.In(Spot.Group.Id).Count(m => m.First.Title == title);
}
