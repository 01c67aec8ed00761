using System.Net.Http.Headers;
using System.Text;
using PeerCoachBot.Storage;
using PeerCoachBot.Tests.Host;

namespace PeerCoachBot.Tests.Door;

/// <summary>A bot with a registration, asked as Teams asks it, with a token.</summary>
public sealed class GuardedBot : IAsyncLifetime, IAsyncDisposable
{
    /// <summary>A second tenant that it serves.</summary>
    public const string OtherTenant = "77777777-aaaa-4bbb-8ccc-dddddddddddd";

    /// <summary>It keeps Teams' pace, for which the test has to drive the clock.</summary>
    private bool isPaced;
    private BotHost? host;
    private MetadataServer? metadata;

    internal BotHost Host => host ?? throw new InvalidOperationException("Not started.");

    internal MetadataServer Metadata => metadata ?? throw new InvalidOperationException("Not started.");

    internal FakeTeams Teams => Host.Teams;

    internal CapturedLog Log { get; } = new();

    internal StubIdentity Identity { get; } = new();

    /// <summary>The service URL of every activity, unless a test says another.</summary>
    internal string ServiceUrl => $"{Host.Connector.Address}{Teams.Region}/";

    /// <summary>Some settings in place of the usual ones.</summary>
    internal static async Task<GuardedBot> StartAsync(params IReadOnlyList<(string Name, string Value)> settings)
    {
        var bot = new GuardedBot();
        await bot.BeginAsync(settings);
        return bot;
    }

    /// <summary>One that keeps Teams' pace.</summary>
    internal static async Task<GuardedBot> StartPacedAsync()
    {
        var bot = new GuardedBot { isPaced = true };
        await bot.BeginAsync([]);
        return bot;
    }

    /// <summary>With something between the bot and its store.</summary>
    internal static async Task<GuardedBot> StartAsync(Func<IStore, IStore> over, params IReadOnlyList<(string Name, string Value)> settings)
    {
        var bot = new GuardedBot();
        await bot.BeginAsync(settings, over);
        return bot;
    }

    public Task InitializeAsync() => BeginAsync([("Teams:PersonLimit", "0"), ("Teams:TenantLimit", "0")]);

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
            await host.DisposeAsync();
        if (metadata is not null)
            await metadata.DisposeAsync();
    }

    internal string Token() => Mint.Usual.Token(ServiceUrl, Host.Clock.GetUtcNow());

    /// <summary>Sends an activity with such headers, and no others, that must leave no trace.</summary>
    internal async Task<HttpResponseMessage> LeavesNoTraceAsync(string body, params IReadOnlyList<string> authorizations)
    {
        var before = Host.Tables();
        using var http = new HttpClient { BaseAddress = Host.Http.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/messages", UriKind.Relative))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        foreach (var authorization in authorizations)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        var answer = await http.SendAsync(request);
        await Host.IdleAsync();
        Assert.Empty(before.Changes(Host.Tables()));
        return answer;
    }

    /// <summary>From now on activities come with a token that was made now.</summary>
    internal void BearToken() => Host.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token());

    private async Task BeginAsync(IReadOnlyList<(string Name, string Value)> settings, Func<IStore, IStore>? over = null)
    {
        metadata = await MetadataServer.StartAsync();
        Dictionary<string, string> all = new()
        {
            ["MicrosoftAppType"] = "SingleTenant",
            ["MicrosoftAppId"] = Mint.AppId,
            ["MicrosoftAppPassword"] = "not a real one",
            ["MicrosoftAppTenantId"] = FakeTeams.Tenant,
            ["Teams:AllowedTenants"] = $"{FakeTeams.Tenant}, {OtherTenant.ToUpperInvariant()}",
            ["Teams:OpenIdMetadata"] = metadata.Metadata,
        };
        foreach (var (name, value) in settings)
            all[name] = value;
        host = await BotHost.StartAsync(over, settings: all, log: Log, identity: Identity, isPaced: isPaced);
        BearToken();
    }
}
