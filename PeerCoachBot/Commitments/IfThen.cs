using PeerCoachBot.Decisions;

namespace PeerCoachBot.Commitments;

/// <summary>If this happens, then I will do that.</summary>
internal sealed record IfThen(string If, string Then) : Extensible;
