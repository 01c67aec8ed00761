using System.Net;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.Extensions.Configuration;
using PeerCoachBot.Hosting;
using PeerCoachBot.Teams.Outbound;

namespace PeerCoachBot.Tests.Outbound;

/// <summary>How the bot asks for its token, as the login service sees it.</summary>
public sealed class BotIdentityTests
{
    [Theory]
    [InlineData(null, null, "https://login.microsoftonline.com/", "https://api.botframework.com/.default")]
    [InlineData("https://login.microsoftonline.us", "https://login.botframework.azure.us/v1/.well-known/openidconfiguration", "https://login.microsoftonline.us/", "https://api.botframework.us/.default")]
    public async Task A_secret_is_shown_to_the_bots_own_tenant_and_nobody_else(string? authority, string? metadata, string host, string scope)
    {
        using var login = new Login();
        using var http = new HttpClient(login);
        var registration = Read(authority, metadata);
        var token = await BotIdentity.Of(registration, new HttpClientTransport(http))
            .GetTokenAsync(new TokenRequestContext([BotIdentity.Scope(registration)]), default);
        Assert.Equal("the token", token.Token);
        var (address, form) = Assert.Single(login.Asked);
        Assert.Equal($"{host}11111111-2222-3333-4444-555555555555/oauth2/v2.0/token", address.GetLeftPart(UriPartial.Path));
        Assert.Contains($"scope={Uri.EscapeDataString(scope)}", form, StringComparison.Ordinal);
        Assert.Contains("grant_type=client_credentials", form, StringComparison.Ordinal);
        Assert.Contains("client_secret=s3cret", form, StringComparison.Ordinal);
    }

    private static Registration Read(string? authority, string? metadata)
    {
        Dictionary<string, string?> settings = new()
        {
            ["MicrosoftAppId"] = "9f8e7d6c-0a1b-4c2d-8e3f-abcdefabcd99",
            ["MicrosoftAppType"] = "SingleTenant",
            ["MicrosoftAppPassword"] = "s3cret",
            ["MicrosoftAppTenantId"] = "11111111-2222-3333-4444-555555555555",
            ["Teams:LoginAuthority"] = authority,
            ["Teams:OpenIdMetadata"] = metadata,
        };
        return Registration.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())!;
    }

    private sealed class Login : HttpMessageHandler
    {
        public List<(Uri Address, string Form)> Asked { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Add((request.RequestUri!, request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken)));
            return new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent("""{"token_type":"Bearer","expires_in":3600,"access_token":"the token"}""", Encoding.UTF8, "application/json"),
            };
        }
    }
}
