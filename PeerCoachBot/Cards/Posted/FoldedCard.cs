using PeerCoachBot.Sessions;

namespace PeerCoachBot.Cards.Posted;

/// <summary>A step that is over: its title and what came of it.</summary>
internal sealed record FoldedCard : SessionFace
{
    public override string Template => "folded";

    /// <summary>The bot's own words.</summary>
    public required string Title { get; init; }

    public required IReadOnlyList<string> Lines { get; init; }

    public static FoldedCard Of(Sheet sheet, Step step, string title, IReadOnlyList<string> lines) => new()
    {
        FallbackText = title,
        Where = sheet.Where(step),
        Title = title,
        Lines = lines,
    };
}
