using PeerCoachBot.Commitments;
using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.People;
using PeerCoachBot.People.Pressing;
using PeerCoachBot.People.Rules;
using PeerCoachBot.Sessions;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.People.Rules;

public sealed class RecordingTests
{
    /// <summary>The clock begins on a Monday, 23 November 2026.</summary>
    private static readonly DateOnly Friday = new(2026, 11, 27);

    [Fact]
    public void Words_with_a_date_are_kept_and_shown_back()
    {
        var desk = new Desk().Type("I will draft the plan by Friday");
        Assert.Equal(("draft the plan", Friday), (desk.Only.Text, desk.Only.Due));
        Assert.Equal((new PersonCard.Kept(desk.Only.Id), new Address.Private(desk.Self.Id)), Assert.Single(desk.Posted));
    }

    [Fact]
    public void Where_others_read_they_are_shown_back_there()
    {
        var desk = new Desk().Speak("I will draft the plan by Friday", "Ben");
        Assert.Equal(new Address.Shared(Desk.Group), Assert.Single(desk.Posted).To);
        Assert.Equal([new Peer(World.Peer("Ben").Id, "")], desk.Only.Made.Peers);
        Assert.True(desk.Only.Made.IsInTheOpen);
    }

    [Theory]
    [InlineData("Friday", true)]
    [InlineData("by 2026-11-27", true)]
    [InlineData("no date", false)]
    public void Without_a_date_it_is_asked_for_and_may_be_none(string answer, bool isDated)
    {
        var desk = new Desk().Type("I will draft the plan");
        Assert.Empty(desk.Person.Commitments);
        Assert.IsType<PersonCard.Undated>(Assert.Single(desk.Posted).Card);
        desk.Type(answer);
        Assert.Equal(isDated ? Friday : null, desk.Only.Due);
        Assert.Null(desk.Person.Draft);
        Assert.IsType<PersonCard.Kept>(Assert.Single(desk.Posted).Card);
    }

    [Fact]
    public void The_date_can_be_chosen_on_the_card()
    {
        var desk = new Desk().Type("I will draft the plan");
        var draft = desk.Person.Draft!.Id;
        Assert.Equal(Sentences.CommitmentNeedsDate, desk.Press(OwnVerbs.Record, draft).Reply);
        desk.Press(OwnVerbs.Record, draft, (OwnInputs.Due, "2026-11-27"));
        Assert.Equal((draft, Friday), (desk.Only.Id, desk.Only.Due));
        Assert.Equal(OwnSentences.Already, desk.Press(OwnVerbs.Record, draft, (OwnInputs.Due, "2026-11-30")).Reply);
        Assert.Equal(Friday, desk.Only.Due);
    }

    [Fact]
    public void Wherever_its_date_is_chosen_it_is_shown_where_it_was_said()
    {
        var desk = new Desk().Speak("I will draft the plan", "Ben");
        desk.Press(OwnVerbs.Record, desk.Person.Draft!.Id, (OwnInputs.Due, "2026-11-27"));
        Assert.Equal(new Address.Shared(Desk.Group), Assert.Single(desk.Posted).To);
    }

    [Theory]
    [InlineData("I will draft the plan by yesterday")]
    [InlineData("I will draft the plan by 2026-11-22")]
    public void A_day_that_is_past_is_refused_kindly(string words)
    {
        var desk = new Desk().Type(words);
        Assert.Empty(desk.State?.Commitments ?? []);
        Assert.Contains(desk.Reply, new[] { Sentences.DatePast, "" });
    }

    [Theory]
    [InlineData("I will draft the plan by Friday", 0, 1)]
    [InlineData("I will draft the plan by Friday", 9, 1)]
    [InlineData("I will draft the plan by Friday", 10, 2)]
    [InlineData("I will draft the plan by Thursday", 0, 2)]
    [InlineData("I will draft a plan by Friday", 0, 2)]
    public void The_same_words_so_soon_under_another_id_are_one(string again, int minutesLater, int kept) =>
        Assert.Equal(kept, new Desk().Type("I will draft the plan by Friday").Pass(TimeSpan.FromMinutes(minutesLater)).Type(again).Person.Commitments.Count);

    [Fact]
    public void A_day_that_is_said_elsewhere_or_much_later_is_for_something_else()
    {
        var desk = new Desk().Type("I will ask for a raise").Speak("Friday", "Ben");
        Assert.Empty(desk.Person.Commitments);
        Assert.Empty(desk.Posted);
        desk.Now += TimeSpan.FromHours(13);
        Assert.Empty(desk.Type("Friday").Person.Commitments);
        desk = new Desk().Speak("I will ask for a raise", "Ben").Type("Friday");
        Assert.Empty(desk.Person.Commitments);
    }

    [Fact]
    public void Nobody_is_buried_in_suggestions()
    {
        var ben = new Desk("Ben");
        for (var n = 0; n < 40; n++)
            ben.Hear(new PeerFact.Offered(World.Peer($"P{n % 10}"), ben.Self.Id, $"{n}", "do it", new Origin(ben.Now, [])));
        Assert.Equal(20, ben.Person.Offers.Count);
        Assert.All(ben.Person.Offers.CountBy(o => o.From.Name), one => Assert.InRange(one.Value, 1, 3));
    }

    [Fact]
    public void What_is_accepted_is_known_to_whoever_suggested_it_and_to_nobody_else()
    {
        var (ana, ben) = (new Desk("Ana"), new Desk("Ben"));
        var offered = Assert.Single(ana.Do(new PersonEvent.Pressed(FromMessage(ana, ben.Self.Id.ObjectId))).Told);
        ben.Hear(offered).Press(OwnVerbs.Accept, offered.Id);
        Assert.False(ben.Only.Made.IsInTheOpen);
        Assert.Equal(["Ana"], ben.Only.Made.Peers.Select(p => p.Name));
    }

    [Fact]
    public void What_its_owner_changed_since_a_session_told_of_it_stays()
    {
        var desk = new Desk().Record("draft", Friday, revision: 5).Type("new date 2026-12-04");
        desk.Record("draft", Friday, revision: 6, witness: "Ben");
        Assert.Equal((new DateOnly(2026, 12, 4), "Ben"), (desk.Only.Due, desk.Only.Witness?.Who.Name));
        Assert.Equal("draft it all", desk.Record("draft it all", Friday, revision: 7).Only.Text);
    }

    [Fact]
    public void The_same_message_delivered_again_makes_one()
    {
        var desk = new Desk();
        var words = new PersonEvent.Heard(new(desk.Self, "I will rest by Friday", desk.Chat, "m1", desk.Today, "en-GB"));
        desk.Do(words).Do(words);
        Assert.NotEqual(Keeping.State, desk.Last.Keep);
        Assert.Equal("rest", desk.Only.Text);
    }

    [Fact]
    public void What_a_session_tells_is_kept_in_its_newest_version()
    {
        var desk = new Desk().Record("draft", Friday, revision: 5);
        desk.Record("draft it all", Friday.AddDays(3), revision: 7).Record("draft", Friday, revision: 6);
        Assert.Equal(("draft it all", Friday.AddDays(3), 7), (desk.Only.Text, desk.Only.Due, desk.Only.Revision));
        Assert.Equal(Keeping.Nothing, desk.Last.Keep);
        desk.Record("another", Friday, slot: "2", revision: 8);
        Assert.Equal(2, desk.Person.Commitments.Count);
    }

    [Fact]
    public void What_was_taken_back_is_not_brought_back_by_a_late_fact()
    {
        var desk = new Desk().Record("draft", Friday, revision: 5);
        desk.Hear(new SessionFact.Withdrawn(SessionId.Of(Desk.Group), desk.Self.Id, "s1", 6, "1"));
        Assert.Empty(desk.Person.Commitments);
        Assert.Empty(desk.Record("draft", Friday, revision: 5).Person.Commitments);
        Assert.Equal("draft again", desk.Record("draft again", Friday, revision: 9).Only.Text);
    }

    [Fact]
    public void Nobody_keeps_more_than_they_can_work_on()
    {
        var desk = new Desk();
        for (var n = 0; n < Recording.MostOpen; n++)
            desk.Type($"I will do {n} by Friday");
        Assert.Equal(OwnSentences.Plentiful, desk.Type("I will do more by Friday").Reply);
        Assert.Equal(Recording.MostOpen, desk.Person.Commitments.Count);
    }

    [Fact]
    public void From_a_message_it_keeps_the_way_back()
    {
        var desk = new Desk();
        desk.Do(new PersonEvent.Pressed(FromMessage(desk, OwnInputs.Me)));
        Assert.Equal(("send it", Friday, "https://teams.microsoft.com/l/message/1"), (desk.Only.Text, desk.Only.Due, desk.Only.Made.Link));
        Assert.Equal(new Address.Private(desk.Self.Id), Assert.Single(desk.Posted).To);
        Assert.True(desk.Only.Made.IsInTheOpen);
    }

    [Fact]
    public void For_somebody_else_it_is_theirs_only_when_they_take_it_over()
    {
        var (ana, ben) = (new Desk("Ana"), new Desk("Ben"));
        ana.Do(new PersonEvent.Pressed(FromMessage(ana, ben.Self.Id.ObjectId)));
        Assert.Empty(ana.Person.Commitments);
        ben.Hear(Assert.Single(ana.Told));
        Assert.Empty(ben.Person.Commitments);
        var offer = Assert.Single(ben.Person.Offers);
        Assert.Equal(new PersonCard.Offer(offer.Id), Assert.Single(ben.Posted).Card);

        ben.Press(OwnVerbs.Accept, offer.Id);
        Assert.Equal(("send it", Friday), (ben.Only.Text, ben.Only.Due));
        Assert.Equal(OwnSentences.Already, ben.Press(OwnVerbs.Decline, offer.Id).Reply);
        Assert.Empty(ben.Hear(Assert.Single(ana.Told)).Person.Offers);
    }

    [Fact]
    public void An_offer_that_is_declined_does_not_come_again()
    {
        var (ana, ben) = (new Desk("Ana"), new Desk("Ben"));
        var offered = Assert.Single(ana.Do(new PersonEvent.Pressed(FromMessage(ana, ben.Self.Id.ObjectId))).Told);
        ben.Hear(offered).Press(OwnVerbs.Decline, offered.Id);
        Assert.Empty(ben.Told);
        Assert.Empty(ben.Hear(offered).Person.Offers);
        Assert.Empty(ben.Person.Commitments);
    }

    [Fact]
    public void Nobody_but_the_author_can_be_offered_it()
    {
        var desk = new Desk();
        desk.Do(new PersonEvent.Pressed(FromMessage(desk, "zoe")));
        Assert.Equal((OwnSentences.NoOwner, Keeping.Nothing), (desk.Reply, desk.Last.Keep));
    }

    private static OwnPress FromMessage(Desk desk, string owner) => new(
        desk.Self,
        OwnVerbs.Record,
        new OwnMark("", new PersonForm.Record().Name(), ""),
        new Dictionary<string, string> { [OwnInputs.Text] = "I will send it", [OwnInputs.Due] = "2026-11-27", [OwnInputs.Owner] = owner },
        Desk.Group,
        "f1",
        desk.Today,
        "en-GB")
    {
        InDialog = true,
        Source = new(Desk.Group, "77", "I will send it", "https://teams.microsoft.com/l/message/1", World.Peer("Ben")),
    };
}
