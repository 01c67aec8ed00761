using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using PeerCoachBot.Tests.Host;
using PeerCoachBot.Tests.Support;
using PeerCoachBot.Turns;
using static PeerCoachBot.Tests.Host.Somebody;

namespace PeerCoachBot.Tests.Door;

/// <summary>
/// Five thousand activities with something wrong in each, every third with a token that is no good either: no fault of the
/// bot's, and nothing is kept but of tenants that it serves.
/// </summary>
public sealed class GuardedFuzzTests(GuardedBot bot) : IClassFixture<GuardedBot>
{
    private const int Activities = 5000;

    /// <summary>Stands in everything that comes with a bad token.</summary>
    private const string Canary = "canary-8f3a";

    [NeedsSqliteTheory]
    [InlineData(20261121)]
    public async Task No_mutated_activity_is_a_fault_or_changes_what_it_should_not(int seed)
    {
        var random = new Random(seed);
        var (url, now) = (bot.ServiceUrl, bot.Host.Clock.GetUtcNow());
        var bad = TokenRows.All.Where(row => row.Fault is not null).Select(row => row.Make(url, now)).ToList();
        var good = bot.Token();
        List<(string Token, string Body)> all = [.. Enumerable.Range(0, Activities).Select(n => n % 3 == 0
            ? (bad[random.Next(bad.Count)], Mutation.Of(random, Mutation.Whole(random, bot.Teams)).Replace("29:", Canary, StringComparison.Ordinal))
            : (good, Mutation.Of(random, Mutation.Whole(random, bot.Teams))))];

        using var http = new HttpClient { BaseAddress = bot.Host.Http.BaseAddress };
        var taken = 0;
        foreach (var some in all.Chunk(16))
            await Task.WhenAll(some.Select(async one =>
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/messages", UriKind.Relative))
                {
                    Content = new StringContent(one.Body, Encoding.UTF8, "application/json"),
                };
                request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {one.Token}");
                using var answer = await http.SendAsync(request);
                var status = (int)answer.StatusCode;
                Assert.True(status < 500, $"Seed {seed}: {status} for {one.Body}\n{await answer.Content.ReadAsStringAsync()}");
                Assert.True(one.Token == good ? status != 401 : status == 401, $"Seed {seed}: {status} for {one.Body} with {one.Token}");
                if (answer.StatusCode == HttpStatusCode.OK)
                    Interlocked.Increment(ref taken);
            }));

        // Enough of them came through to have done harm.
        Assert.InRange(taken, Activities / 10, Activities);
        await bot.Host.IdleAsync();
        Assert.NotEmpty(bot.Host.Tables().Rows);
        Assert.All(bot.Host.Tables().Rows, row => Assert.DoesNotContain(Canary, row, StringComparison.Ordinal));
        Assert.All(bot.Host.Tables().Rows.Where(r => r.StartsWith("aggregate", StringComparison.OrdinalIgnoreCase)), row =>
            Assert.Contains(FakeTeams.Tenant, row, StringComparison.Ordinal));

        await bot.Host.Services.GetRequiredService<WakeUps>().ScanAsync(now.AddDays(2), CancellationToken.None);
        using var ready = await bot.Host.Http.GetAsync(new Uri("/health/ready", UriKind.Relative));
        Assert.True(ready.IsSuccessStatusCode);
        await bot.Teams.SayAsync(Spot.Meeting with { Id = "19:meeting_fresh@thread.v2" }, Dan, "start");
        await bot.Host.Connector.SeeAsync("19:meeting_fresh@thread.v2", "Taking part: Dan Fox.");
    }
}
