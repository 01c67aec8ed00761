using Azure.Core;
using Azure.Identity;

namespace PeerCoachBot.Tests.Host;

/// <summary>An identity whose tokens are <c>token-1</c>, <c>token-2</c> and on, unless another word is set.</summary>
internal sealed class StubIdentity : TokenCredential
{
    /// <summary>How often it was asked.</summary>
    public int Asked { get; private set; }

    public bool IsDown { get; set; }

    public string Word { get; set; } = "token";

    /// <summary>When each token runs out.</summary>
    public Func<DateTimeOffset> Until { get; set; } = () => DateTimeOffset.MaxValue;

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        Asked++;
        return IsDown ? throw new AuthenticationFailedException("It is down.") : new AccessToken($"{Word}-{Asked}", Until());
    }

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        ValueTask.FromResult(GetToken(requestContext, cancellationToken));
}
