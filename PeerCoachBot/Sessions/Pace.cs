using PeerCoachBot.Decisions;

namespace PeerCoachBot.Sessions;

/// <summary>How long a session is meant to take.</summary>
/// <param name="Minutes">All time boxes are scaled so that they sum to this; null for the usual ones.</param>
/// <param name="HalfTurns">A short session: coaching turns take half as long.</param>
internal sealed record Pace(int? Minutes = null, bool HalfTurns = false) : Extensible
{
    public static readonly Pace Usual = new();
}
