using PeerCoachBot.Commitments;
using PeerCoachBot.Commitments.Nudges;
using PeerCoachBot.Decisions;
using PeerCoachBot.People;
using PeerCoachBot.People.Pressing;
using PeerCoachBot.Sessions;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.People.Rules;

public sealed class AnsweringTests
{
    [Theory]
    [InlineData("done", OwnVerbs.Done, "Done")]
    [InlineData("Partly.", OwnVerbs.Partly, "Partly")]
    [InlineData("blocked", OwnVerbs.Blocked, "Blocked")]
    [InlineData("let it go", OwnVerbs.LetGo, "LetGo")]
    public void It_can_be_typed_or_pressed_and_counts_once(string words, string verb, string standing)
    {
        var (typed, pressed) = (With("rest"), With("rest"));
        typed.Type(words);
        pressed.Press(verb, pressed.Only.Id);
        foreach (var desk in new[] { typed, pressed })
        {
            Assert.Equal(standing, $"{desk.Only.Standing}");
            Assert.Equal(OwnSentences.Already, desk.Press(verb, desk.Only.Id).Reply);
            Assert.Equal(2, desk.Only.History.Count);
        }
    }

    [Fact]
    public void What_is_done_or_let_go_is_not_brought_to_mind_any_more()
    {
        foreach (var verb in new[] { OwnVerbs.Done, OwnVerbs.LetGo })
        {
            var desk = With("rest");
            desk.Press(verb, desk.Only.Id);
            Assert.Empty(desk.NudgesWithin(TimeSpan.FromDays(60)));
            Assert.All(desk.Only.Nudges, n => Assert.Equal(NudgeEnd.CancelledAsEnded, n.End));
        }
    }

    [Fact]
    public void Another_date_is_news_and_plans_anew()
    {
        var desk = With("rest").Type("new date 2026-12-11");
        Assert.Equal((new DateOnly(2026, 12, 11), Standing.Open), (desk.Only.Due, desk.Only.Standing));
        Assert.Equal(new DateOnly(2026, 12, 10), desk.NudgesWithin(TimeSpan.FromDays(17))[0].Day);
        Assert.Equal(ChangeKind.Dated, desk.Only.History[^1].Kind);
    }

    [Theory]
    [InlineData("new date yesterday", Sentences.DateUnclear)]
    [InlineData("new date 2026-11-01", Sentences.DatePast)]
    [InlineData("new date soon", Sentences.DateUnclear)]
    [InlineData("snooze someday", OwnSentences.SnoozeUnclear)]
    [InlineData("snooze today", OwnSentences.SnoozeUnclear)]
    public void What_is_no_day_to_come_is_asked_back(string words, string sentence)
    {
        var desk = With("rest").Type(words);
        Assert.Equal((sentence, Keeping.Nothing), (desk.Reply, desk.Last.Keep));
    }

    [Theory]
    [InlineData("snooze tomorrow", "2026-11-24")]
    [InlineData("snooze until Monday", "2026-11-30")]
    [InlineData("snooze next week", "2026-11-30")]
    [InlineData("snooze 2026-12-05", "2026-12-07")]
    public void Put_off_it_comes_on_that_day_and_not_before(string words, string day)
    {
        var desk = With("rest").Type(words);
        Assert.Equal(Date(day), desk.NudgesWithin(TimeSpan.FromDays(30))[0].Day);
    }

    [Fact]
    public void With_several_one_says_which()
    {
        var desk = With("rest").Type("I will eat by tomorrow");
        Assert.Equal(OwnSentences.WhichOne, desk.Type("done").Reply);
        Assert.Equal(OwnSentences.WhichOne, desk.Type("done 3").Reply);
        desk.Type("done 1");
        Assert.Equal(["eat"], desk.Person.Commitments.Where(c => !c.IsOpen).Select(c => c.Text));
        Assert.Equal(Sentences.HeardBefore, desk.Type("done 1").Reply);
        Assert.Single(desk.Person.Open());
        desk.Type("done");
        Assert.All(desk.Person.Commitments, c => Assert.Equal(Standing.Done, c.Standing));
        desk.Now += TimeSpan.FromMinutes(2);
        Assert.Equal(OwnSentences.NothingOpen, desk.Type("done").Reply);
    }

    [Fact]
    public void What_was_brought_to_mind_last_is_meant_where_it_is_one()
    {
        var desk = With("rest").Type("I will eat by 2027-01-29");
        desk.Pass(TimeSpan.FromDays(3.5)).Type("done");
        Assert.Equal(["rest"], desk.Person.Commitments.Where(c => !c.IsOpen).Select(c => c.Text));
    }

    [Fact]
    public void Everything_can_be_changed_at_once_in_a_dialog()
    {
        var desk = With("rest");
        desk.Press(OwnVerbs.Change, desk.Only.Id, (OwnInputs.Text, "I will sleep"), (OwnInputs.Due, "2026-12-01"), (OwnInputs.If, "it is late"), (OwnInputs.Then, "I stop"));
        Assert.Equal(("sleep", new DateOnly(2026, 12, 1), new IfThen("it is late", "I stop")), (desk.Only.Text, desk.Only.Due, desk.Only.Plan));
        Assert.Equal(Sentences.PlanHalf, desk.Press(OwnVerbs.Change, desk.Only.Id, (OwnInputs.Text, "x"), (OwnInputs.Due, "2026-12-01"), (OwnInputs.If, "y")).Reply);
        Assert.Equal(Sentences.CommitmentEmpty, desk.Press(OwnVerbs.Change, desk.Only.Id, (OwnInputs.Due, "2026-12-01")).Reply);
        desk.Press(OwnVerbs.Change, desk.Only.Id, (OwnInputs.Text, "sleep"), (OwnInputs.Undated, "true"));
        Assert.Null(desk.Only.Due);
        Assert.Empty(desk.NudgesWithin(TimeSpan.FromDays(60)));
    }

    [Fact]
    public void Peers_are_asked_in_the_owners_words_and_only_when_sent()
    {
        var desk = new Desk().Record("rest", new DateOnly(2026, 11, 27), peers: "Ben");
        Assert.Equal(OwnSentences.RequestEmpty, desk.Press(OwnVerbs.AskPeers, desk.Only.Id).Reply);
        desk.Press(OwnVerbs.AskPeers, desk.Only.Id, (OwnInputs.Text, "Who could take my shift?"));
        Assert.Equal((new PersonCard.Request(1), new Address.Shared(Desk.Group)), Assert.Single(desk.Posted));
        desk.Press(OwnVerbs.AskPeers, desk.Only.Id, (OwnInputs.Text, "Who could take my shift?"));
        Assert.Equal(OwnSentences.Already, desk.Reply);
        Assert.Equal(OwnSentences.NoPeers, With("rest") is var alone ? alone.Press(OwnVerbs.AskPeers, alone.Only.Id, (OwnInputs.Text, "x")).Reply : "");
    }

    [Fact]
    public void A_button_of_somebody_elses_card_does_nothing()
    {
        var desk = With("rest");
        desk.Do(new PersonEvent.Pressed(new OwnPress(
            desk.Self, OwnVerbs.Done, new OwnMark("ben", "", desk.Only.Id), new Dictionary<string, string>(), desk.Chat, "x", desk.Today, "en-GB")));
        Assert.Equal((OwnSentences.NotYours, Keeping.Nothing), (desk.Reply, desk.Last.Keep));
        Assert.Equal(OwnSentences.Gone, desk.Press(OwnVerbs.Done, "no such thing").Reply);
    }

    private static Desk With(string what) => new Desk().Type($"I will {what} by Friday");

    private static DateOnly Date(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
