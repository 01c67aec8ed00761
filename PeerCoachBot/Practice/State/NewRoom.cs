using System.Security.Cryptography;

namespace PeerCoachBot.Practice.State;

/// <summary>Makes a room: nobody has said anything, and every id is new, so that no older session of the bot's store is met.</summary>
internal static class NewRoom
{
    private static readonly IReadOnlyList<(string Key, string Name)> People =
    [
        ("ana", "Ana Souza"),
        ("ben", "Ben Okafor"),
        ("chidi", "Chidi Eze"),
        ("mei", "Mei Lin"),
        ("yusuf", "Yusuf Demir"),
    ];

    private static readonly IReadOnlyList<string> InGroup = ["ana", "ben", "chidi"];

    public static RoomState Make() => Make($"28:{Guid.NewGuid()}");

    /// <summary>A fresh start at the same time, for the same bot.</summary>
    public static RoomState After(RoomState old) =>
        Make(old.Bot) with { Ahead = old.Ahead, LastId = old.LastId, Revision = old.Revision };

    private static RoomState Make(string bot)
    {
        IReadOnlyList<Persona> people = [.. People.Select(p => new Persona(p.Key, p.Name, $"29:1{Opaque(48)}", Guid.NewGuid().ToString()))];
        return new RoomState
        {
            Tenant = Guid.NewGuid().ToString(),
            Bot = bot,
            People = people,
            Chats =
            [
                new Chat("channel", Chat.Channel, $"19:{Hex()}@thread.tacv2", "Coaching", [.. people.Select(p => p.Key)])
                {
                    Team = new Team($"19:{Hex()}@thread.tacv2", "Everyone", Guid.NewGuid().ToString()),
                },
                new Chat("group", Chat.Group, $"19:{Hex()}@thread.v2", "Peer group", InGroup),
                .. people.Select(p => new Chat($"with-{p.Key}", Chat.Personal, $"a:1{Opaque(72)}", "PeerCoach", [p.Key])),
            ],
        };
    }

    private static string Hex() => Guid.NewGuid().ToString("N");

    /// <summary>Letters, digits, dashes and underscores, as many as Teams' opaque ids have.</summary>
    private static string Opaque(int bytes) =>
        Convert.ToBase64String(RandomNumberGenerator.GetBytes(bytes)).Replace('+', '-').Replace('/', '_').TrimEnd('=');
}
