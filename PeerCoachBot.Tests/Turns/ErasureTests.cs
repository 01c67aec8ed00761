using PeerCoachBot.Conversations;
using PeerCoachBot.People;
using PeerCoachBot.People.Pressing;
using PeerCoachBot.Sessions;
using PeerCoachBot.Tests.Sessions;
using PeerCoachBot.Tests.Support;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Tests.Turns;

/// <summary>Whoever has everything deleted is gone from every record and every card within a minute, wherever the process is killed.</summary>
public sealed class ErasureTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task Wherever_the_process_is_killed_nothing_of_her_is_left_with_anybody(bool after) => Kills.EverywhereAsync(
        after,
        PrepareAsync,
        world => world.WhisperAsync(Erased.Name, "delete everything", "confirmed"),
        Reunion.AssertGoneAltogether);

    private static async Task PrepareAsync(World world)
    {
        await world.WhisperAsync("Ben", "I will knit by Friday");
        await world.HandleAsync(PromiseBefore("ben"));
        await world.WhisperAsync(Erased.Name, "delete my data");
        Assert.Contains(world.Messenger.Messages, m => m.Conversation == "1:1 ben" && m.Shown.Text.Contains("row to zqx", StringComparison.Ordinal));
        Assert.True(world.Messenger.Messages.Count(m => m.Shown.Json.Contains(Erased.Canary, StringComparison.OrdinalIgnoreCase)) > 10);
    }

    /// <summary>She writes down what she will do, and names a witness: his cards are about her, too.</summary>
    private static Turn PromiseBefore(string witness) => new(
        SessionId.OfPerson(Erased.Person.Id),
        "press/1",
        new PersonEvent.Pressed(new OwnPress(
            Erased.Person,
            OwnVerbs.Record,
            new OwnMark(Erased.Person.Id.ObjectId, "", ""),
            new Dictionary<string, string> { [OwnInputs.Text] = "row to zqx", [OwnInputs.Due] = "2026-12-04", [OwnInputs.Witness] = witness },
            new Conversation("t1", $"1:1 {Erased.Person.Id.ObjectId}", ConversationKind.Personal),
            "1",
            new DateOnly(2026, 11, 23),
            "en-GB")));
}
