using Azure.Core;
using Azure.Identity;
using PeerCoachBot.Hosting;

namespace PeerCoachBot.Teams.Outbound;

/// <summary>
/// The bot's own token for connectors: kept until it is about to run out, and fetched once by however many want it. Where
/// none can be had, the login service is left alone for a while, so that an outage does not become a storm.
/// </summary>
/// <param name="identity">Makes an identity that remembers nothing of an earlier one.</param>
/// <param name="scope">What the token is for. Source: Bot Connector authentication, 3.1.</param>
internal sealed class ConnectorTokens(Func<TokenCredential> identity, string scope, TimeProvider clock, ILogger<ConnectorTokens> log) : IDisposable
{
    /// <summary>A token that runs out within this time is replaced, so that none runs out on its way.</summary>
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(5);

    /// <summary>No more than one request to the login service in so long, after one that failed.</summary>
    private static readonly TimeSpan LeaveAlone = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim oneAtATime = new(1);
    private AccessToken? known;
    private DateTimeOffset notBefore;

    /// <summary>The last request failed, or the connector did not take the last token.</summary>
    public bool IsInTrouble { get; private set; }

    /// <summary>A token; null where none can be had now.</summary>
    public async Task<string?> FindAsync(CancellationToken cancellation)
    {
        await oneAtATime.WaitAsync(cancellation);
        try
        {
            var now = clock.GetUtcNow();
            if (known is { } token && token.ExpiresOn - now > Early)
                return token.Token;
            if (now < notBefore)
                return null;
            return await FetchAsync(cancellation);
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    /// <summary>A connector did not take this token: it is not used again. True where another may be tried.</summary>
    public async Task<bool> DropAsync(string token, CancellationToken cancellation)
    {
        await oneAtATime.WaitAsync(cancellation);
        try
        {
            if (known is not { } held || held.Token != token)
                return true;
            if (IsInTrouble)
                return false;
            (known, IsInTrouble) = (null, true);
            return true;
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    /// <summary>A connector took a token.</summary>
    public void NoteTaken() => IsInTrouble = false;

    public void Dispose() => oneAtATime.Dispose();

    private async Task<string?> FetchAsync(CancellationToken cancellation)
    {
        try
        {
            var fetched = await identity().GetTokenAsync(new TokenRequestContext([scope]), cancellation);
            known = fetched;
            return fetched.Token;
        }
        catch (Exception error) when (error is AuthenticationFailedException or Azure.RequestFailedException or HttpRequestException
            || (error is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            // The message may hold what was asked with; its kind says enough.
            log.NoToken(error.GetType().Name);
            (known, IsInTrouble) = (null, true);
            notBefore = clock.GetUtcNow() + LeaveAlone;
            return null;
        }
    }
}
