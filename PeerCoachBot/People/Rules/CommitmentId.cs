using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;

namespace PeerCoachBot.People.Rules;

/// <summary>
/// Names commitments by what happened, so that the same happening, told again, makes the same one. Short, since cards
/// carry it, and nothing can be read from it.
/// </summary>
internal static class CommitmentId
{
    public static string OfStep(AggregateId session, string key, string slot) => Digest.Of("session", session.Key, key, slot);

    public static string OfMessage(Conversation where, string message) => Digest.Of("message", where.Id, message);

    /// <summary>One message may hold several things to do.</summary>
    public static string OfMessage(Conversation where, string message, string text) => Digest.Of("message", where.Id, message, text);
}
