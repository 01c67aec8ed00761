namespace PeerCoachBot.Cards.Posted;

/// <summary>One sentence to whoever said or pressed something.</summary>
internal sealed record SayCard : Face
{
    public override string Template => "say";

    public required string Sentence { get; init; }

    public required IReadOnlyList<Button> Buttons { get; init; }
}
