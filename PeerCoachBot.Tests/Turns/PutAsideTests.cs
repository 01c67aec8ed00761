using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions;
using PeerCoachBot.Tests.Support;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Tests.Turns;

/// <summary>What is still on its way when the next session begins, and what comes twice under one id.</summary>
public sealed class PutAsideTests
{
    [Fact]
    public async Task A_summary_that_had_to_wait_is_sent_though_the_next_session_has_begun()
    {
        using var world = await ThreeReadTwoTakePartAsync();
        world.Messenger.Intercept = (to, _) => to is Address.Private ? new SendResult.Later("busy", TimeSpan.FromMinutes(1)) : null;
        await world.SayAsync("Ana", "end");
        await world.SayAsync("Ana", "start");
        world.Messenger.Intercept = null;
        await world.PassAsync(TimeSpan.FromMinutes(2));
        foreach (var chat in new[] { "1:1 ana", "1:1 ben" })
            Assert.Contains(world.Messenger.Messages, m => m.Conversation == chat && m.Shown.Text.Contains("An end to the backlog", StringComparison.Ordinal));
        Assert.True((await world.SessionAsync())!.IsOpen());
    }

    [Fact]
    public async Task The_next_session_begins_with_no_cards_and_no_parked_rows_of_the_last()
    {
        using var world = await ThreeReadTwoTakePartAsync();
        world.Messenger.Intercept = (to, _) => to is Address.Private ? new SendResult.Later("busy") : null;
        await world.SayAsync("Ana", "end");
        await world.PassAsync(TimeSpan.FromMinutes(5));
        var store = (MemoryStore)world.Store;
        Assert.Contains(store.OutboxRows, row => row.Parked is not null);
        await world.SayAsync("Ana", "start");
        Assert.DoesNotContain(store.OutboxRows, row => row.Parked is not null);
        var stored = await store.LoadAsync(SessionId.Of(world.Home), default);
        Assert.Empty(stored!.Document.Cards);
        Assert.NotNull(await store.FindArchivedAsync(stored.Id, "a1", default));
    }

    [Fact]
    public async Task Where_its_cards_stand_is_put_aside_with_a_session()
    {
        using var world = await ThreeReadTwoTakePartAsync();
        await world.SayAsync("Ana", "end");
        var store = (MemoryStore)world.Store;
        var posted = world.Messenger.Messages.Where(m => m.Card is not null).Select(m => (m.Card!, m.Id)).Order().ToList();
        await world.SayAsync("Ana", "start");
        var past = Assert.Single(await store.ReadArchiveAsync(SessionId.Of(world.Home), default));
        Assert.Equal(posted, past.Cards.Posted.Select(card => (card.Key, card.Value.Activity)).Order());
    }

    [Fact]
    public async Task A_card_that_had_to_wait_is_drawn_again_when_the_next_session_has_begun()
    {
        using var world = await ThreeReadTwoTakePartAsync();
        world.Messenger.Intercept = (to, _) => to is null ? new SendResult.Later("busy", TimeSpan.FromMinutes(1)) : null;
        await world.SayAsync("Ana", "end");
        await world.SayAsync("Ana", "start");
        world.Messenger.Intercept = null;
        var question = world.Messenger.Messages.Single(m => m.Card == "a1/step/ask%3Agoal");
        Assert.NotEmpty(question.Shown.Buttons);
        await world.PassAsync(TimeSpan.FromMinutes(2));
        Assert.Empty(question.Shown.Buttons);
    }

    [Theory]
    [InlineData("join")]
    [InlineData("agree")]
    [InlineData("An answer")]
    [InlineData("end")]
    public async Task A_message_delivered_again_under_its_id_is_not_answered_again(string words)
    {
        using var world = new World { Readers = [World.Peer("Ana"), World.Peer("Ben")] };
        await world.SayAsync("Ana", "start");
        if (words != "join")
            await world.SayAsync("Ben", "join");
        if (words is not ("join" or "agree"))
            foreach (var (who, said) in new[] { ("Ana", "agree"), ("Ben", "agree"), ("Ana", "begin") })
                await world.SayAsync(who, said);
        await world.SayAsync("Ben", words, "twice");
        var shown = world.Messenger.Calls.Count;
        await world.PassAsync(TimeSpan.FromSeconds(15));
        Assert.Null((await world.SayAsync("Ben", words, "twice")).Reply);
        Assert.Equal(shown, world.Messenger.Calls.Count);
    }

    private static async Task<World> ThreeReadTwoTakePartAsync()
    {
        var world = new World { Readers = [World.Peer("Ana"), World.Peer("Ben"), World.Peer("Zoe")] };
        foreach (var (who, words) in new[] { ("Ana", "start"), ("Ben", "join"), ("Ana", "agree"), ("Ben", "agree"), ("Ana", "begin") })
            await world.SayAsync(who, words);
        await world.SayAsync("Ana", "An end to the backlog");
        return world;
    }
}
