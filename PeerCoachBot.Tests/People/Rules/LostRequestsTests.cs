using PeerCoachBot.Decisions;
using PeerCoachBot.People;
using PeerCoachBot.People.Pressing;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.People.Rules;

/// <summary>Somebody asks their peers, and that cannot be posted.</summary>
public sealed class LostRequestsTests
{
    private const string Words = "Who could take my shift?";

    private readonly Desk desk = new Desk().Record("rest", new DateOnly(2026, 11, 27), peers: "Ben");

    [Fact]
    public void Its_owner_gets_their_words_back_in_private_once()
    {
        Ask();
        Assert.Equal((new PersonCard.RequestLost(1), new Address.Private(desk.Self.Id)), Assert.Single(Lose(1).Posted));
        Assert.Equal(Keeping.Nothing, Lose(1).Last.Keep);
        Assert.Equal(Keeping.Nothing, Lose(2).Last.Keep);
    }

    [Fact]
    public void Where_they_cannot_be_reached_either_that_ends_it()
    {
        Ask();
        Lose(1);
        desk.Do(new PersonEvent.Undelivered(new PersonCard.RequestLost(1).Name(), new Address.Private(desk.Self.Id)));
        Assert.Equal(Keeping.Nothing, desk.Last.Keep);
    }

    [Fact]
    public void The_same_words_can_be_sent_again_since_nobody_saw_them()
    {
        Ask();
        Lose(1);
        Ask();
        Assert.Equal((new PersonCard.Request(2), new Address.Shared(Desk.Group)), Assert.Single(desk.Posted));
        Assert.Equal(OwnSentences.Already, Ask().Reply);
    }

    private Desk Ask() => desk.Press(OwnVerbs.AskPeers, desk.Only.Id, (OwnInputs.Text, Words));

    private Desk Lose(int number) => desk.Do(new PersonEvent.Undelivered(new PersonCard.Request(number).Name(), new Address.Shared(Desk.Group)));
}
