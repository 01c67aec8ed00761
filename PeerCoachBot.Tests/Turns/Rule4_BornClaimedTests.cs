using PeerCoachBot.Storage;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Turns;

/// <summary>Rows are born claimed by the replica that sends at once; others take them when the claim has run out.</summary>
public sealed class Rule4_BornClaimedTests : IDisposable
{
    private static readonly TimeSpan Grain = PeerCoachBot.Turns.CommitWriter.HintGrain;
    private readonly MemoryStore memory = new();
    private readonly World one;
    private readonly World two;

    public Rule4_BornClaimedTests()
    {
        one = new World(memory.As(new Replica("one", 1)));
        two = new World(memory.As(new Replica("two", 1)), one.Clock, one.Messenger);
    }

    public void Dispose()
    {
        one.Dispose();
        two.Dispose();
    }

    [Fact]
    public async Task A_new_row_is_claimed_for_a_minute_by_who_wrote_it()
    {
        await one.Turns.HandleAsync(Said.By(one, "Ana", "start"), default);
        Assert.NotEmpty(memory.OutboxRows);
        Assert.All(memory.OutboxRows, r => Assert.Equal(new Claim("one", 1, FakeClock.Start.AddSeconds(60)), r.Claim));
    }

    [Theory]
    [InlineData(59, 0)]
    [InlineData(60, 1)]
    public async Task Another_replica_sends_it_once_the_claim_has_run_out(int seconds, int posts)
    {
        await one.Turns.HandleAsync(Said.By(one, "Ana", "start"), default);
        one.Clock.Advance(TimeSpan.FromSeconds(seconds));
        await two.ScanAsync(Grain);
        Assert.Equal(posts, one.Messenger.Messages.Count);
    }

    [Fact]
    public async Task Whoever_left_a_row_too_long_does_not_send_it_after_another_did()
    {
        await one.Turns.HandleAsync(Said.By(one, "Ana", "start"), default);
        one.Clock.Advance(TimeSpan.FromSeconds(61));
        await two.ScanAsync();
        await one.SettleAsync();
        Assert.Single(one.Messenger.Messages);
        Assert.DoesNotContain(memory.OutboxRows, r => r.IsPending);
    }

    [Theory]
    [InlineData(10, 60)]
    [InlineData(30, 90)]
    [InlineData(45, 105)]
    public async Task A_claim_that_runs_out_soon_is_renewed_before_sending(int seconds, int heldUntil)
    {
        await one.Turns.HandleAsync(Said.By(one, "Ana", "start"), default);
        one.Clock.Advance(TimeSpan.FromSeconds(seconds));
        DateTimeOffset? held = null;
        one.Messenger.Intercept = (_, card) =>
        {
            held ??= memory.OutboxRows.Single(r => r.Id == $"post/{NamedCards.NameOf(card)}").Claim.Until;
            return null;
        };
        await one.SettleAsync();
        Assert.Equal(FakeClock.Start.AddSeconds(heldUntil), held);
    }

    [Fact]
    public async Task While_a_claim_is_renewed_nobody_else_sends_it()
    {
        await one.Turns.HandleAsync(Said.By(one, "Ana", "start"), default);
        one.Clock.Advance(TimeSpan.FromSeconds(45));
        var looked = false;
        one.Messenger.Intercept = (_, _) =>
        {
            if (!looked)
            {
                looked = true;
                one.Clock.Advance(TimeSpan.FromSeconds(30));
                two.ScanAsync(Grain).GetAwaiter().GetResult();
            }

            return null;
        };
        await one.SettleAsync();
        Assert.True(looked);
        Assert.Single(one.Messenger.Messages);
    }

    [Fact]
    public async Task The_same_owner_started_anew_sends_at_once_what_it_left()
    {
        await one.Turns.HandleAsync(Said.By(one, "Ana", "start"), default);
        using var anew = new World(memory.As(new Replica("one", 2)), one.Clock, one.Messenger);
        await anew.ScanAsync(Grain);
        Assert.Single(one.Messenger.Messages);
    }

    [Fact]
    public async Task A_row_that_is_anothers_holds_up_what_comes_after_it_to_the_same_place()
    {
        await one.Turns.HandleAsync(Said.By(one, "Ana", "start"), default);
        foreach (var (who, text) in new[] { ("Ben", "join"), ("Ana", "agree"), ("Ben", "agree"), ("Ana", "begin") })
            await two.HandleAsync(Said.By(two, who, text));
        Assert.DoesNotContain(one.Messenger.Calls, c => c.Message.Card is not null);
        await one.SettleAsync();
        await two.PassAsync(TimeSpan.FromMinutes(3));
        var posted = one.Messenger.Calls.Where(c => c is { Kind: "post", Message.Card: not null }).Select(c => c.Message.Card!);
        Assert.Equal(["Ana%20start/step/gather", "Ana%20start/step/ask%3Agoal"], posted.Take(2));
        Assert.DoesNotContain(memory.OutboxRows, r => r.IsPending);
    }
}
