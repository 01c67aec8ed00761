using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using PeerCoachBot.Hosting;
using PeerCoachBot.Tests.Storage.Tables;
using PeerCoachBot.Tests.Support;
using static PeerCoachBot.Tests.Host.Somebody;

namespace PeerCoachBot.Tests.Host;

/// <summary>The bot as a process on tables.</summary>
[Collection(Azurite.Name)]
public sealed class TablesProcessTests(Azurite azurite)
{
    [NeedsNodeFact]
    public async Task A_session_on_tables_is_there_after_a_kill_and_for_another_process()
    {
        var address = await azurite.AddressAsync();
        var tables = $"AccountName={AzuriteAccount};AccountKey={AzuriteKey};TableEndpoint={address}";
        using TemporaryFile unused = new();
        await using var connector = await StubConnector.StartAsync(TimeProvider.System);
        connector.SetRoster(Spot.Group.Id, Ana, Ben, Cleo);

        await using (var first = BotProcess.Start(unused.Path, tables: tables))
        {
            await SayAsync(first, connector, Ana, "start");
            await connector.SeeAsync(Spot.Group.Id, "Taking part: Ana Lee.");

            // The card is drawn again, so its place is on record: what is killed while it sends is left alone for a minute.
            await SayAsync(first, connector, Ben, "join");
            await connector.SeeAsync(Spot.Group.Id, "Taking part: Ana Lee and Ben Ito.");
            Assert.Contains(first.Output, line => line.Contains($"the tables of {address}", StringComparison.Ordinal));
            Assert.Empty(first.Errors);
            await first.KillAsync();
        }

        await using var second = BotProcess.Start(unused.Path, tables: tables);
        await SayAsync(second, connector, Cleo, "join");
        await connector.SeeAsync(Spot.Group.Id, "Taking part: Ana Lee, Ben Ito and Cleo Roy.");
        Assert.False(File.Exists(unused.Path));
    }

    [NeedsNodeFact]
    public async Task Where_nobody_answers_the_start_says_which_setting_to_mend()
    {
        using TemporaryFile unused = new();
        await using var bot = BotProcess.Start(unused.Path, tables: $"AccountName={AzuriteAccount};AccountKey={AzuriteKey};TableEndpoint=http://127.0.0.1:9/a");
        Assert.Equal(1, await bot.ExitCodeAsync());
        Assert.StartsWith("Storage:ConnectionString", Assert.Single(bot.Errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://a.table.core.windows.net", "UseDevelopmentStorage=true", "Storage:Account and Storage:ConnectionString")]
    [InlineData("http://a.table.core.windows.net", null, "Storage:Account")]
    [InlineData(null, "nonsense", "Storage:ConnectionString")]
    public void Settings_that_name_no_tables_stop_the_start(string? account, string? connectionString, string setting) =>
        Assert.StartsWith(setting, Fault(account, connectionString), StringComparison.Ordinal);

    [Theory]
    [InlineData("https://a.table.core.windows.net", null)]
    [InlineData(null, "UseDevelopmentStorage=true")]
    [InlineData(null, null)]
    [InlineData("", "")]
    public void Settings_that_name_tables_or_none_do_not(string? account, string? connectionString) => Assert.Null(Fault(account, connectionString));

    private const string AzuriteAccount = "devstoreaccount1";
    private const string AzuriteKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static string? Fault(string? account, string? connectionString)
    {
        Dictionary<string, string?> settings = new() { ["Storage:Account"] = account, ["Storage:ConnectionString"] = connectionString };
        return BotOptions.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .Fault(new HostingEnvironment { EnvironmentName = Environments.Development });
    }

    private static async Task SayAsync(BotProcess bot, StubConnector connector, Somebody who, string words)
    {
        using var http = new HttpClient { BaseAddress = await bot.ListeningAsync() };
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode);
        await new FakeTeams(http, connector, TimeProvider.System).SayAsync(Spot.Group, who, words, id: $"{who.Name} says {words}");
    }
}
