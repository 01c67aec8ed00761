using System.Security.Cryptography;
using System.Text;
using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;

namespace PeerCoachBot.Sessions;

/// <summary>Somebody who had everything of theirs deleted, as the session knows them from then on.</summary>
/// <param name="Was">Whom it stands for, as a hash: enough to know a late word of theirs, and nothing else.</param>
/// <param name="As">What stands in the place of their id; no person's.</param>
internal sealed record Removal(string Was, PersonId As, DateTimeOffset At) : Extensible
{
    /// <summary>The removal of a person from a session.</summary>
    public static Removal Of(Session session, PersonId person, DateTimeOffset at) => new(
        HashOf(session, person),
        new PersonId(person.Tenant, $"removed-{session.Removed.Count + 1}"),
        at);

    /// <summary>Different in every session, so that nobody can be followed by it from one to another.</summary>
    public static string HashOf(Session session, PersonId person) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        $"{session.Home.Id}\n{session.Key}\n{person.Tenant}\n{person.ObjectId}")));
}
