using PeerCoachBot.Decisions;
using PeerCoachBot.People;
using PeerCoachBot.People.Pressing;
using PeerCoachBot.People.Rules;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.People.Rules;

/// <summary>A witness is chosen in a dialog, among people who share something with the owner.</summary>
public sealed class WitnessChoiceTests
{
    private static readonly DateOnly Friday = new(2026, 11, 27);

    private readonly Desk ana = new Desk("Ana").Record("rest", Friday, witness: "Ben", peers: ["Ben", "Cem"]);

    private string Rest => ana.Only.Id;

    [Fact]
    public void Nearest_to_the_commitment_come_first_and_nobody_twice()
    {
        ana.Speak("I will knit by Friday", "Zoe");
        var offered = WitnessChoice.Of(ana.Person, ana.Person.Find(CommitmentId.OfStep(Session, "s1", "1")), World.Peer("Dee"), [ana.Self, World.Peer("Eve"), World.Peer("Cem")]);
        Assert.Equal(["Ben", "Cem", "Dee", "Eve"], offered.Select(p => p.Name));
    }

    [Fact]
    public void However_many_there_are_the_list_can_be_read() => Assert.Equal(
        25,
        WitnessChoice.Of(ana.Person, null, null, [.. Enumerable.Range(0, 60).Select(n => World.Peer($"P{n}"))]).Count);

    [Theory]
    [InlineData("cem", "WitnessReleased ben", "WitnessAsked cem")]
    [InlineData("dee", "WitnessReleased ben", "WitnessAsked dee")]
    [InlineData(OwnInputs.Nobody, "WitnessReleased ben")]
    [InlineData("ben")]
    [InlineData("")]
    public void Another_can_be_chosen_or_nobody(string chosen, params string[] told)
    {
        ChangeIt(chosen, "rest more");
        Assert.Equal("rest more", ana.Only.Text);
        Assert.Equal(chosen is OwnInputs.Nobody ? null : chosen is "" ? "ben" : chosen, ana.Only.Witness?.Who.Id.ObjectId);
        Assert.Equal(told, ana.Told.Where(t => t.To.ObjectId != "ben" || t is not PeerFact.WitnessAsked).Select(t => $"{t.GetType().Name} {t.To.ObjectId}"));
    }

    [Fact]
    public void Whom_the_dialog_did_not_offer_is_not_asked()
    {
        ChangeIt("mallory", "rest more");
        Assert.Equal((OwnSentences.NoSuchWitness, "rest", "Ben"), (ana.Reply, ana.Only.Text, ana.Only.Witness!.Who.Name));
        ChangeIt("ana", "rest more");
        Assert.Equal(OwnSentences.NoSuchWitness, ana.Reply);
    }

    [Fact]
    public void What_its_owner_chose_stays_whatever_the_session_tells_again()
    {
        ChangeIt("cem", "rest");
        Assert.Equal("Cem", ana.Record("rest well", Friday, revision: 2, witness: "Ben", peers: ["Ben", "Cem"]).Only.Witness!.Who.Name);
        Assert.Equal("Dee", ana.Record("rest well", Friday, revision: 3, witness: "Dee", peers: ["Ben", "Cem"]).Only.Witness!.Who.Name);
        Assert.Null(ana.Record("rest well", Friday, revision: 4, peers: ["Ben", "Cem"]).Only.Witness);
    }

    [Fact]
    public void It_stays_also_when_the_one_whom_the_session_named_is_gone()
    {
        ChangeIt("cem", "rest");
        Assert.Equal("Cem", ana.Record("rest", Friday, revision: 2, peers: ["Cem"]).Only.Witness!.Who.Name);
    }

    [Fact]
    public void Nobody_believes_that_a_witness_was_asked_for_what_is_kept_already()
    {
        ana.Type("I will draw by Friday").Press(OwnVerbs.Record, "", (OwnInputs.Text, "draw"), (OwnInputs.Due, "2026-11-27"), (OwnInputs.Witness, "cem"));
        Assert.Equal((OwnSentences.KeptBefore, Keeping.Nothing), (ana.Reply, ana.Last.Keep));
    }

    [Fact]
    public void One_that_is_written_by_hand_can_have_one()
    {
        ana.Press(OwnVerbs.Record, "", (OwnInputs.Text, "draw"), (OwnInputs.Due, "2026-11-27"), (OwnInputs.Witness, "cem"));
        Assert.Equal("Cem", ana.Person.Commitments.Single(c => c.Text == "draw").Witness?.Who.Name);
        Assert.Equal("cem", Assert.IsType<PeerFact.WitnessAsked>(Assert.Single(ana.Told)).To.ObjectId);
        ana.Press(OwnVerbs.Record, "", (OwnInputs.Text, "sing"), (OwnInputs.Due, "2026-11-27"), (OwnInputs.Witness, "mallory"));
        Assert.Equal((OwnSentences.NoSuchWitness, Keeping.Nothing), (ana.Reply, ana.Last.Keep));
    }

    private static AggregateId Session => PeerCoachBot.Sessions.SessionId.Of(Desk.Group);

    /// <summary>The Change dialog, opened where Dee reads along.</summary>
    private void ChangeIt(string witness, string text) => ana.Do(new PersonEvent.Pressed(new OwnPress(
        ana.Self,
        OwnVerbs.Change,
        new OwnMark(ana.Self.Id.ObjectId, "", Rest),
        new Dictionary<string, string> { [OwnInputs.Text] = text, [OwnInputs.Due] = "2026-11-27", [OwnInputs.Witness] = witness },
        Desk.Group,
        $"change {witness}",
        ana.Today,
        "en-GB")
    { Readers = [ana.Self, World.Peer("Dee")] }));
}
