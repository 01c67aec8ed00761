using System.Text.Json.Nodes;

namespace PeerCoachBot.Tests.Browser.Playground;

/// <summary>One of the six people of the Playground.</summary>
internal sealed record PlaygroundPerson(string Id, string First, string Last, int Number)
{
    public static readonly PlaygroundPerson Ana = new("ana", "Ana", "Lee", 1);
    public static readonly PlaygroundPerson Ben = new("ben", "Ben", "Ito", 2);
    public static readonly PlaygroundPerson Cleo = new("cleo", "Cleo", "Roy", 3);

    public static readonly IReadOnlyList<PlaygroundPerson> All =
        [Ana, Ben, Cleo, new("dan", "Dan", "Fox", 4), new("eva", "Eva", "Lund", 5), new("fay", "Fay", "Mora", 6)];

    public string Name => $"{First} {Last}";

    public string ObjectId => $"00000000-0000-0000-0000-0000000000a{Number}";

    public JsonObject InConfiguration() => new()
    {
        ["id"] = Id,
        ["name"] = Name,
        ["userPrincipleName"] = $"{Id}@example.com",
        ["aadObjectId"] = ObjectId,
        ["givenName"] = First,
        ["surname"] = Last,
        ["email"] = $"{Id}@example.com",
    };
}
