namespace PeerCoachBot.Cards.Posted;

/// <summary>The ground rules, for whoever has to accept them before anything else.</summary>
internal sealed record RulesCard : Face
{
    public override string Template => "rules";

    public required IReadOnlyList<Rule> Rules { get; init; }

    public required string Sentence { get; init; }

    public required IReadOnlyList<Button> Buttons { get; init; }
}
