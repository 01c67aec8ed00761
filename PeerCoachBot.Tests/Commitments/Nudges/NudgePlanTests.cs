using System.Globalization;
using PeerCoachBot.Commitments;
using PeerCoachBot.Commitments.Nudges;

namespace PeerCoachBot.Tests.Commitments.Nudges;

public sealed class NudgePlanTests
{
    private static readonly WorkingTime Usual = WorkingTime.Usual("Europe/Berlin");

    /// <summary>Monday.</summary>
    private static readonly DateOnly Today = new(2026, 11, 23);

    /// <summary>Friday.</summary>
    private static readonly DateOnly Due = new(2026, 11, 27);

    [Theory]
    [InlineData("2026-11-27", "DayBefore 2026-11-26, OnTheDay 2026-11-27, AfterTwo 2026-12-01, AfterFive 2026-12-04, AfterTwelve 2026-12-15")]
    [InlineData("2026-11-30", "DayBefore 2026-11-27, OnTheDay 2026-11-30, AfterTwo 2026-12-02, AfterFive 2026-12-07, AfterTwelve 2026-12-16")]
    [InlineData("2026-11-28", "DayBefore 2026-11-27, AfterTwo 2026-12-01, AfterFive 2026-12-04, AfterTwelve 2026-12-15")]
    [InlineData("2026-11-29", "DayBefore 2026-11-27, AfterTwo 2026-12-01, AfterFive 2026-12-04, AfterTwelve 2026-12-15")]
    [InlineData("2026-11-25", "DayBefore 2026-11-24, OnTheDay 2026-11-25, AfterTwo 2026-11-27, AfterFive 2026-12-02, AfterTwelve 2026-12-11")]
    [InlineData("2026-11-24", "OnTheDay 2026-11-24, AfterTwo 2026-11-26, AfterFive 2026-12-01, AfterTwelve 2026-12-10")]
    [InlineData("2026-11-23", "AfterTwo 2026-11-25, AfterFive 2026-11-30, AfterTwelve 2026-12-09")]
    [InlineData("2026-11-19", "AfterFive 2026-11-26, AfterTwelve 2026-12-07")]
    [InlineData("2026-11-01", "")]
    [InlineData("2036-11-22", "DayBefore 2036-11-21, AfterTwo 2036-11-25, AfterFive 2036-11-28, AfterTwelve 2036-12-09")]
    public void Nudges_come_around_the_target_date_less_and_less_often_and_then_no_more(string due, string planned) =>
        Assert.Equal(planned, string.Join(", ", Items.Planned("a", Day(due), Today, Usual).Pending()));

    [Theory]
    [InlineData(DayOfWeek.Monday, DayOfWeek.Thursday, "DayBefore 2026-11-26, AfterTwo 2026-12-03, AfterFive 2026-12-14, AfterTwelve 2027-01-07")]
    [InlineData(DayOfWeek.Friday, DayOfWeek.Sunday, "OnTheDay 2026-11-27, AfterTwo 2026-12-04, AfterFive 2026-12-13, AfterTwelve 2027-01-08")]
    public void They_count_the_days_that_their_owner_works(DayOfWeek one, DayOfWeek other, string planned) =>
        Assert.Equal(planned, string.Join(", ", Items.Planned("a", Due, Today, Usual with { Days = [one, other] }).Pending()));

    [Fact]
    public void Another_target_date_replaces_what_is_still_to_come_and_nothing_is_forgotten()
    {
        var first = Items.Planned("a", Due, Today, Usual).Ending(n => n.Stage == NudgeStage.DayBefore, NudgeEnd.Sent);
        var moved = NudgePlan.Planned(first with { Due = Due.AddDays(7) }, NudgeEnd.CancelledAsMoved, Due, Usual);

        Assert.Equal("DayBefore 2026-12-03", moved.Pending().First());
        Assert.Equal(10, moved.NudgesMade);
        Assert.Equal(new Dictionary<NudgeEnd, int> { [NudgeEnd.Sent] = 1, [NudgeEnd.CancelledAsMoved] = 4 }, moved.Ends());
    }

    [Fact]
    public void Without_a_target_date_nothing_comes()
    {
        var undated = NudgePlan.Planned(Items.Planned("a", Due, Today, Usual) with { Due = null }, NudgeEnd.CancelledAsMoved, Today, Usual);
        Assert.Empty(undated.Pending());
        Assert.Equal(5, undated.Ends()[NudgeEnd.CancelledAsMoved]);
    }

    [Fact]
    public void What_is_done_with_is_not_planned_anew_by_another_date()
    {
        var done = NudgePlan.Cancelled(Items.Planned("a", Due, Today, Usual) with { Standing = Standing.Done }, NudgeEnd.CancelledAsEnded);
        Assert.Empty(NudgePlan.Planned(done with { Due = Due.AddDays(7) }, NudgeEnd.CancelledAsMoved, Today, Usual).Pending());
    }

    [Fact]
    public void What_is_done_with_is_not_brought_to_mind()
    {
        var ended = NudgePlan.Cancelled(Items.Planned("a", Due, Today, Usual), NudgeEnd.CancelledAsEnded);
        Assert.Empty(ended.Pending());
        Assert.Equal(5, ended.Ends()[NudgeEnd.CancelledAsEnded]);
        Assert.Equal(ended, NudgePlan.Cancelled(ended, NudgeEnd.CancelledAsEnded));
    }

    [Theory]
    [InlineData("2026-11-24", "Snoozed 2026-11-24, DayBefore 2026-11-26, OnTheDay 2026-11-27, AfterTwo 2026-12-01, AfterFive 2026-12-04, AfterTwelve 2026-12-15", 0)]
    [InlineData("2026-11-26", "Snoozed 2026-11-26, OnTheDay 2026-11-27, AfterTwo 2026-12-01, AfterFive 2026-12-04, AfterTwelve 2026-12-15", 1)]
    [InlineData("2026-11-28", "Snoozed 2026-11-30, AfterTwo 2026-12-01, AfterFive 2026-12-04, AfterTwelve 2026-12-15", 2)]
    [InlineData("2026-11-29", "Snoozed 2026-11-30, AfterTwo 2026-12-01, AfterFive 2026-12-04, AfterTwelve 2026-12-15", 2)]
    [InlineData("2027-02-01", "Snoozed 2027-02-01", 5)]
    public void What_is_put_off_comes_on_that_day_and_not_before(string until, string pending, int cancelled)
    {
        var snoozed = NudgePlan.Snoozed(Items.Planned("a", Due, Today, Usual), Day(until), Usual);
        Assert.Equal(pending, string.Join(", ", snoozed.Pending()));
        Assert.Equal(cancelled, snoozed.Ends().GetValueOrDefault(NudgeEnd.CancelledAsSnoozed));
        Assert.Equal(6, snoozed.NudgesMade);
    }

    [Theory]
    [InlineData("2026-11-28", "2026-11-29")]
    [InlineData("2026-11-28", "2026-11-28")]
    [InlineData("2026-12-01", "2026-11-30")]
    [InlineData("2027-02-01", "2026-11-30")]
    public void Put_off_again_it_comes_once_on_the_day_said_last(string first, string then)
    {
        var twice = NudgePlan.Snoozed(NudgePlan.Snoozed(Items.Planned("a", Due, Today, Usual), Day(first), Usual), Day(then), Usual);
        Assert.Equal("Snoozed 2026-11-30", Assert.Single(twice.Pending(), p => p.StartsWith("Snoozed", StringComparison.Ordinal)));
        Assert.Equal(7, twice.NudgesMade);
    }

    [Fact]
    public void What_was_planned_for_the_very_day_to_which_it_is_put_off_does_not_come_as_well()
    {
        var due = new DateOnly(2026, 11, 30);
        var snoozed = NudgePlan.Snoozed(Items.Planned("a", due, Today, Usual), Day("2026-11-28"), Usual);
        Assert.Equal(["Snoozed 2026-11-30", "AfterTwo 2026-12-02"], snoozed.Pending().Take(2));
    }

    [Fact]
    public void Other_working_days_move_what_is_pending_and_nothing_else()
    {
        var before = Items.Planned("a", Due, Today, Usual).Ending(n => n.Stage == NudgeStage.DayBefore, NudgeEnd.Sent);
        var moved = NudgePlan.Moved(before, Usual with { Days = [DayOfWeek.Sunday, DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Friday] });

        Assert.Equal(["OnTheDay 2026-11-27", "AfterTwo 2026-11-30", "AfterFive 2026-12-04", "AfterTwelve 2026-12-14"], moved.Pending());
        Assert.Equal(new DateOnly(2026, 11, 26), moved.Nudges.Single(n => n.Stage == NudgeStage.DayBefore).Day);
        Assert.Equal(5, moved.NudgesMade);
    }

    [Fact]
    public void Where_the_target_date_is_no_working_day_any_more_nothing_comes_on_it()
    {
        var moved = NudgePlan.Moved(Items.Planned("a", Due, Today, Usual), Usual with { Days = [DayOfWeek.Monday, DayOfWeek.Tuesday] });
        Assert.Equal(["DayBefore 2026-11-24", "AfterTwo 2026-12-01", "AfterFive 2026-12-14", "AfterTwelve 2027-01-05"], moved.Pending());
        Assert.Equal(1, moved.Ends()[NudgeEnd.CancelledAsMoved]);
    }

    [Fact]
    public void What_was_put_off_moves_to_the_next_day_that_is_worked()
    {
        var snoozed = NudgePlan.Snoozed(Items.Of("a", due: null), Day("2026-11-26"), Usual);
        Assert.Equal(["Snoozed 2026-12-02"], NudgePlan.Moved(snoozed, Usual with { Days = [DayOfWeek.Wednesday] }).Pending());
    }

    [Fact]
    public void Other_working_days_bring_nothing_before_the_day_to_which_it_was_put_off()
    {
        var snoozed = NudgePlan.Snoozed(Items.Planned("a", Due, Today, Usual), Day("2026-11-30"), Usual);
        Assert.Equal("AfterTwo 2026-12-01", snoozed.Pending().ElementAt(1));
        var moved = NudgePlan.Moved(snoozed, Usual with { Days = Enum.GetValues<DayOfWeek>() });
        Assert.Equal(["Snoozed 2026-11-30", "AfterFive 2026-12-02", "AfterTwelve 2026-12-09"], moved.Pending());
        Assert.Equal(3, moved.Ends()[NudgeEnd.CancelledAsSnoozed]);
    }

    [Fact]
    public void Another_zone_moves_no_day()
    {
        var before = NudgePlan.Snoozed(Items.Planned("a", Due, Today, Usual), Day("2026-11-25"), Usual);
        Assert.Equal(before.Pending(), NudgePlan.Moved(before, WorkingTime.Usual("Pacific/Kiritimati")).Pending());
    }

    private static DateOnly Day(string day) => DateOnly.Parse(day, CultureInfo.InvariantCulture);
}
