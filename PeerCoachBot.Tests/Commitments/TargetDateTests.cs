using PeerCoachBot.Commitments;

namespace PeerCoachBot.Tests.Commitments;

public sealed class TargetDateTests
{
    /// <summary>Monday, 23 November 2026.</summary>
    private static readonly DateOnly Monday = new(2026, 11, 23);

    [Theory]
    [InlineData("today", 0)]
    [InlineData("Today.", 0)]
    [InlineData(" TOMORROW! ", 1)]
    [InlineData("Tuesday", 1)]
    [InlineData("wednesday", 2)]
    [InlineData("thursday", 3)]
    [InlineData("friday", 4)]
    [InlineData("saturday", 5)]
    [InlineData("sunday", 6)]
    [InlineData("monday", 7)]
    [InlineData("2026-11-23", 0)]
    [InlineData("2026-11-22", -1)]
    [InlineData("2027-11-23", 365)]
    public void Known_words_are_dates(string words, int days) => Assert.Equal(Monday.AddDays(days), TargetDate.Read(words, Monday));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void A_weekday_is_the_next_one_after_today(int offset)
    {
        var today = Monday.AddDays(offset);
        foreach (var day in Enum.GetNames<DayOfWeek>())
        {
            var date = TargetDate.Read(day, today)!.Value;
            Assert.Equal(day, date.DayOfWeek.ToString());
            Assert.InRange(date.DayNumber - today.DayNumber, 1, 7);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("next Friday")]
    [InlineData("Fri")]
    [InlineData("Friday noon")]
    [InlineData("5")]
    [InlineData("11/27/2026")]
    [InlineData("27.11.2026")]
    [InlineData("27 November")]
    [InlineData("2026-11-31")]
    [InlineData("2026-1-1")]
    [InlineData("20261127")]
    [InlineData("in two weeks")]
    public void Anything_else_is_left_to_be_asked_back(string words) => Assert.Null(TargetDate.Read(words, Monday));

    [Theory]
    [InlineData("draft the plan by Friday", "draft the plan")]
    [InlineData("draft the plan BY friday.", "draft the plan")]
    [InlineData("stand by Ben by Friday", "stand by Ben")]
    [InlineData("draft the plan\nby Friday", "draft the plan")]
    [InlineData("draft\nthe plan by\nFriday", "draft\nthe plan")]
    [InlineData("draft the plan by 2026-11-27", "draft the plan")]
    public void A_next_step_is_divided_at_its_last_by(string words, string text) =>
        Assert.Equal((text, new DateOnly(2026, 11, 27)), TargetDate.ReadTail(words, Monday));

    [Theory]
    [InlineData("draft the plan")]
    [InlineData("stand by Ben")]
    [InlineData("by Friday")]
    [InlineData("pass by")]
    [InlineData("draft the plan by Friday by noon")]
    [InlineData("draft the lobby Friday")]
    [InlineData("draft the plan byFriday")]
    public void Without_a_date_at_the_end_there_is_nothing_to_divide(string words) => Assert.Null(TargetDate.ReadTail(words, Monday));
}
