using System.Runtime.CompilerServices;
using PeerCoachBot.Decisions;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Tests.Support;

/// <summary>Remembers which card a drawing is of, so that a test can count a card's copies.</summary>
internal sealed class NamedCards(ICardRenderer inner) : ICardRenderer
{
    private static readonly ConditionalWeakTable<OutgoingCard, string> Names = [];

    /// <summary>The card's name; null for a reply.</summary>
    public static string? NameOf(OutgoingCard card) => Names.TryGetValue(card, out var name) ? name : null;

    public OutgoingCard? Render(object state, string card)
    {
        if (inner.Render(state, card) is not { } drawn)
            return null;
        Names.AddOrUpdate(drawn, card);
        return drawn;
    }

    public string? ArchiveKey(string card) => inner.ArchiveKey(card);

    public OutgoingCard? Render(object? state, Reply reply, string language) => inner.Render(state, reply, language);

    public string Say(object? state, Reply.Say say, string language) => inner.Say(state, say, language);

    public OutgoingForm? Render(object? state, FormRequest request) => inner.Render(state, request);
}
