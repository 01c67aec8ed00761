using PeerCoachBot.Commitments;
using PeerCoachBot.Decisions;

namespace PeerCoachBot.People;

/// <summary>What somebody will do, by a date that was asked for.</summary>
internal sealed record Draft(string Id, string Text, Origin Made) : Extensible;
