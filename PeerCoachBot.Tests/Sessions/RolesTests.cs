using PeerCoachBot.Sessions;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Sessions;

public sealed class RolesTests
{
    private static readonly string[] Eight = ["Ana", "Ben", "Cem", "Dan", "Eve", "Fay", "Gus", "Hal"];

    [Theory]
    [InlineData(2, "Ana Explorer, Ben Coach | Ben Explorer, Ana Coach")]
    [InlineData(3, "Ana Explorer, Ben Coach, Cem Observer | Ben Explorer, Cem Coach, Ana Observer | Cem Explorer, Ana Coach, Ben Observer")]
    [InlineData(
        4,
        "Ana Explorer, Ben LeadCoach, Cem PatternSpotter, Dan Asker | Ben Explorer, Cem LeadCoach, Dan PatternSpotter, Ana Asker"
        + " | Cem Explorer, Dan LeadCoach, Ana PatternSpotter, Ben Asker | Dan Explorer, Ana LeadCoach, Ben PatternSpotter, Cem Asker")]
    public void Roles_rotate(int people, string expected)
    {
        var room = Room.Begun(Eight[..people]).ToTurns();
        List<string> turns = [];
        while (room.Session.Spotlight is not null && turns.Count < 8)
        {
            turns.Add(RolesNow(room));
            room.Wait(TimeSpan.FromMinutes(2)).Say(room.Explorer!, "done");
        }

        Assert.Equal(expected, string.Join(" | ", turns));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void In_a_group_everybody_explores_leads_and_spots_once(int people)
    {
        var room = Room.Begun(Eight[..people]).ToTurns();
        List<(string Name, Role Role)> seen = [];
        while (room.Session.Spotlight is { } spotlight && seen.Count < 64)
        {
            seen.AddRange(Roles.Around(room.Session, spotlight.Explorer).Select(r => (r.Who.ObjectId, r.Role)));
            room.Wait(TimeSpan.FromMinutes(2)).Say(room.Explorer!, "done");
        }

        foreach (var role in new[] { Role.Explorer, Role.LeadCoach, Role.PatternSpotter })
            Assert.Equal(Eight[..people].Select(n => n.ToLowerInvariant()), seen.Where(s => s.Role == role).Select(s => s.Name).Order());
        Assert.Equal((people - 3) * people, seen.Count(s => s.Role == Role.Asker));
    }

    [Fact]
    public void When_one_of_three_leaves_the_two_take_the_roles_of_a_pair()
    {
        var room = Room.Begun("Ana", "Ben", "Cem").ToTurns().Say("Cem", "leave");
        Assert.Equal("Ana Explorer, Ben Coach", RolesNow(room));
    }

    [Fact]
    public void When_a_third_joins_a_pair_in_its_turns_they_observe_and_explore_last()
    {
        var room = Room.Begun("Ana", "Ben").ToTurns().Say("Cem", "join").Say("Cem", "agree");
        Assert.Equal("Ana Explorer, Ben Coach, Cem Observer", RolesNow(room));
        List<string?> explorers = [];
        while (room.Explorer is { } explorer && explorers.Count < 8)
        {
            explorers.Add(explorer);
            room.Wait(TimeSpan.FromMinutes(2)).Say(explorer, "done");
        }

        Assert.Equal(["Ana", "Ben", "Cem"], explorers);
    }

    private static string RolesNow(Room room) => string.Join(
        ", ",
        Roles.Around(room.Session, room.Session.Spotlight!.Explorer).Select(r => $"{room.Session.Find(r.Who)!.Who.Name} {r.Role}"));
}
