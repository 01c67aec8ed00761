using PeerCoachBot.Cards;

namespace PeerCoachBot.Tests.Cards.Samples;

/// <summary>One card or dialog in one state, drawn for each cast.</summary>
internal sealed record SampleCard(string Card, string State, Func<Cast, DrawnCard> Draw)
{
    public string Name(Cast cast) => $"{Card}.{State}.{cast.Name}";
}
