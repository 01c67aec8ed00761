using PeerCoachBot.Decisions;
using PeerCoachBot.People;
using PeerCoachBot.People.Pressing;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.People.Rules;

public sealed class WitnessingTests
{
    private readonly Desk ana = new("Ana");
    private readonly Desk ben = new("Ben");

    public WitnessingTests() => ben.Hear(Assert.Single(ana.Record("rest", new DateOnly(2026, 11, 27), witness: "Ben", peers: "Ben").Told));

    private string Card => new PersonCard.Witness(ana.Self.Id.ObjectId, ana.Only.Id).Name();

    [Fact]
    public void A_witness_is_asked_once()
    {
        Assert.Equal(Card, Assert.Single(ben.Posted).Card.Name());
        ben.Hear(new PeerFact.WitnessAsked(ana.Self, ben.Self.Id, ana.Only.Id, "rest", new DateOnly(2026, 11, 27)));
        Assert.Equal(Keeping.Nothing, ben.Last.Keep);
        Assert.Empty(ana.Record("rest", new DateOnly(2026, 11, 27), revision: 2, witness: "Ben", peers: "Ben").Told);
        ben.Hear(Assert.Single(ana.Record("rest well", new DateOnly(2026, 11, 27), revision: 3, witness: "Ben", peers: "Ben").Told));
        Assert.Empty(ben.Posted);
        Assert.Equal("rest well", Assert.Single(ben.Person.Witnessing).Text);
    }

    [Fact]
    public void A_willing_witness_is_told_when_it_is_done_and_only_then()
    {
        ben.PressOn(Card, OwnVerbs.Witness);
        ana.Hear(Assert.Single(ben.Told));
        Assert.True(ana.Only.Witness!.IsWilling);
        Assert.Empty(ana.Press(OwnVerbs.Partly, ana.Only.Id).Told);
        ben.Hear(Assert.IsType<PeerFact.Finished>(Assert.Single(ana.Press(OwnVerbs.Done, ana.Only.Id).Told)));
        Assert.IsType<PersonCard.Finished>(Assert.Single(ben.Posted).Card);
        ben.Hear(new PeerFact.Finished(ana.Self, ben.Self.Id, ana.Only.Id));
        Assert.Empty(ben.Posted);
    }

    [Fact]
    public void Whoever_would_rather_not_hears_no_more()
    {
        ben.PressOn(Card, OwnVerbs.NoWitness);
        ana.Hear(Assert.Single(ben.Told));
        Assert.Empty(ana.Press(OwnVerbs.Done, ana.Only.Id).Told);
    }

    [Fact]
    public void A_witness_who_agrees_after_it_was_done_hears_of_it()
    {
        ana.Press(OwnVerbs.Done, ana.Only.Id);
        ana.Hear(Assert.Single(ben.PressOn(Card, OwnVerbs.Witness).Told));
        Assert.IsType<PeerFact.Finished>(Assert.Single(ana.Told));
    }

    [Fact]
    public void Another_witness_takes_the_place_of_the_first()
    {
        var told = ana.Record("rest", new DateOnly(2026, 11, 27), revision: 4, witness: "Cem", peers: ["Ben", "Cem"]).Told;
        Assert.Equal(["WitnessReleased ben", "WitnessAsked cem"], told.Select(t => $"{t.GetType().Name} {t.To.ObjectId}"));
        ben.Hear(told[0]);
        Assert.Empty(ben.Person.Witnessing);
    }
}
