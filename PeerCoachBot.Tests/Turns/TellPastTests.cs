using PeerCoachBot.Sessions;
using PeerCoachBot.Storage;
using PeerCoachBot.Tests.Sessions;
using PeerCoachBot.Tests.Support;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Tests.Turns;

/// <summary>A fact reaches the states that were put aside and every card, wherever the process is killed.</summary>
public sealed class TellPastTests
{
    [Fact]
    public async Task Somebody_who_is_forgotten_is_gone_from_all_sessions_and_cards()
    {
        MemoryStore store = new();
        using var world = await Reunion.BeginAsync(store);
        Assert.True(world.Messenger.Messages.Count(m => m.Shown.Json.Contains(Erased.Canary, StringComparison.OrdinalIgnoreCase)) > 10);
        await world.HandleAsync(Reunion.Forget);
        await world.PassAsync(TimeSpan.FromSeconds(60));
        Reunion.AssertGone(store, world.Messenger, "afterwards");
        Assert.Equal(1, store.Purges);
        Assert.Contains(world.Messenger.Messages, m => m.Shown.Text.Contains("goal of Ben", StringComparison.Ordinal) && m.Card!.StartsWith("a1/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_past_card_that_did_not_change_is_left_alone()
    {
        using var world = await Reunion.BeginAsync(new MemoryStore());
        var calls = world.Messenger.Calls.Count;
        await world.HandleAsync(Reunion.Forget with { Happened = new SessionEvent.Forgotten(World.Peer("Zoe").Id, FakeClock.Start) });
        await world.PassAsync(TimeSpan.FromSeconds(60));
        Assert.DoesNotContain(world.Messenger.Calls.Skip(calls), call => call.Message.Card!.StartsWith("a1/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task Wherever_the_process_is_killed_she_is_gone(bool after) =>
        Kills.EverywhereAsync(after, _ => Task.CompletedTask, world => world.HandleAsync(Reunion.Forget), Reunion.AssertGone);

    [Fact]
    public async Task A_card_that_cannot_be_drawn_again_does_not_hold_up_the_others()
    {
        MemoryStore store = new();
        using var world = await Reunion.BeginAsync(store);
        var stuck = world.Messenger.Messages.First(m => m.Card is not null && m.Conversation == "1:1 ben");
        world.Messenger.Intercept = (to, card) => to is null && NamedCards.NameOf(card) == stuck.Card ? new SendResult.Later("status 503") : null;
        await world.HandleAsync(Reunion.Forget);
        await world.PassAsync(TimeSpan.FromSeconds(60));
        Assert.All(
            world.Messenger.Messages.Where(m => m.Card is { } card && card != stuck.Card && PeerCoachBot.People.PersonCard.Read(card) is null),
            m => Erased.AssertGone(m.Shown.Json, m.Card!));
        world.Messenger.Intercept = null;
        await world.PassAsync(TimeSpan.FromMinutes(5));
        Reunion.AssertGone(store, world.Messenger, "once it can be drawn");
    }

    [Fact]
    public async Task A_state_that_another_replaces_meanwhile_is_told_again()
    {
        MemoryStore store = new();
        (await Reunion.BeginAsync(store)).Dispose();
        TappedStore tapped = new(store.As(new Replica("other", 1)));
        var raced = 0;
        tapped.Before = async call =>
        {
            if (call is not StoreCall.ReplacePast || raced++ > 0)
                return;
            var there = Assert.Single(await store.ReadArchiveAsync(Reunion.Forget.Aggregate, default));
            Assert.True(await store.ReplaceAsync(there, default));
        };
        using World world = new(tapped, messenger: new RecordingMessenger());
        await world.HandleAsync(Reunion.Forget);
        await world.PassAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(2, raced);
        Reunion.AssertGone(store, "afterwards");
    }

    [Fact]
    public async Task Late_words_of_hers_bring_nothing_back()
    {
        MemoryStore store = new();
        using var world = await Reunion.BeginAsync(store);
        await world.HandleAsync(Reunion.Forget);
        foreach (var words in new[] { "zqx late", "join", "I will zqx by Friday", "agree", "next anyway", "leave" })
            await world.SayAsync(Erased.Name, words);
        var chat = new PeerCoachBot.Conversations.Conversation("t1", "1:1", PeerCoachBot.Conversations.ConversationKind.Personal);
        var typed = Said.Words(chat, null, Erased.Name, "zqx forwarded", "late");
        var key = (await world.SessionAsync())!.Key;
        await world.Turns.HandleAsync(Reunion.Forget with { EventId = "told/1", Happened = new SessionEvent.Heard(typed, key) }, default);
        await world.Turns.HandleAsync(Reunion.Forget with { EventId = "told/2", Happened = new SessionEvent.Edited(typed, FakeClock.Start.AddHours(2), key) }, default);
        await world.Turns.HandleAsync(Reunion.Forget with { EventId = "told/3", Happened = new SessionEvent.Undelivered(Erased.Person.Id) }, default);
        await world.Turns.HandleAsync(Reunion.Forget with { EventId = "told/4", Happened = new SessionEvent.ReadersChanged(Reunion.Readers) }, default);
        await world.PassAsync(TimeSpan.FromSeconds(60));
        Reunion.AssertGone(store, world.Messenger, "after late words");
    }
}
