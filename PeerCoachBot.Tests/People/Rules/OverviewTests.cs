using PeerCoachBot.People;
using PeerCoachBot.People.Pressing;
using PeerCoachBot.Sessions;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.People.Rules;

/// <summary>The card that shows all commitments is drawn again whenever it would look otherwise, and only then.</summary>
public sealed class OverviewTests
{
    private static readonly PersonCard Overview = new PersonCard.Overview();

    private readonly Desk ana = new Desk("Ana").Record("rest", new DateOnly(2026, 11, 27), witness: "Ben", peers: "Ben");
    private readonly Desk ben = new("Ben");

    [Theory]
    [InlineData(OwnVerbs.Date)]
    [InlineData(OwnVerbs.Change)]
    [InlineData(OwnVerbs.Blocked)]
    [InlineData(OwnVerbs.Done)]
    public void What_a_dialog_or_a_button_changes_is_seen_there(string verb)
    {
        ana.Press(verb, ana.Only.Id, (OwnInputs.Text, "rest well"), (OwnInputs.Due, "2026-12-04"), (OwnInputs.Obstacle, "noise"));
        Assert.Contains(Overview, ana.Updated);
    }

    [Fact]
    public void So_is_a_new_one_and_one_that_was_taken_back()
    {
        ana.Press(OwnVerbs.Record, "", (OwnInputs.Text, "draw"), (OwnInputs.Due, "2026-12-04"));
        Assert.Contains(Overview, ana.Updated);
        ana.Hear(new SessionFact.Withdrawn(SessionId.Of(Desk.Group), ana.Self.Id, "s1", 6, "1"));
        Assert.Contains(Overview, ana.Updated);
    }

    [Fact]
    public void So_is_what_one_witnesses_once_one_has_agreed_and_until_it_is_done()
    {
        ben.Hear(new PeerFact.WitnessAsked(ana.Self, ben.Self.Id, "c", "rest"));
        Assert.DoesNotContain(Overview, ben.Updated);
        ben.PressOn(new PersonCard.Witness(Witnessed.KeyOf(ana.Self.Id, "c")).Name(), OwnVerbs.Witness);
        Assert.Contains(Overview, ben.Updated);
        Assert.Contains(Overview, ben.Hear(new PeerFact.WitnessAsked(ana.Self, ben.Self.Id, "c", "rest well")).Updated);
        Assert.Contains(Overview, ben.Hear(new PeerFact.Finished(ana.Self, ben.Self.Id, "c")).Updated);
        Assert.DoesNotContain(Overview, ben.Hear(new PeerFact.WitnessReleased(ana.Self, ben.Self.Id, "c")).Updated);
    }

    [Fact]
    public void What_it_does_not_show_draws_nothing_again()
    {
        ana.Type("commitments").Press(OwnVerbs.Snooze, ana.Only.Id, (OwnInputs.Until, OwnInputs.NextWeek));
        Assert.Empty(ana.Updated);
        Assert.Equal([new PersonCard.Settings()], ana.Type("nudges off").Updated);
        ana.Type("nudges on").Pass(TimeSpan.FromDays(9));
        Assert.Empty(ana.Updated);
    }
}
