using System.Text.Json;
using PeerCoachBot.Teams.Inbound;

namespace PeerCoachBot.Teams.Door;

/// <summary>The Connector's keys as they were at one time.</summary>
internal sealed class KeySet(IEnumerable<SigningKey> keys, DateTimeOffset fetchedAt)
{
    /// <summary>There are a few; what has so many is something else.</summary>
    private const int Most = 200;

    public static readonly KeySet None = new([], DateTimeOffset.MinValue);

    private readonly Dictionary<string, SigningKey> byId = keys.DistinctBy(k => k.Id).ToDictionary(k => k.Id, StringComparer.Ordinal);

    public int Count => byId.Count;

    public DateTimeOffset FetchedAt => fetchedAt;

    /// <summary>Reads a JSON web key set; keys that cannot be used are left out.</summary>
    public static KeySet Read(JsonElement json, DateTimeOffset now) =>
        new(json.Items("keys").Take(Most).Select(SigningKey.Read).OfType<SigningKey>(), now);

    public SigningKey? Find(string? id) => id is null ? null : byId.GetValueOrDefault(id);
}
