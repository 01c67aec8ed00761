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
        List<string> bodies = [.. Enumerable.Range(0, Activities).Select(_ => Mutation.Of(random, Mutation.Whole(random, bot.Teams)))];
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
}
