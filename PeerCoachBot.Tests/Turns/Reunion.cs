using PeerCoachBot.Conversations;
using PeerCoachBot.People;
using PeerCoachBot.Sessions;
using PeerCoachBot.Tests.Sessions;
using PeerCoachBot.Tests.Support;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Tests.Turns;

/// <summary>Three peers whose first session is over and whose second is under way, in a chat that somebody else reads too.</summary>
internal static class Reunion
{
    public static readonly IReadOnlyList<Peer> Readers = [Erased.Person, World.Peer("Ben"), World.Peer("Cem"), World.Peer("Dan")];

    private static readonly string[] Peers = [Erased.Name, "Ben", "Cem"];

    public static readonly Turn Forget = new(
        SessionId.Of(new Conversation("t1", "19:home@thread.v2", ConversationKind.GroupChat)),
        "told/forgotten",
        new SessionEvent.Forgotten(Erased.Person.Id, FakeClock.Start));

    public static async Task<World> BeginAsync(MemoryStore store)
    {
        var world = new World(store) { Readers = Readers };
        await SayAllAsync(world, (Erased.Name, "start"), ("Ben", "join"), ("Cem", "join"));
        foreach (var who in Peers)
            await world.SayAsync(who, "agree");
        await world.SayAsync("Ben", "begin");
        await EveryoneAsync(world, who => $"goal of {who}");
        await world.SayAsync("Ben", "next");
        for (var turn = 0; turn < Peers.Length; turn++)
        {
            await world.PassAsync(TimeSpan.FromMinutes(2));
            await world.SayAsync((await world.SessionAsync())!.Find((await world.SessionAsync())!.Spotlight!.Explorer)!.Who.Name, "done");
        }

        await EveryoneAsync(world, who => $"learning of {who}");
        await world.PassAsync(TimeSpan.FromMinutes(2));
        await world.SayAsync("Ben", "next");
        await EveryoneAsync(world, who => $"I will do what {who} does by Friday");
        await SayAllAsync(world, ("Ben", $"witness {Erased.Name}"), ("Ben", "end"), ("Cem", "start"), (Erased.Name, "join"), ("Ben", "join"), ("Ben", "begin"));
        await EveryoneAsync(world, who => $"second goal of {who}");
        return world;
    }

    /// <summary>Nothing of her is with any session, nor on any card of one.</summary>
    public static void AssertGone(MemoryStore store, RecordingMessenger messenger, string when)
    {
        AssertGone(store, when);
        AssertGone(messenger.Messages.Where(m => m.Card is { } card && PersonCard.Read(card) is null), when);
    }

    /// <summary>Nothing of her is with anybody, nor on any card anywhere. Her own record holds that she is gone, and whom that was told.</summary>
    public static void AssertGoneAltogether(MemoryStore store, RecordingMessenger messenger, string when)
    {
        foreach (var text in store.TextsBut(SessionId.OfPerson(Erased.Person.Id)))
            Erased.AssertGone(text.Replace($"1:1 {Erased.Person.Id.ObjectId}", "a chat", StringComparison.Ordinal), $"{when}: the store");
        AssertGone(messenger.Messages.Where(m => m.Card is not null), when);
    }

    private static void AssertGone(IEnumerable<Message> messages, string when)
    {
        foreach (var message in messages)
            Erased.AssertGone(message.Shown.Json, $"{when}: {message.Card}");
    }

    /// <summary>Where cards stand is named by the connector, and here after people.</summary>
    public static void AssertGone(MemoryStore store, string when)
    {
        foreach (var text in store.Texts())
            Erased.AssertGone(text.Replace($"1:1 {Erased.Person.Id.ObjectId}", "a chat", StringComparison.Ordinal), $"{when}: the store");
    }

    private static async Task EveryoneAsync(World world, Func<string, string> words)
    {
        foreach (var who in Peers)
            await world.SayAsync(who, words(who));
    }

    private static async Task SayAllAsync(World world, params IReadOnlyList<(string Who, string Words)> lines)
    {
        foreach (var (who, words) in lines)
            await world.SayAsync(who, words);
    }
}
