using PeerCoachBot.Commitments.Nudges;
using PeerCoachBot.Decisions;
using PeerCoachBot.People;
using PeerCoachBot.People.Pressing;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.People.Rules;

public sealed class NudgingTests
{
    [Fact]
    public void One_is_nudged_around_the_date_less_and_less_often_and_then_no_more()
    {
        var desk = new Desk { Zone = "Asia/Tokyo" }.Type("I will rest by 2026-12-03");
        var nudges = desk.NudgesWithin(TimeSpan.FromDays(60));
        Assert.Equal(
            ["2026-12-02", "2026-12-03", "2026-12-07", "2026-12-10", "2026-12-21"],
            nudges.Select(n => n.Day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        Assert.All(nudges, n => Assert.Equal(new TimeSpan(0, 0, 0), n.At.UtcDateTime.TimeOfDay));
    }

    [Fact]
    public void All_that_is_due_is_in_one_message_a_day()
    {
        var desk = new Desk().Type("I will rest by Friday").Type("I will eat by Friday").Type("I will run by 2026-12-24");
        desk.Pass(TimeSpan.FromDays(3.5));
        Assert.Equal(new DateOnly(2026, 11, 26), Assert.Single(desk.Person.Nudged).Day);
        Assert.Equal(2, desk.Person.Nudged[0].Items.Count);
    }

    [Fact]
    public void Whoever_is_away_is_nudged_when_they_are_back()
    {
        var desk = new Desk().Type("I will rest by Friday").Type("pause until 2026-12-07");
        Assert.Equal(OwnSentences.Paused, desk.Reply);
        Assert.Equal(new DateOnly(2026, 12, 7), Assert.Single(desk.NudgesWithin(TimeSpan.FromDays(16))).Day);
    }

    [Fact]
    public void Whoever_wants_no_nudges_gets_none()
    {
        var desk = new Desk().Type("I will rest by Friday").Type("nudges off");
        Assert.Empty(desk.NudgesWithin(TimeSpan.FromDays(60)));
        desk = new Desk().Type("I will rest by Friday").Type("nudges off").Type("nudges on");
        Assert.Equal(new DateOnly(2026, 11, 26), desk.NudgesWithin(TimeSpan.FromDays(60))[0].Day);
    }

    [Fact]
    public void In_their_own_days_and_hours()
    {
        var desk = new Desk().Type("I will rest by Friday");
        desk.Press(
            OwnVerbs.SaveSettings,
            "",
            (OwnInputs.Zone, "São Paulo"), (OwnInputs.Days, "Wednesday"), (OwnInputs.From, "13:30"), (OwnInputs.To, "18:00"), (OwnInputs.Nudges, "true"));
        Assert.Equal(OwnSentences.ZoneUnknown, desk.Reply);
        desk.Press(
            OwnVerbs.SaveSettings,
            "",
            (OwnInputs.Zone, "Sao Paulo"), (OwnInputs.Days, "Wednesday"), (OwnInputs.From, "13:30"), (OwnInputs.To, "18:00"), (OwnInputs.Nudges, "true"));
        Assert.Equal(OwnSentences.SettingsSaved, desk.Reply);
        var first = desk.NudgesWithin(TimeSpan.FromDays(10))[0];
        Assert.Equal((new DateOnly(2026, 11, 25), new DateTimeOffset(2026, 11, 25, 16, 30, 0, TimeSpan.Zero)), first);
    }

    [Theory]
    [InlineData("Etc/Nowhere", "Monday", "09:00", "17:00", "", OwnSentences.ZoneUnknown)]
    [InlineData("", "", "09:00", "17:00", "", OwnSentences.DaysMissing)]
    [InlineData("", "Monday", "17:00", "09:00", "", OwnSentences.HoursBackwards)]
    [InlineData("", "Monday", "09:00", "17:00", "2026-11-01", OwnSentences.PausePast)]
    public void Settings_that_make_no_sense_are_refused(string zone, string days, string from, string to, string paused, string sentence)
    {
        var desk = new Desk().Press(
            OwnVerbs.SaveSettings,
            "",
            (OwnInputs.Zone, zone), (OwnInputs.Days, days), (OwnInputs.From, from), (OwnInputs.To, to), (OwnInputs.PausedUntil, paused));
        Assert.Equal((sentence, Keeping.Nothing), (desk.Reply, desk.Last.Keep));
    }

    [Fact]
    public void Where_there_is_no_way_in_private_one_mention_stands_where_it_was_made()
    {
        var desk = new Desk().Record("rest", new DateOnly(2026, 11, 27), peers: "Ben").Pass(TimeSpan.FromDays(3.5));
        var day = desk.Person.Nudged[0].Day;
        desk.Do(new PersonEvent.Undelivered(new PersonCard.Nudge(day).Name(), new Address.Private(desk.Self.Id)));
        Assert.Equal((new PersonCard.Mention(day), new Address.Shared(Desk.Group)), Assert.Single(desk.Posted));
        desk.Do(new PersonEvent.Undelivered(new PersonCard.Nudge(day).Name(), new Address.Private(desk.Self.Id)));
        Assert.Empty(desk.Posted);
        desk.Do(new PersonEvent.Undelivered(new PersonCard.Mention(day).Name(), new Address.Shared(Desk.Group)));
        Assert.Equal([NudgeEnd.Undeliverable], desk.Only.Nudges.Where(n => !n.IsPending).Select(n => n.End!.Value));
    }

    [Fact]
    public void Woken_late_in_the_night_it_waits_for_the_morning()
    {
        var desk = new Desk().Type("I will rest by Friday");
        desk.Now = new DateTimeOffset(2026, 11, 26, 23, 0, 0, TimeSpan.Zero);
        desk.Do(new PersonEvent.Woken());
        Assert.Empty(desk.Posted);
        Assert.Equal(new DateTimeOffset(2026, 11, 27, 9, 0, 0, TimeSpan.Zero), desk.Person.WakeAt);
        Assert.Equal(new DateOnly(2026, 11, 27), desk.NudgesWithin(TimeSpan.FromDays(1))[0].Day);
    }

    [Fact]
    public void Elsewhere_by_now_one_is_nudged_by_the_clock_there_and_never_twice_a_day()
    {
        var desk = new Desk { Zone = "Asia/Tokyo" }.Type("I will rest by Friday").Pass(TimeSpan.FromDays(3));
        Assert.Single(desk.Person.Nudged);
        desk.Do(new PersonEvent.Seen(desk.Self.Id, "America/Sao_Paulo", "pt-BR"));
        var second = Assert.Single(desk.NudgesWithin(TimeSpan.FromDays(1.8)));
        Assert.Equal((new DateOnly(2026, 11, 27), new DateTimeOffset(2026, 11, 27, 12, 0, 0, TimeSpan.Zero)), second);
    }
}
