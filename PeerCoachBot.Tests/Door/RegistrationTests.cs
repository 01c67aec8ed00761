using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using PeerCoachBot.Hosting;
using PeerCoachBot.Tests.Host;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Door;

/// <summary>A registration is whole, or the bot does not start and says which setting is wrong.</summary>
public sealed class RegistrationTests
{
    private const string Tenant = FakeTeams.Tenant;

    [Theory]
    [InlineData("MicrosoftAppId", "bot")]
    [InlineData("MicrosoftAppId", "00000000-0000-0000-0000-000000000000")]
    [InlineData("MicrosoftAppId", "{9f8e7d6c-0a1b-4c2d-8e3f-abcdefabcd99}")]
    [InlineData("MicrosoftAppType", null)]
    [InlineData("MicrosoftAppType", "MultiTenant")]
    [InlineData("MicrosoftAppType", "singletenant")]
    [InlineData("MicrosoftAppTenantId", null)]
    [InlineData("MicrosoftAppTenantId", " ")]
    [InlineData("MicrosoftAppTenantId", "contoso.onmicrosoft.com")]
    [InlineData("MicrosoftAppTenantId", "common")]
    [InlineData("MicrosoftAppPassword", null)]
    [InlineData("MicrosoftAppPassword", "")]
    [InlineData("Teams:AllowedTenants", "*")]
    [InlineData("Teams:AllowedTenants", "11111111-2222-3333-4444-555555555555,contoso.com")]
    [InlineData("Teams:OpenIdMetadata", "http://login.botframework.com/v1/.well-known/openidconfiguration")]
    [InlineData("Teams:OpenIdMetadata", "http://127.0.0.1:5000/openid")]
    [InlineData("Teams:OpenIdMetadata", "https://user:word@login.botframework.com/")]
    [InlineData("Teams:OpenIdMetadata", "login.botframework.com")]
    [InlineData("Teams:LoginAuthority", "http://login.microsoftonline.com")]
    [InlineData("Teams:LoginAuthority", "nonsense")]
    [InlineData("Teams:PersonLimit", "-1")]
    [InlineData("Teams:PersonLimit", "many")]
    [InlineData("Teams:TenantLimit", "0.5")]
    public void A_wrong_setting_is_named(string name, string? value)
    {
        var fault = Fault("Production", (name, value));
        Assert.Contains(name, fault, StringComparison.Ordinal);
        if (value is { Length: > 9 })
            Assert.DoesNotContain(value, fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    [InlineData("Development")]
    public void A_whole_registration_starts_anywhere(string environment)
    {
        Assert.Null(Fault(environment));
        Assert.Null(Fault(environment, ("MicrosoftAppType", "UserAssignedMSI"), ("MicrosoftAppPassword", null)));
        Assert.Null(Fault(environment, ("Teams:AllowedTenants:0", Tenant), ("Teams:AllowedTenants:1", GuardedBot.OtherTenant)));
    }

    [Theory]
    [InlineData("http://127.0.0.1:5000/openid", true)]
    [InlineData("http://localhost:5000/openid", true)]
    [InlineData("http://10.0.0.1:5000/openid", false)]
    [InlineData("http://localhost.example.com/openid", false)]
    public void In_development_the_metadata_may_be_on_this_machine(string address, bool mayBe)
    {
        Assert.Equal(mayBe, Fault("Development", ("Teams:OpenIdMetadata", address)) is null);

        // Azure's credentials take https only.
        Assert.NotNull(Fault("Development", ("Teams:LoginAuthority", address)));
    }

    [Theory]
    [InlineData("MicrosoftAppPassword", "a secret")]
    [InlineData("MicrosoftAppTenantId", Tenant)]
    [InlineData("Teams:AllowedTenants", Tenant)]
    public void A_forgotten_app_id_is_noticed(string name, string value)
    {
        var fault = BotOptions.Read(Settings((name, value))).Fault(new Somewhere("Development"));
        Assert.Contains("MicrosoftAppId", fault, StringComparison.Ordinal);
        Assert.Contains(name, fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_list_the_bots_own_tenant_is_served()
    {
        Assert.Equal([Tenant], Read().AllowedTenants);
        Assert.Equal([Tenant], Read(("Teams:AllowedTenants", " ")).AllowedTenants);
        Assert.Equal([GuardedBot.OtherTenant], Read(("Teams:AllowedTenants", GuardedBot.OtherTenant.ToUpperInvariant())).AllowedTenants);
        Assert.Equal([Tenant, GuardedBot.OtherTenant], Read(("Teams:AllowedTenants", $"{Tenant}; {GuardedBot.OtherTenant}")).AllowedTenants);
        Assert.Equal([GuardedBot.OtherTenant, Tenant], Read(("Teams:AllowedTenants:0", GuardedBot.OtherTenant), ("Teams:AllowedTenants:1", Tenant)).AllowedTenants);
    }

    [Theory]
    [InlineData("https://login.botframework.com/v1/.well-known/openidconfiguration", "https://api.botframework.com")]
    [InlineData("https://login.botframework.azure.us/v1/.well-known/openidconfiguration", "https://api.botframework.us")]
    [InlineData("https://login.botframework.azure.cn/v1/.well-known/openidconfiguration", "https://api.botframework.azure.cn")]
    public void Each_cloud_has_its_issuer(string metadata, string issuer) => Assert.Equal(issuer, Read(("Teams:OpenIdMetadata", metadata)).Issuer);

    [Fact]
    public void Limits_hold_with_an_app_id_and_can_be_set()
    {
        Assert.Equal(new FloodLimits(5, 50), BotOptions.Read(Settings(Whole)).Limits);
        Assert.Equal(FloodLimits.None, BotOptions.Read(Settings()).Limits);
        Assert.Equal(new FloodLimits(7, 0), BotOptions.Read(Settings([.. Whole, ("Teams:PersonLimit", "7"), ("Teams:TenantLimit", "0")])).Limits);
    }

    [Theory]
    [InlineData("MicrosoftAppType", "")]
    [InlineData("MicrosoftAppTenantId", "")]
    [InlineData("MicrosoftAppPassword", "")]
    [InlineData("Teams__AllowedTenants", "everybody")]
    [InlineData("Teams__OpenIdMetadata", "http://127.0.0.1:9/")]
    public async Task The_process_does_not_start_with_a_wrong_setting(string name, string value)
    {
        Dictionary<string, string> settings = Whole.ToDictionary(s => s.Name, s => s.Value!);
        settings[name] = value;
        await using var bot = BotProcess.Start("not-made.db", environment: "Production", settings: [.. settings]);
        Assert.Equal(1, await bot.ExitCodeAsync());
        Assert.Contains(name.Replace("__", ":", StringComparison.Ordinal), Assert.Single(bot.Errors), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(AppContext.BaseDirectory, "not-made.db")));
    }

    [NeedsSqliteFact]
    public async Task With_a_whole_registration_the_process_starts_and_lets_nobody_in_without_a_token()
    {
        using var file = new TemporaryFile();
        await using var bot = BotProcess.Start(file.Path, environment: "Production", practice: "true", settings: [.. Whole.ToDictionary(s => s.Name, s => s.Value!)]);
        using var http = new HttpClient { BaseAddress = await bot.ListeningAsync() };
        using var live = await http.GetAsync(new Uri("/health/live", UriKind.Relative));
        using var room = await http.GetAsync(new Uri("/", UriKind.Relative));
        using var content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        using var messages = await http.PostAsync(new Uri("/api/messages", UriKind.Relative), content);
        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized),
            (live.StatusCode, room.StatusCode, messages.StatusCode));
        Assert.DoesNotContain(bot.Output.Concat(bot.Errors), line => line.Contains("a secret", StringComparison.Ordinal));
    }

    private static (string Name, string? Value)[] Whole =>
    [
        ("MicrosoftAppId", Mint.AppId.ToUpperInvariant()), ("MicrosoftAppType", "SingleTenant"), ("MicrosoftAppTenantId", Tenant), ("MicrosoftAppPassword", "a secret"),
    ];

    private static Registration Read(params (string Name, string? Value)[] changes) => BotOptions.Read(Settings([.. Whole, .. changes])).Registration!;

    private static string? Fault(string environment, params (string Name, string? Value)[] changes) =>
        BotOptions.Read(Settings([.. Whole, .. changes])).Fault(new Somewhere(environment));

    private static IConfiguration Settings(params (string Name, string? Value)[] settings)
    {
        Dictionary<string, string?> all = [];
        foreach (var (name, value) in settings)
            all[name] = value;
        return new ConfigurationBuilder().AddInMemoryCollection(all).Build();
    }

    private sealed class Somewhere(string environment) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = environment;

        public string ApplicationName { get; set; } = "";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
