using Microsoft.Extensions.Logging.Abstractions;
using PeerCoachBot.Teams.Outbound;
using PeerCoachBot.Tests.Host;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Outbound;

/// <summary>The bot's own token: kept, replaced in time, and never asked for in a storm.</summary>
public sealed class ConnectorTokensTests : IDisposable
{
    private readonly FakeClock clock = new();
    private readonly StubIdentity identity = new();
    private readonly ConnectorTokens tokens;

    public ConnectorTokensTests()
    {
        identity.Until = () => clock.GetUtcNow().AddHours(1);
        tokens = new ConnectorTokens(() => identity, "scope", clock, NullLogger<ConnectorTokens>.Instance);
    }

    public void Dispose() => tokens.Dispose();

    [Fact]
    public async Task A_token_is_kept_until_it_is_about_to_run_out()
    {
        Assert.Equal("token-1", await tokens.FindAsync(default));
        clock.Advance(TimeSpan.FromMinutes(54.9));
        Assert.Equal("token-1", await tokens.FindAsync(default));
        clock.Advance(TimeSpan.FromMinutes(0.2));
        Assert.Equal("token-2", await tokens.FindAsync(default));
    }

    [Fact]
    public async Task However_many_want_one_it_is_fetched_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => tokens.FindAsync(default)));
        Assert.Equal(1, identity.Asked);
    }

    [Fact]
    public async Task An_outage_of_a_minute_costs_one_request_in_five_seconds()
    {
        identity.IsDown = true;
        for (var n = 0; n < 600; n++)
        {
            Assert.Null(await tokens.FindAsync(default));
            clock.Advance(TimeSpan.FromSeconds(0.1));
        }

        Assert.True(tokens.IsInTrouble);
        Assert.InRange(identity.Asked, 1, 12);
        identity.IsDown = false;
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.NotNull(await tokens.FindAsync(default));
    }

    [Fact]
    public async Task A_token_that_is_not_taken_is_replaced_once_and_then_no_more_until_one_is_taken()
    {
        var first = (await tokens.FindAsync(default))!;
        Assert.True(await tokens.DropAsync(first, default));

        // Somebody else had the same one in hand.
        Assert.True(await tokens.DropAsync(first, default));
        var second = (await tokens.FindAsync(default))!;
        Assert.NotEqual(first, second);
        Assert.False(await tokens.DropAsync(second, default));
        Assert.Equal(second, await tokens.FindAsync(default));
        Assert.True(tokens.IsInTrouble);

        tokens.NoteTaken();
        Assert.False(tokens.IsInTrouble);
        Assert.True(await tokens.DropAsync(second, default));
    }
}
