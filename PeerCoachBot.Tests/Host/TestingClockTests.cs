using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using PeerCoachBot.Hosting;
using PeerCoachBot.Tests.Support;
using static PeerCoachBot.Tests.Host.Somebody;

namespace PeerCoachBot.Tests.Host;

/// <summary>A test says what time it is, to a bot that is a process of its own.</summary>
public sealed class TestingClockTests
{
    private const string Bot = "bot";

    [NeedsSqliteFact]
    public async Task What_is_due_happens_when_the_clock_is_there_and_not_before()
    {
        using TemporaryFile file = new();
        await using var clock = await ClockServer.StartAsync();
        await using var connector = await StubConnector.StartAsync(TimeProvider.System);
        connector.SetRoster(Spot.Group.Id, Ana, Ben);
        await using var bot = BotProcess.Start(file.Path, settings: clock.SettingFor(Bot));
        using var http = new HttpClient { BaseAddress = await bot.ListeningAsync() };
        var teams = new FakeTeams(http, connector, TimeProvider.System);

        await teams.SayAsync(Spot.Group, Ana, "start");
        await connector.SeeAsync(Spot.Group.Id, "Time for this step: 5 minutes.");
        await clock.AdvanceAsync(TimeSpan.FromSeconds(299), Bot);
        await teams.SayAsync(Spot.Group, Ben, "join");
        await teams.SayAsync(Spot.Group, Ben, "agree");
        await connector.SeeAsync(Spot.Group.Id, "Taking part: Ana Lee and Ben Ito.");
        Assert.DoesNotContain(connector.In(Spot.Group.Id), p => p.Now.Text.Contains("Time is up", StringComparison.Ordinal));
        await clock.AdvanceAsync(TimeSpan.FromMinutes(2), Bot);
        await connector.SeeAsync(Spot.Group.Id, "Time is up");
    }

    [Theory]
    [InlineData("http://127.0.0.1:9/", "UseDevelopmentStorage=true", null)]
    [InlineData("http://localhost:9/now", null, null)]
    [InlineData("http://[::1]:9/now", null, null)]
    [InlineData("http://example.org/now", null, "Testing:Clock")]
    [InlineData("https://127.0.0.1:9/", null, "Testing:Clock")]
    [InlineData("now", null, "Testing:Clock")]
    [InlineData("http://127.0.0.1:9/", "AccountName=a;AccountKey=YQ==;EndpointSuffix=core.windows.net", "Testing:Clock")]
    public void Only_a_clock_of_this_machine_is_followed_and_only_where_data_stays_on_it(string clock, string? tables, string? setting)
    {
        Dictionary<string, string?> settings = new() { ["Testing:Clock"] = clock, ["Storage:ConnectionString"] = tables };
        var fault = BotOptions.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .Fault(new HostingEnvironment { EnvironmentName = Environments.Development });
        Assert.Equal(setting, fault?.Split(' ')[0]);
    }

    [Fact]
    public async Task A_clock_that_does_not_answer_stops_the_start()
    {
        using TemporaryFile file = new();
        await using var bot = BotProcess.Start(file.Path, settings: new KeyValuePair<string, string>("Testing__Clock", "http://127.0.0.1:9/"));
        Assert.Equal(1, await bot.ExitCodeAsync());
        Assert.StartsWith("Testing:Clock", Assert.Single(bot.Errors), StringComparison.Ordinal);
    }
}
