using PeerCoachBot.Sessions;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Sessions;

public sealed class MeetingAgainTests
{
    [Fact]
    public void On_the_day_that_the_group_chose_there_is_a_start_button()
    {
        var room = Closed("2026-12-07");
        Assert.Equal(new DateTimeOffset(2026, 12, 7, 9, 0, 0, TimeSpan.Zero), room.Session.OfferAt);
        room.Pass(TimeSpan.FromDays(15));
        Assert.Equal(new SessionCard.Again(room.Session.Key), Assert.Single(room.PostedHere));
        Assert.Contains("the day you chose", room.Drawn(room.PostedHere[0]), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_day_it_is_offered_once_after_three_weeks()
    {
        var room = Closed("pass");
        room.Pass(TimeSpan.FromDays(20));
        Assert.Null(room.Session.OfferedAt);
        room.Pass(TimeSpan.FromDays(2));
        Assert.Contains("only this once", room.Drawn(Assert.Single(room.PostedHere)), StringComparison.Ordinal);
        var offered = room.Session;
        Assert.Same(offered, room.Pass(TimeSpan.FromDays(90)).State);
    }

    [Fact]
    public void Whoever_met_again_meanwhile_is_not_asked()
    {
        var room = Closed("pass").Say("Ana", "start");
        Assert.Null(room.Session.OfferAt);
    }

    [Fact]
    public void A_session_that_was_left_lying_offers_nothing() =>
        Assert.Null(Room.Begun("Ana", "Ben").Pass(TimeSpan.FromHours(25)).Session.OfferAt);

    private static Room Closed(string nextDate)
    {
        var room = Room.Begun("Ana", "Ben").ToTurns().ToLearning().ToCommit().ToClose();
        foreach (var answer in new[] { "glad", "yes", "4" })
            foreach (var name in new[] { "Ana", "Ben" })
                room.Wait(TimeSpan.FromSeconds(20)).Say(name, answer);
        foreach (var name in new[] { "Ana", "Ben" })
            if (room.Session.IsOpen())
                room.Wait(TimeSpan.FromSeconds(20)).Say(name, nextDate);
        Assert.False(room.Session.IsOpen());
        return room;
    }
}
