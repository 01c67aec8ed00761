using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using PeerCoachBot.Hosting;
using PeerCoachBot.Teams.Inbound;

namespace PeerCoachBot.Teams.Door;

/// <summary>Lets in whoever bears a token of the Connector for this bot. Nothing of a request is read before.</summary>
internal sealed class TokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    KeyRing keys,
    Registration registration,
    TimeProvider clock,
    ILogger<Admission> log)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string Name = "Teams";

    /// <summary>The claim that says where the caller's connector listens.</summary>
    public const string ServiceUrl = "serviceurl";

    private const string Prefix = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization is not [{ } header] || !header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.NoResult();
        if (BearerToken.Read(header[Prefix.Length..]) is not { } token)
            return Refused(TokenFault.Malformed);
        if (await FaultAsync(token) is { } fault)
            return Refused(fault);
        var caller = new ClaimsIdentity([new Claim(ServiceUrl, token.ServiceUrl!)], Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(caller), Name));
    }

    /// <summary>Whoever made the request is not told what is wrong with their token; the log says it.</summary>
    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var result = await HandleAuthenticateOnceAsync();
        log.NotAuthenticated(result.Failure?.Message ?? nameof(TokenFault.Missing));
        Response.Headers.WWWAuthenticate = "Bearer";
        await Results.Json(new Refusal("a valid token of the Bot Connector is needed"), RefusalJson.Default.Refusal, statusCode: StatusCodes.Status401Unauthorized)
            .ExecuteAsync(Context);
    }

    private async Task<TokenFault?> FaultAsync(BearerToken token)
    {
        var expected = new Expectations(registration.Issuer, registration.AppId, Admission.Channel);
        var known = await keys.CurrentAsync(Context.RequestAborted);
        var fault = TokenRules.Fault(new Question(token, known, expected, clock.GetUtcNow()));
        if (fault != TokenFault.UnknownKey || token.KeyId is null)
            return fault;

        // The Connector may have begun to use another key.
        var newer = await keys.NewerAsync(known, Context.RequestAborted);
        return TokenRules.Fault(new Question(token, newer, expected, clock.GetUtcNow()));
    }

    private static AuthenticateResult Refused(TokenFault fault) => AuthenticateResult.Fail(fault.ToString());
}
