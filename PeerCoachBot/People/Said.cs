using PeerCoachBot.Decisions;

namespace PeerCoachBot.People;

/// <summary>What somebody typed, and when.</summary>
/// <param name="Words">A digest.</param>
internal sealed record Said(string Words, DateTimeOffset At) : Extensible;
