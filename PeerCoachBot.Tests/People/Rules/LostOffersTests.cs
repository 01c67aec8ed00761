using System.Text.Json;
using PeerCoachBot.Decisions;
using PeerCoachBot.People;
using PeerCoachBot.People.Pressing;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.People.Rules;

/// <summary>Somebody suggests a commitment to another, and that does not arrive.</summary>
public sealed class LostOffersTests
{
    private readonly Desk ana = new("Ana");
    private readonly Desk ben = new("Ben");
    private readonly PeerFact offered;

    public LostOffersTests()
    {
        offered = Suggest();
        ben.Hear(offered);
    }

    [Fact]
    public void Whoever_suggested_it_is_told_once_who_has_not_seen_it_and_nothing_of_it_stays()
    {
        var lost = Lose();
        Assert.Empty(ben.Person.Offers);
        Assert.DoesNotContain("send it", JsonSerializer.Serialize(ben.Person, PersonJson.Default.Person), StringComparison.Ordinal);
        Assert.Equal((new PersonCard.OfferLost(offered.Id), new Address.Private(ana.Self.Id)), Assert.Single(ana.Hear(lost).Posted));
        Assert.Equal("Ben", Assert.Single(ana.Person.Suggestions).To.Name);

        Assert.Equal(Keeping.Nothing, ana.Hear(lost).Last.Keep);
        ana.Do(new PersonEvent.Undelivered(new PersonCard.OfferLost(offered.Id).Name(), new Address.Private(ana.Self.Id)));
        ben.Do(Undelivered());
        Assert.Equal((Keeping.Nothing, Keeping.Nothing), (ana.Last.Keep, ben.Last.Keep));
    }

    [Theory]
    [InlineData(OwnVerbs.Accept)]
    [InlineData(OwnVerbs.Decline)]
    public void What_was_answered_was_seen(string verb)
    {
        ben.Press(verb, offered.Id);
        Assert.Equal(Keeping.Nothing, ben.Do(Undelivered()).Last.Keep);
    }

    [Fact]
    public void What_may_have_arrived_stays_to_be_answered()
    {
        Assert.Equal(Keeping.Nothing, ben.Do(Undelivered() with { MayHaveGone = true }).Last.Keep);
        Assert.Equal("send it", ben.Press(OwnVerbs.Accept, offered.Id).Only.Text);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Whoever_suggested_it_is_told_to_forget_also_when_nothing_of_it_is_left(bool isDeclined)
    {
        if (isDeclined)
            ben.Press(OwnVerbs.Decline, offered.Id);
        else
            Lose();
        var told = ben.Type("delete my data").Type("delete everything").Told;
        ana.Hear(Assert.Single(told, f => f is PeerFact.Forget { To.ObjectId: "ana" }));
        Assert.DoesNotContain("Ben", JsonSerializer.Serialize(ana.Person, PersonJson.Default.Person), StringComparison.Ordinal);
    }

    [Fact]
    public void The_button_of_one_that_is_gone_does_not_say_that_it_was_answered()
    {
        Lose();
        Assert.Equal(OwnSentences.Gone, ben.Press(OwnVerbs.Accept, offered.Id).Reply);
        Assert.Empty(ben.Person.Commitments);
    }

    [Fact]
    public void Suggested_again_it_comes_again_and_what_became_of_the_first_time_counts_no_more()
    {
        var lost = Lose();
        ana.Hear(lost).Now += TimeSpan.FromDays(1);
        ben.Hear(Suggest());
        Assert.IsType<PersonCard.Offer>(Assert.Single(ben.Posted).Card);
        Assert.Equal(Keeping.Nothing, ana.Hear(lost).Last.Keep);
        Assert.IsType<PersonCard.OfferLost>(Assert.Single(ana.Hear(Lose()).Posted).Card);
    }

    [Fact]
    public void Suggested_twice_before_it_is_known_to_be_lost_it_is_told_as_the_newer_one()
    {
        ana.Now += TimeSpan.FromSeconds(1);
        ben.Hear(Suggest());
        Assert.Empty(ben.Posted);
        ben.Hear(offered);
        Assert.Equal(Keeping.Nothing, ben.Last.Keep);
        Assert.IsType<PersonCard.OfferLost>(Assert.Single(ana.Hear(Lose()).Posted).Card);
    }

    [Fact]
    public void The_name_of_somebody_who_had_everything_deleted_goes_with_its_card()
    {
        ana.Hear(Lose()).Hear(new PeerFact.Forget(ben.Self, ana.Self.Id));
        Assert.DoesNotContain("Ben", JsonSerializer.Serialize(ana.Person, PersonJson.Default.Person), StringComparison.Ordinal);
        Assert.Contains(new PersonCard.OfferLost(offered.Id), ana.Updated);

        // Words may still be on their way to them: whoever wrote these has them deleted there, too.
        Assert.Contains(ana.Type("delete my data").Type("delete everything").Told, f => f is PeerFact.Forget { To.ObjectId: "ben" });
    }

    [Fact]
    public void However_much_somebody_suggests_only_the_last_names_are_remembered()
    {
        for (var n = 0; n < 40; n++)
            Suggest($"say {n}");
        Assert.Equal(20, ana.Person.Suggestions.Count);
        Assert.Single(ana.Person.SuggestedTo);
    }

    private PeerFact Lose() => Assert.IsType<PeerFact.OfferLost>(Assert.Single(ben.Do(Undelivered()).Told));

    private PersonEvent.Undelivered Undelivered() => new(new PersonCard.Offer(offered.Id).Name(), new Address.Private(ben.Self.Id));

    /// <summary>Ana writes down for Ben what he wrote himself.</summary>
    private PeerFact Suggest(string text = "send it") => Assert.Single(ana.Do(new PersonEvent.Pressed(new OwnPress(
        ana.Self,
        OwnVerbs.Record,
        new OwnMark("", new PersonForm.Record().Name(), ""),
        new Dictionary<string, string> { [OwnInputs.Text] = text, [OwnInputs.Due] = "2026-11-27", [OwnInputs.Owner] = ben.Self.Id.ObjectId },
        Desk.Group,
        "f1",
        ana.Today,
        "en-GB")
    {
        InDialog = true,
        Source = new(Desk.Group, "77", text, null, ben.Self),
    })).Told);
}
