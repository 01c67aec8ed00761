using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.People;
using PeerCoachBot.People.Pressing;
using PeerCoachBot.Sessions;
using PeerCoachBot.Tests.Support;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Tests.Turns;

/// <summary>What could not be posted is told to whoever waits for it; what may have been posted is not.</summary>
public sealed class UnreachedWitnessTests
{
    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task Whoever_named_a_witness_hears_that_they_were_not_reached_where_that_is_certain(bool mayHaveGone, bool isTold)
    {
        using World world = new();
        world.Messenger.Intercept = (to, _) => to is Address.Private { Person.ObjectId: "ben" } ? new SendResult.Later("status 504") { MayHaveGone = mayHaveGone } : null;
        await world.HandleAsync(Named("Ana", witness: "Ben"));
        await world.PassAsync(TimeSpan.FromHours(1));
        var ana = (Person)(await world.Turns.PeekAsync(SessionId.OfPerson(World.Peer("Ana").Id), CancellationToken.None))!;
        Assert.Equal(isTold, Assert.Single(ana.Commitments).Witness!.IsUnreached);
    }

    private static Turn Named(string who, string witness) => new(
        SessionId.OfPerson(World.Peer(who).Id),
        "press/1",
        new PersonEvent.Pressed(new OwnPress(
            World.Peer(who),
            OwnVerbs.Record,
            new OwnMark(World.Peer(who).Id.ObjectId, "", ""),
            new Dictionary<string, string> { [OwnInputs.Text] = "rest", [OwnInputs.Due] = "2026-12-04", [OwnInputs.Witness] = World.Peer(witness).Id.ObjectId },
            new Conversation("t1", "here", ConversationKind.GroupChat),
            "1",
            new DateOnly(2026, 11, 23),
            "en-GB")
        { Readers = [World.Peer(witness)] }));
}
