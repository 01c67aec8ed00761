using PeerCoachBot.Decisions;

namespace PeerCoachBot.People;

/// <summary>A session that was told to forget somebody.</summary>
/// <param name="Revision">Its revision when it had; null while that is on its way.</param>
internal sealed record Forgetting(AggregateId Session, long? Revision = null) : Extensible;
