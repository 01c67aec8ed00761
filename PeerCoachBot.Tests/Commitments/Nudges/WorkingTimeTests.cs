using System.Globalization;
using PeerCoachBot.Commitments.Nudges;

namespace PeerCoachBot.Tests.Commitments.Nudges;

public sealed class WorkingTimeTests
{
    /// <summary>A Monday.</summary>
    private static readonly DateOnly Monday = new(2026, 11, 23);

    private static readonly WorkingTime Usual = WorkingTime.Usual("Europe/Berlin");

    [Theory]
    [InlineData("2026-11-23T07:59:59Z", false)]
    [InlineData("2026-11-23T08:00:00Z", true)]
    [InlineData("2026-11-23T15:59:59Z", true)]
    [InlineData("2026-11-23T16:00:00Z", false)]
    [InlineData("2026-11-28T10:00:00Z", false)]
    [InlineData("2026-11-29T10:00:00Z", false)]
    [InlineData("2026-07-01T07:00:00Z", true)]
    [InlineData("2026-07-01T15:00:00Z", false)]
    public void Somebody_works_on_working_days_between_the_hours_of_their_own_clock(string now, bool isOpen) =>
        Assert.Equal(isOpen, Usual.IsOpen(At(now)));

    [Theory]
    [InlineData("Europe/Berlin", "2026-11-23T23:30:00Z", "2026-11-24")]
    [InlineData("America/New_York", "2026-11-23T04:30:00Z", "2026-11-22")]
    [InlineData("Pacific/Kiritimati", "2026-11-23T10:00:00Z", "2026-11-24")]
    [InlineData("Pacific/Pago_Pago", "2026-11-23T10:30:00Z", "2026-11-22")]
    [InlineData("Mars/Olympus", "2026-11-23T23:30:00Z", "2026-11-23")]
    [InlineData("", "2026-11-23T23:30:00Z", "2026-11-23")]
    [InlineData("../../etc/passwd", "2026-11-23T23:30:00Z", "2026-11-23")]
    public void A_day_is_that_of_their_own_calendar_and_an_unknown_zone_is_UTC(string zone, string now, string day) =>
        Assert.Equal(Day(day), WorkingTime.Usual(zone).DayAt(At(now)));

    /// <summary>Europe/Berlin skips 02:00 to 03:00 on 29 March 2026 and has it twice on 25 October; Lord Howe moves by half an hour.</summary>
    [Theory]
    [InlineData("Europe/Berlin", "2026-03-28", "02:30", "17:00", "2026-03-28T01:30:00Z")]
    [InlineData("Europe/Berlin", "2026-03-29", "02:30", "17:00", "2026-03-29T01:00:00Z")]
    [InlineData("Europe/Berlin", "2026-03-29", "02:00", "02:45", null)]
    [InlineData("Europe/Berlin", "2026-03-29", "02:00", "03:01", "2026-03-29T01:00:00Z")]
    [InlineData("Europe/Berlin", "2026-03-29", "09:00", "17:00", "2026-03-29T07:00:00Z")]
    [InlineData("Europe/Berlin", "2026-10-25", "02:30", "17:00", "2026-10-25T00:30:00Z")]
    [InlineData("Europe/Berlin", "2026-10-25", "03:00", "17:00", "2026-10-25T02:00:00Z")]
    [InlineData("Europe/Berlin", "2026-10-25", "09:00", "17:00", "2026-10-25T08:00:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-10-04", "02:15", "17:00", "2026-10-03T15:30:00Z")]
    [InlineData("Africa/Cairo", "2026-04-24", "00:00", "00:30", null)]
    [InlineData("Africa/Cairo", "2026-04-24", "00:30", "08:00", "2026-04-23T22:00:00Z")]
    [InlineData("America/Nuuk", "2026-03-28", "23:30", "23:59", null)]
    public void A_time_that_is_skipped_is_the_next_that_exists_and_of_two_the_first_counts(string zone, string day, string from, string to, string? opens) =>
        Assert.Equal(opens is null ? null : At(opens), EveryDay(zone, from, to).OpensOn(Day(day)));

    [Fact]
    public void A_day_once_begun_goes_on_although_the_clock_is_put_back()
    {
        var early = EveryDay("Europe/Berlin", "02:30", "17:00");
        Assert.True(early.IsOpen(At("2026-10-25T00:30:00Z")));
        Assert.True(early.IsOpen(At("2026-10-25T01:10:00Z")));
        Assert.Equal(At("2026-10-25T01:10:00Z"), early.NextOpening(At("2026-10-25T01:10:00Z"), Day("2026-10-25")));
    }

    [Theory]
    [InlineData("2026-11-23T06:00:00Z", "2026-11-23", "2026-11-23T08:00:00Z")]
    [InlineData("2026-11-23T09:12:34Z", "2026-11-23", "2026-11-23T09:12:34Z")]
    [InlineData("2026-11-23T09:12:34Z", "2026-11-01", "2026-11-23T09:12:34Z")]
    [InlineData("2026-11-23T09:12:34Z", "2026-11-24", "2026-11-24T08:00:00Z")]
    [InlineData("2026-11-23T16:00:00Z", "2026-11-23", "2026-11-24T08:00:00Z")]
    [InlineData("2026-11-27T16:00:00Z", "2026-11-23", "2026-11-30T08:00:00Z")]
    [InlineData("2026-11-23T09:00:00Z", "2026-11-28", "2026-11-30T08:00:00Z")]
    [InlineData("2026-03-27T16:00:00Z", "2026-03-27", "2026-03-30T07:00:00Z")]
    public void The_next_opening_is_now_or_the_beginning_of_the_next_day_worked(string now, string notBefore, string opening) =>
        Assert.Equal(At(opening), Usual.NextOpening(At(now), Day(notBefore)));

    [Theory]
    [InlineData(0, "2026-11-23", "2026-11-20", "2026-11-23")]
    [InlineData(2, "2026-11-25", "2026-11-24", "2026-11-25")]
    [InlineData(5, "2026-11-30", "2026-11-27", "2026-11-30")]
    [InlineData(12, "2026-12-09", "2026-12-08", "2026-12-09")]
    public void Working_days_are_counted_without_the_others(int count, string after, string before, string from)
    {
        Assert.Equal(Day(after), Usual.After(Monday, count));
        Assert.Equal(Day(before), Usual.WorkingDayBefore(Usual.After(Monday, count)));
        Assert.Equal(Day(from), Usual.WorkingDayFrom(Usual.After(Monday, count)));
    }

    [Fact]
    public void Whoever_works_on_one_day_of_the_week_is_found_on_it()
    {
        var wednesdays = Usual with { Days = [DayOfWeek.Wednesday] };
        Assert.Equal(Monday.AddDays(2), wednesdays.WorkingDayFrom(Monday));
        Assert.Equal(Monday.AddDays(-5), wednesdays.WorkingDayBefore(Monday));
        Assert.Equal(Monday.AddDays(2 + (11 * 7)), wednesdays.After(Monday, 12));
        Assert.Equal(At("2026-11-25T08:00:00Z"), wednesdays.NextOpening(At("2026-11-18T16:00:00Z"), Monday.AddDays(-30)));
    }

    [Theory]
    [InlineData(0, "09:00", "17:00")]
    [InlineData(7, "17:00", "09:00")]
    [InlineData(7, "09:00", "09:00")]
    public void Nothing_opens_where_nobody_could_work_so_and_nothing_looks_for_ever(int days, string from, string to)
    {
        var never = EveryDay("Europe/Berlin", from, to) with { Days = [.. Enum.GetValues<DayOfWeek>().Take(days)] };
        Assert.False(never.IsPossible);
        Assert.Null(never.NextOpening(At("2026-11-23T06:00:00Z"), Monday));
        Assert.Null(never.OpensOn(Monday));
        Assert.False(never.IsOpen(At("2026-11-23T09:00:00Z")));
        Assert.InRange(never.WorkingDayFrom(Monday), Monday, Monday.AddDays(7));
        Assert.InRange(never.WorkingDayBefore(Monday), Monday.AddDays(-8), Monday);
        Assert.InRange(never.After(Monday, 12), Monday, Monday.AddDays(12 * 8));
        Assert.Null(NudgeDay.Next([Items.Of("a", Monday, Monday)], new Availability(never), At("2026-11-23T06:00:00Z")));
    }

    private static WorkingTime EveryDay(string zone, string from, string to) =>
        new(zone, Enum.GetValues<DayOfWeek>(), TimeOnly.Parse(from, CultureInfo.InvariantCulture), TimeOnly.Parse(to, CultureInfo.InvariantCulture));

    private static DateTimeOffset At(string moment) => DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture);

    private static DateOnly Day(string day) => DateOnly.Parse(day, CultureInfo.InvariantCulture);
}
