using System.Text.Json.Nodes;

namespace PeerCoachBot.Tests.Host;

/// <summary>Somebody in Teams.</summary>
/// <param name="Id">The channel's id for them.</param>
/// <param name="ObjectId">Their Entra object id; null for anonymous people.</param>
/// <param name="Chat">The id of their 1:1 conversation with the bot.</param>
internal sealed record Somebody(string Name, string Id, string? ObjectId, string Chat)
{
    public static readonly Somebody Ana = Called("Ana Lee", 1);
    public static readonly Somebody Ben = Called("Ben Ito", 2);
    public static readonly Somebody Cleo = Called("Cleo Roy", 3);
    public static readonly Somebody Dan = Called("Dan Fox", 4);

    /// <summary>Somebody in a meeting who is not signed in.</summary>
    public static readonly Somebody Guest = new("Gus (Guest)", "29:anonymous-gus", null, "a:none");

    private static Somebody Called(string name, int number) =>
        new(name, $"29:1x{number}", $"00000000-0000-0000-0000-00000000000{number}", $"a:1x{number}");

    public JsonObject InRoster()
    {
        var account = new JsonObject
        {
            ["id"] = Id,
            ["name"] = Name,
            ["tenantId"] = FakeTeams.Tenant,
            ["userRole"] = ObjectId is null ? "anonymous" : "user",
        };
        if (ObjectId is not null)
            account["aadObjectId"] = ObjectId;
        return account;
    }
}

/// <summary>A conversation in Teams.</summary>
/// <param name="Type">Teams' own word for it.</param>
internal sealed record Spot(string Id, string Type)
{
    public static readonly Spot Group = new("19:group@thread.v2", "groupChat");
    public static readonly Spot Meeting = new("19:meeting_MjAyNg@thread.v2", "groupChat");

    /// <summary>One thread of a channel.</summary>
    public static readonly Spot Thread = new("19:team@thread.tacv2;messageid=1789999999999", "channel");

    public static Spot With(Somebody person) => new(person.Chat, "personal");

    public static Spot Named(string name) => name switch
    {
        "group" => Group,
        "meeting" => Meeting,
        _ => Thread,
    };
}
