using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions;
using PeerCoachBot.Sessions.Steps;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Sessions;

public sealed class TimerTests
{
    [Fact]
    public void A_turn_warns_twice_says_that_time_is_up_and_ends_two_minutes_later()
    {
        var room = Room.Begun("Ana", "Ben").ToTurns();
        var opened = room.Now;
        List<(double Minutes, string What)> happened = [];
        while (room.Explorer == "Ana")
        {
            room.Now = Clockwork.NextWake(room.Session)!.Value;
            room.Do(new SessionEvent.Woken());
            happened.Add(((room.Now - opened).TotalMinutes, Summary(room)));
        }

        Assert.Equal(
        [
            (13, "updates OfTurn"),
            (14.5, "updates OfTurn"),
            (15, "posts TimeUp"),
            (17, "posts OfTurn"),
        ],
            happened);
        Assert.Equal("Ben", room.Explorer);
        Assert.Contains(World.Peer("Ana").Id, room.Session.HadTurn);
    }

    [Fact]
    public void A_warning_stands_on_the_card()
    {
        var room = Room.Begun("Ana", "Ben").ToTurns().Pass(TimeSpan.FromMinutes(13));
        Assert.Contains("Two minutes left.", Living(room), StringComparison.Ordinal);
        room.Pass(TimeSpan.FromMinutes(1.5));
        Assert.Contains("Half a minute left.", Living(room), StringComparison.Ordinal);
        room.Pass(TimeSpan.FromMinutes(0.5));
        Assert.Contains("Time is up.", Living(room), StringComparison.Ordinal);
    }

    [Fact]
    public void A_turn_ends_only_two_minutes_after_it_really_said_that_time_is_up()
    {
        // The wake-up comes late, as after an outage: nothing ends unannounced.
        var room = Room.Begun("Ana", "Ben").ToTurns().Wait(TimeSpan.FromMinutes(40)).Do(new SessionEvent.Woken());
        Assert.Equal("Ana", room.Explorer);
        Assert.IsType<SessionCard.TimeUp>(Assert.Single(room.PostedHere));
        room.Wait(TimeSpan.FromSeconds(119)).Do(new SessionEvent.Woken());
        Assert.Equal("Ana", room.Explorer);
        room.Wait(TimeSpan.FromSeconds(1)).Do(new SessionEvent.Woken());
        Assert.Equal("Ben", room.Explorer);
    }

    [Fact]
    public void A_question_says_that_time_is_up_and_ends_nothing()
    {
        var room = Room.Begun("Ana", "Ben").Pass(TimeSpan.FromHours(20));
        Assert.Equal("ask:goal", room.Session.Step);
        Assert.Equal(TimeSaid.TimeIsUp, room.Session.Timer!.Said);
    }

    [Fact]
    public void A_wake_up_that_comes_early_finds_nothing_to_do()
    {
        var room = Room.Begun("Ana", "Ben").ToTurns().Wait(TimeSpan.FromMinutes(12)).Do(new SessionEvent.Woken());
        Assert.Equal(Keeping.Nothing, room.Last.Keep);
    }

    [Fact]
    public void More_time_is_two_minutes_once()
    {
        var room = Room.Begun("Ana", "Ben").ToTurns().Wait(TimeSpan.FromMinutes(5)).Say("Ben", "more time");
        Assert.Equal(17, room.Session.Timer!.Box.TotalMinutes);
        room.Wait(TimeSpan.FromMinutes(3)).Say("Ana", "more time");
        Assert.Equal(Sentences.MoreTimeOnce, room.Reply);
        Assert.Equal(17, room.Session.Timer!.Box.TotalMinutes);
    }

    [Fact]
    public void More_time_after_the_end_counts_from_now_and_warns_again()
    {
        var room = Room.Begun("Ana", "Ben").ToTurns().Pass(TimeSpan.FromMinutes(16)).Say("Ana", "more time");
        Assert.Equal(room.Now + TimeSpan.FromMinutes(2), room.Session.Timer!.EndsAt());
        room.Pass(TimeSpan.FromSeconds(119));
        Assert.Equal("Ana", room.Explorer);
        Assert.Equal(TimeSaid.HalfMinuteLeft, room.Session.Timer!.Said);
        room.Pass(TimeSpan.FromSeconds(120));
        Assert.Equal("Ana", room.Explorer);
        room.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal("Ben", room.Explorer);
    }

    [Fact]
    public void Every_turn_may_have_more_time_once()
    {
        var room = Room.Begun("Ana", "Ben").ToTurns().Say("Ana", "more time").Say("Ana", "done").Say("Ben", "more time");
        Assert.Equal(17, room.Session.Timer!.Box.TotalMinutes);
    }

    [Theory]
    [InlineData(1, "1")]
    [InlineData(0.5, "0.5")]
    [InlineData(3, "2.5, 3")]
    [InlineData(4, "3.5, 4")]
    [InlineData(4.5, "2.5, 4, 4.5")]
    [InlineData(15, "13, 14.5, 15")]
    public void A_short_box_has_fewer_warnings(double minutes, string expected)
    {
        var timer = new StepTimer("card", FakeClock.Start, TimeSpan.FromMinutes(minutes));
        List<string> said = [];
        while (timer.Next() is { } next)
        {
            said.Add((next.At - FakeClock.Start).TotalMinutes.ToString(System.Globalization.CultureInfo.InvariantCulture));
            timer = timer with { Said = next.What };
        }

        // A warning needs a box of more than twice its distance from the end.
        Assert.Equal(expected, string.Join(", ", said));
    }

    private static string Living(Room room) => room.Drawn(room.Guide.LivingCard(room.Session));

    private static string Summary(Room room) => room.Posted is [var card, ..]
        ? $"posts {card.GetType().Name}"
        : $"updates {Assert.Single(room.Updated).GetType().Name}";
}
