using Azure.Core;
using PeerCoachBot.Hosting;

namespace PeerCoachBot.Teams.Outbound;

/// <summary>
/// The bot's own token for connectors: kept until it is about to run out, and fetched once by however many want it. Where
/// none can be had, the login service is left alone for a while, so that an outage does not become a storm.
/// </summary>
/// <param name="identity">Makes an identity. One with a secret remembers nothing of an earlier one; a managed one may.</param>
/// <param name="scope">What the token is for. Source: Bot Connector authentication, 3.1.</param>
internal sealed class ConnectorTokens(Func<TokenCredential> identity, string scope, TimeProvider clock, ILogger<ConnectorTokens> log) : IDisposable
{
    /// <summary>A token that runs out within this time is replaced, so that none runs out on its way.</summary>
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(5);

    /// <summary>No more than one request to the login service in so long, after one that failed.</summary>
    private static readonly TimeSpan LeaveAlone = TimeSpan.FromSeconds(5);

    /// <summary>Connectors wait for no token longer than for anything else.</summary>
    private static readonly TimeSpan LongestFetch = TimeSpan.FromSeconds(8);

    /// <summary>After so long another token may be tried where the last was not taken: somebody may have mended a setting.</summary>
    private static readonly TimeSpan TryAnew = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim oneAtATime = new(1);
    private AccessToken? known;
    private DateTimeOffset notBefore;
    private volatile bool hasFetchFailed;

    /// <summary>In ticks, since calls and health read it outside the lock; zero where the last token was taken.</summary>
    private long untakenSince;

    /// <summary>The last request failed, or connectors have not taken the last tokens lately.</summary>
    public bool IsInTrouble => hasFetchFailed || IsUntaken;

    private bool IsUntaken => Volatile.Read(ref untakenSince) is > 0 and var since && clock.GetUtcNow().UtcTicks - since < TryAnew.Ticks;

    /// <summary>A token; null where none can be had now.</summary>
    public async Task<string?> FindAsync(CancellationToken cancellation)
    {
        await oneAtATime.WaitAsync(cancellation);
        try
        {
            var now = clock.GetUtcNow();
            if (known is { } token && token.ExpiresOn - now > Early)
                return token.Token;
            if (now >= notBefore)
                await FetchAsync(cancellation);

            // One that could not be replaced early is good until it runs out.
            return known is { } last && last.ExpiresOn > now ? last.Token : null;
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
            if (IsUntaken)
                return false;
            known = null;
            Volatile.Write(ref untakenSince, clock.GetUtcNow().UtcTicks);
            return true;
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    /// <summary>A connector took a token.</summary>
    public void NoteTaken() => Volatile.Write(ref untakenSince, 0);

    public void Dispose() => oneAtATime.Dispose();

    private async Task FetchAsync(CancellationToken cancellation)
    {
        using CancellationTokenSource late = new(LongestFetch, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        try
        {
            known = await identity().GetTokenAsync(new TokenRequestContext([scope]), either.Token);
            hasFetchFailed = false;
        }
#pragma warning disable CA1031 // Whatever keeps the bot from its token, everything else goes on and it is asked for again.
        catch (Exception error) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            // The message may hold what was asked with; its kind says enough.
            log.NoToken(error.GetType().Name);
            hasFetchFailed = true;
            notBefore = clock.GetUtcNow() + LeaveAlone;
        }
    }
}
