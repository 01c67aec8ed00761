using PeerCoachBot.Decisions;

namespace PeerCoachBot.People;

/// <summary>What somebody asked of their peers about a commitment.</summary>
/// <param name="Number">Counts the requests of one person.</param>
internal sealed record Request(int Number, string Commitment, string Text) : Extensible
{
    /// <summary>It could not be posted.</summary>
    public bool IsLost { get; init; }
}
