using PeerCoachBot.Decisions;

namespace PeerCoachBot.People;

/// <summary>Commitments that were put aside together.</summary>
/// <param name="Key">Their key in the archive.</param>
/// <param name="Items">Their ids.</param>
internal sealed record Batch(string Key, IReadOnlyList<string> Items) : Extensible;
