using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Sessions;

/// <summary>Somebody who cannot be reached in 1:1 is named where all can see it, and gets what they missed on request.</summary>
public sealed class UnreachableTests
{
    private const string CouldNot = "Ben: I could not reach you in 1:1";

    [Fact]
    public void A_card_in_the_conversation_says_so()
    {
        var room = InChannel().Do(Lost("Ben"));
        Assert.Contains(room.Updated, c => room.Drawn(c).Contains(CouldNot, StringComparison.Ordinal));
    }

    [Fact]
    public void It_is_noted_once()
    {
        var room = InChannel().Do(Lost("Ben")).Do(Lost("Ben"));
        Assert.Equal(Keeping.Nothing, room.Last.Keep);
    }

    [Fact]
    public void Being_lost_does_not_count_as_touching_the_session()
    {
        var room = InChannel().Wait(TimeSpan.FromHours(1));
        var touched = room.Session.TouchedAt;
        Assert.Equal(touched, room.Do(Lost("Ben")).Session.TouchedAt);
    }

    [Fact]
    public void Status_in_private_brings_what_was_missed_once()
    {
        var room = InChannel().Do(Lost("Ben")).Whisper("Ben", "status");
        Assert.Contains("Words of Ana", room.Drawn(Assert.Single(room.PostedTo("Ben"))), StringComparison.Ordinal);
        Assert.Empty(room.Session.Unreachable);
        room.Whisper("Ben", "status");
        Assert.Empty(room.PostedTo("Ben"));
    }

    [Fact]
    public void After_that_the_card_no_longer_says_so()
    {
        var room = InChannel().Do(Lost("Ben"));
        var said = room.Updated.Where(c => room.Drawn(c).Contains(CouldNot, StringComparison.Ordinal)).ToList();
        room.Whisper("Ben", "status");
        Assert.NotEmpty(said);
        Assert.All(said, c => Assert.Contains(c, room.Updated));
        Assert.All(said, c => Assert.DoesNotContain(CouldNot, room.Drawn(c), StringComparison.Ordinal));
    }

    [Fact]
    public void After_the_end_the_summary_says_so_until_they_ask_for_it()
    {
        var room = InChannel().Say("Ana", "end").Do(Lost("Ben"));
        var card = Assert.Single(room.Updated);
        Assert.Contains(CouldNot, room.Drawn(card), StringComparison.Ordinal);
        room.Whisper("Ben", "status");
        Assert.Contains("Words of Ana", room.Drawn(Assert.Single(room.PostedTo("Ben"))), StringComparison.Ordinal);
        Assert.Contains(card, room.Updated);
        Assert.DoesNotContain(CouldNot, room.Drawn(card), StringComparison.Ordinal);
    }

    private static Room InChannel() =>
        Room.In(ConversationKind.Channel, null, "Ana", "Ben").Say("Ana", "begin").Say("Ana", "Words of Ana").Say("Ben", "Words of Ben");

    private static SessionEvent.Undelivered Lost(string name) => new(World.Peer(name).Id);
}
