using PeerCoachBot.Commitments;
using PeerCoachBot.People.Pressing;

namespace PeerCoachBot.Cards.Own.Dialogs;

/// <summary>What is in the way, and what would help.</summary>
internal sealed record BlockedDialog : OwnDialogFace
{
    public override string Template => "blocked";

    public required IReadOnlyList<Passage> Passages { get; init; }

    public required string Obstacle { get; init; }

    /// <summary>There are peers who can be asked.</summary>
    public required IReadOnlyList<string> Hints { get; init; }

    public static BlockedDialog Of(OwnAsked asked, Commitment commitment) => new()
    {
        FallbackText = asked.Words["Blocked_Title"],
        Own = asked.Mark(commitment),
        Faults = asked.Faults,
        
        // What is in the way already stands in the input.
        Passages = [asked.About(commitment with { Standing = Standing.Open })],
        Obstacle = asked.Value(OwnInputs.Obstacle, commitment.Obstacle ?? ""),
        Hints = [asked.Words[commitment.Made.Where is null ? "Blocked_Yours" : "Blocked_YoursOrPeers"]],
    };
}
