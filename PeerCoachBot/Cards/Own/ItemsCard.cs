namespace PeerCoachBot.Cards.Own;

/// <summary>Several commitments, each with what can be answered to it.</summary>
internal sealed record ItemsCard : Face
{
    public override string Template => "items";

    /// <summary>None in a dialog, which has its title already.</summary>
    public required IReadOnlyList<string> Titles { get; init; }

    public IReadOnlyList<string> Lines { get; init; } = [];

    public required IReadOnlyList<OwnItem> Items { get; init; }

    /// <summary>Others, that are only to be read.</summary>
    public IReadOnlyList<Section> Sections { get; init; } = [];

    public required IReadOnlyList<string> Hints { get; init; }

    public IReadOnlyList<Button> Buttons { get; init; } = [];
}
