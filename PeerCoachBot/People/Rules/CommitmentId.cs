using System.Security.Cryptography;
using System.Text;
using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;

namespace PeerCoachBot.People.Rules;

/// <summary>
/// Names commitments by what happened, so that the same happening, told again, makes the same one. Short, since cards
/// carry it, and nothing can be read from it.
/// </summary>
internal static class CommitmentId
{
    private const int Length = 20;

    public static string OfStep(AggregateId session, string key, string slot) => Of("session", session.Key, key, slot);

    public static string OfMessage(Conversation where, string message) => Of("message", where.Id, message);

    private static string Of(params IReadOnlyList<string> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..Length];
}
