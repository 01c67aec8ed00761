using PeerCoachBot.Decisions;

namespace PeerCoachBot.People;

/// <summary>A commitment that was taken back where it was made.</summary>
/// <param name="Revision">The session's revision then.</param>
internal sealed record Tombstone(string Id, long Revision) : Extensible;
