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

    private string Card => new PersonCard.Witness(Witnessed.KeyOf(ana.Self.Id, ana.Only.Id)).Name();

    [Fact]
    public void A_witness_is_asked_once()
    {
        Assert.Equal(Card, Assert.Single(ben.Posted).Card.Name());
        ben.Hear(Asked());
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
    public void What_is_let_go_is_nothing_to_witness_and_taken_up_again_it_is_asked_about_anew()
    {
        ana.Hear(Assert.Single(ben.PressOn(Card, OwnVerbs.Witness).Told));
        ben.Hear(Assert.IsType<PeerFact.WitnessReleased>(Assert.Single(ana.Press(OwnVerbs.LetGo, ana.Only.Id).Told)));
        Assert.Empty(ben.Person.Witnessing);
        ben.Hear(Assert.IsType<PeerFact.WitnessAsked>(Assert.Single(ana.Press(OwnVerbs.Reopen, ana.Only.Id).Told)));
        Assert.Null(ana.Only.Witness!.IsWilling);
        Assert.Equal(Card, Assert.Single(ben.Posted).Card.Name());
        Assert.Empty(ana.Press(OwnVerbs.Done, ana.Only.Id).Told);
    }

    [Fact]
    public void Released_after_it_was_done_a_witness_keeps_no_card_with_its_words()
    {
        ana.Hear(Assert.Single(ben.PressOn(Card, OwnVerbs.Witness).Told));
        ben.Hear(Assert.Single(ana.Press(OwnVerbs.Done, ana.Only.Id).Told));
        ana.Press(OwnVerbs.Reopen, ana.Only.Id);
        ben.Hear(Assert.IsType<PeerFact.WitnessReleased>(Assert.Single(ana.Press(OwnVerbs.LetGo, ana.Only.Id).Told)));
        var key = Witnessed.KeyOf(ana.Self.Id, ana.Only.Id);
        Assert.Equal([new PersonCard.Witness(key), new PersonCard.Finished(key)], ben.Updated.Where(card => card is not PersonCard.Overview));
    }

    [Fact]
    public void Nobody_is_told_of_a_question_that_may_have_arrived_that_it_did_not()
    {
        ben.Do(new PersonEvent.Undelivered(Card, new Address.Private(ben.Self.Id), MayHaveGone: true));
        Assert.Equal(Keeping.Nothing, ben.Last.Keep);
    }

    [Fact]
    public void Another_witness_takes_the_place_of_the_first()
    {
        var told = ana.Record("rest", new DateOnly(2026, 11, 27), revision: 4, witness: "Cem", peers: ["Ben", "Cem"]).Told;
        Assert.Equal(["WitnessReleased ben", "WitnessAsked cem"], told.Select(t => $"{t.GetType().Name} {t.To.ObjectId}"));
        ben.Hear(told[0]);
        Assert.Empty(ben.Person.Witnessing);
    }

    [Fact]
    public void Whoever_asked_hears_that_the_witness_could_not_be_reached()
    {
        LoseCard();
        ana.Hear(Assert.IsType<PeerFact.WitnessUnreached>(Assert.Single(ben.Told)));
        Assert.True(ana.Only.Witness!.IsUnreached);
        Assert.Empty(ana.Posted);
        LoseCard();
        Assert.Equal(Keeping.Nothing, ben.Last.Keep);
    }

    [Fact]
    public void A_witness_who_answers_nevertheless_was_reached_whatever_is_told_late()
    {
        LoseCard();
        var unreached = Assert.Single(ben.Told);
        ana.Hear(unreached).Hear(Assert.Single(ben.PressOn(Card, OwnVerbs.Witness).Told));
        Assert.Equal((true, false), (ana.Only.Witness!.IsWilling, ana.Only.Witness.IsUnreached));
        Assert.Equal(Keeping.Nothing, ana.Hear(unreached).Last.Keep);
        LoseCard();
        Assert.Equal(Keeping.Nothing, ben.Last.Keep);
    }

    [Fact]
    public void Asked_again_in_other_words_the_witness_gets_the_card_and_what_came_of_the_first_asking_counts_no_more()
    {
        LoseCard();
        var unreached = Assert.Single(ben.Told);
        ana.Hear(unreached);
        ben.Hear(Assert.Single(ana.Record("rest well", new DateOnly(2026, 11, 27), revision: 2, witness: "Ben", peers: "Ben").Told));
        Assert.Equal(Card, Assert.Single(ben.Posted).Card.Name());
        Assert.False(ana.Only.Witness!.IsUnreached);
        Assert.Equal(Keeping.Nothing, ana.Hear(unreached).Last.Keep);

        LoseCard();
        Assert.True(ana.Hear(Assert.Single(ben.Told)).Only.Witness!.IsUnreached);
    }

    [Fact]
    public void Told_again_that_they_are_asked_a_witness_who_cannot_be_reached_gets_no_second_card()
    {
        LoseCard();
        ben.Hear(Asked());
        Assert.Equal(Keeping.Nothing, ben.Last.Keep);
    }

    [Fact]
    public void What_comes_late_of_a_witness_who_is_none_any_more_changes_nothing()
    {
        LoseCard();
        var unreached = Assert.Single(ben.Told);
        ana.Record("rest", new DateOnly(2026, 11, 27), revision: 4, witness: "Cem", peers: ["Ben", "Cem"]);
        Assert.Equal(Keeping.Nothing, ana.Hear(unreached).Last.Keep);
        ana.Record("rest", new DateOnly(2026, 11, 27), revision: 5, witness: "Ben", peers: ["Ben", "Cem"]);
        Assert.Equal(Keeping.Nothing, ana.Hear(unreached).Last.Keep);
        ben.Hear(new PeerFact.WitnessReleased(ana.Self, ben.Self.Id, ana.Only.Id));
        LoseCard();
        Assert.Equal(Keeping.Nothing, ben.Last.Keep);
    }

    private PeerFact.WitnessAsked Asked() =>
        new(ana.Self, ben.Self.Id, ana.Only.Id, ana.Only.Text, ana.Only.Due, ana.Only.Witness!.Asking);

    private void LoseCard() => ben.Do(new PersonEvent.Undelivered(Card, new Address.Private(ben.Self.Id)));
}
