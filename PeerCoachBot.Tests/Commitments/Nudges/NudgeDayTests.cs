using System.Globalization;
using PeerCoachBot.Commitments;
using PeerCoachBot.Commitments.Nudges;

namespace PeerCoachBot.Tests.Commitments.Nudges;

public sealed class NudgeDayTests
{
    /// <summary>Friday; the working day before is 26 November.</summary>
    private static readonly DateOnly Due = new(2026, 11, 27);

    private static readonly WorkingTime Usual = WorkingTime.Usual("Europe/Berlin");
    private static readonly Availability Ana = new(Usual);

    /// <summary>Nine o'clock in Berlin on Thursday, the day before the target date.</summary>
    private static readonly DateTimeOffset Thursday = new(2026, 11, 26, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Everything_that_is_due_is_in_one_message()
    {
        var (all, due) = NudgeDay.Hold([Item("a"), Item("b", Due.AddDays(1)), Item("c", Due.AddDays(-2))], Ana, Thursday);
        Assert.Equal(["a", "c"], due);
        (all, due) = NudgeDay.Hold(all, Ana with { NudgedOn = Due.AddDays(-1) }, Thursday.AddDays(1));
        Assert.Equal(["a", "b", "c"], due);
        Assert.All(all, c => Assert.DoesNotContain(c.Nudges, n => n.IsPending && n.Day <= Due));
    }

    [Theory]
    [InlineData("2026-11-26T07:59:59Z")]
    [InlineData("2026-11-26T16:00:00Z")]
    [InlineData("2026-11-25T12:00:00Z")]
    [InlineData("2026-11-28T12:00:00Z")]
    public void Nothing_is_due_before_its_day_nor_outside_working_hours(string now)
    {
        IReadOnlyList<Commitment> before = [Item("a")];
        var (all, due) = NudgeDay.Hold(before, Ana, At(now));
        Assert.Empty(due);
        Assert.Equal(before, all);
    }

    [Fact]
    public void After_a_message_the_next_comes_on_another_day()
    {
        var (all, _) = NudgeDay.Hold([Item("a")], Ana, Thursday);
        var nudged = Ana with { NudgedOn = Due.AddDays(-1) };
        Assert.Empty(NudgeDay.Hold([.. all, Item("b")], nudged, Thursday.AddHours(1)).Due);
        Assert.Equal(Thursday.AddDays(1), NudgeDay.Next([.. all, Item("b")], nudged, Thursday.AddHours(1)));
        Assert.Equal(["a", "b"], NudgeDay.Hold([.. all, Item("b")], nudged, Thursday.AddDays(1)).Due);
    }

    [Fact]
    public void Of_several_nudges_of_one_commitment_the_latest_is_sent()
    {
        var (all, due) = NudgeDay.Hold([Item("a")], Ana, Thursday.AddDays(1));
        Assert.Equal(["a"], due);
        Assert.Equal(new Dictionary<NudgeEnd, int> { [NudgeEnd.CancelledAsOverlapped] = 1, [NudgeEnd.Sent] = 1 }, all[0].Ends());
    }

    [Theory]
    [InlineData(-47, NudgeEnd.CancelledAsChanged)]
    [InlineData(-48, NudgeEnd.Sent)]
    [InlineData(0, NudgeEnd.CancelledAsChanged)]
    [InlineData(1, NudgeEnd.CancelledAsChanged)]
    [InlineData(null, NudgeEnd.Sent)]
    internal void Whoever_has_just_changed_it_has_it_in_mind(int? hours, NudgeEnd end)
    {
        var changed = Item("a") with { ChangedAt = hours is { } ago ? Thursday.AddHours(ago) : null };
        var (all, due) = NudgeDay.Hold([changed], Ana, Thursday);
        Assert.Equal(end, all[0].Nudges.Single(n => n.Stage == NudgeStage.DayBefore).End);
        Assert.Equal(end == NudgeEnd.Sent ? ["a"] : [], due);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void What_they_put_off_comes_whatever_they_changed_since(int daysLater)
    {
        var snoozed = NudgePlan.Snoozed(Item("a"), Due.AddDays(-1), Usual) with { ChangedAt = Thursday.AddHours(-1) };
        Assert.Equal(["a"], NudgeDay.Hold([snoozed], Ana, Thursday.AddDays(daysLater)).Due);
    }

    [Theory]
    [InlineData(7, NudgeEnd.Sent)]
    [InlineData(8, NudgeEnd.Expired)]
    internal void What_would_come_more_than_a_week_late_does_not_come(int daysLate, NudgeEnd end)
    {
        var monday = new DateOnly(2026, 11, 23);
        var item = Items.Of("a", monday, monday);
        var (all, due) = NudgeDay.Hold([item], Ana, new DateTimeOffset(monday.AddDays(daysLate), new TimeOnly(10, 0), TimeSpan.Zero));
        Assert.Equal(end, all[0].Nudges[0].End);
        Assert.Equal(end == NudgeEnd.Sent ? ["a"] : [], due);
    }

    [Fact]
    public void What_is_too_late_takes_nothing_else_along()
    {
        var monday = new DateOnly(2026, 11, 23);
        var item = Items.Of("a", monday, monday, monday.AddDays(6));
        var (all, due) = NudgeDay.Hold([item], Ana, new DateTimeOffset(monday.AddDays(8), new TimeOnly(10, 0), TimeSpan.Zero));
        Assert.Equal(["a"], due);
        Assert.Equal([NudgeEnd.CancelledAsOverlapped, NudgeEnd.Sent], all[0].Nudges.Select(n => n.End!.Value));
    }

    [Fact]
    public void After_a_pause_one_message_holds_what_is_still_due()
    {
        var back = Ana with { PausedUntil = new DateOnly(2027, 1, 4) };
        IReadOnlyList<Commitment> items = [Item("a"), Item("b", Due.AddDays(20)), Item("c", new DateOnly(2027, 2, 1))];
        Assert.Empty(NudgeDay.Hold(items, back, At("2027-01-01T10:00:00Z")).Due);
        Assert.Equal(At("2027-01-04T08:00:00Z"), NudgeDay.Next(items, back, Thursday));

        var (all, due) = NudgeDay.Hold(items, back, At("2027-01-04T08:00:00Z"));
        Assert.Equal(["a", "b"], due);
        Assert.Equal(1, all[0].Ends()[NudgeEnd.Sent]);
        Assert.Equal(4, all[0].Ends()[NudgeEnd.CancelledAsOverlapped]);
        Assert.Equal(items[2], all[2]);
    }

    [Fact]
    public void Somebody_who_wants_no_nudges_gets_none()
    {
        var off = Ana with { IsOff = true };
        Assert.Null(NudgeDay.Next([Item("a")], off, Thursday));
        Assert.Empty(NudgeDay.Hold([Item("a")], off, Thursday).Due);
    }

    [Fact]
    public void Where_nothing_is_pending_there_is_no_next_moment()
    {
        Assert.Null(NudgeDay.Next([], Ana, Thursday));
        Assert.Null(NudgeDay.Next([NudgePlan.Cancelled(Item("a"), NudgeEnd.CancelledAsEnded)], Ana, Thursday));
    }

    [Theory]
    [InlineData(null, null, null)]
    [InlineData(null, "2026-11-25", "2026-11-26")]
    [InlineData("2026-12-01", null, "2026-12-01")]
    [InlineData("2026-12-01", "2026-11-25", "2026-12-01")]
    [InlineData("2026-11-24", "2026-11-25", "2026-11-26")]
    [InlineData("2026-11-26", "2026-11-25", "2026-11-26")]
    public void The_first_day_is_after_the_pause_and_after_the_last_message(string? pausedUntil, string? nudgedOn, string? first) =>
        Assert.Equal(Day(first), (Ana with { PausedUntil = Day(pausedUntil), NudgedOn = Day(nudgedOn) }).NotBefore);

    [Fact]
    public void Flying_west_over_the_date_line_brings_no_second_message_for_the_day()
    {
        var kiribati = new Availability(WorkingTime.Usual("Pacific/Kiritimati"));
        var samoa = kiribati with { Time = WorkingTime.Usual("Pacific/Pago_Pago"), NudgedOn = Due.AddDays(-1) };
        var (all, due) = NudgeDay.Hold([Item("a")], kiribati, At("2026-11-25T19:00:00Z"));
        Assert.Equal(["a"], due);
        Assert.Equal(new DateOnly(2026, 11, 25), samoa.Time.DayAt(At("2026-11-25T20:00:00Z")));
        Assert.Equal(At("2026-11-27T20:00:00Z"), NudgeDay.Next(all, samoa, At("2026-11-25T20:00:00Z")));
    }

    private static Commitment Item(string id, DateOnly? due = null) => Items.Planned(id, due ?? Due, new DateOnly(2026, 11, 2), Usual);

    private static DateTimeOffset At(string moment) => DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture);

    private static DateOnly? Day(string? day) => day is null ? null : DateOnly.Parse(day, CultureInfo.InvariantCulture);
}
