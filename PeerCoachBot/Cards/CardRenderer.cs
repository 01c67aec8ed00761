using PeerCoachBot.Decisions;
using PeerCoachBot.People;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Cards;

/// <summary>Draws whatever goes out: of a person where the state is one, else of a session.</summary>
internal sealed class CardRenderer(SessionCards sessions, TimeProvider clock) : ICardRenderer
{
    public OutgoingCard? Render(object state, string card) =>
        state is Person person ? Outgoing(PersonCards.Draw(person, card, clock.GetUtcNow())) : sessions.Render(state, card);

    public OutgoingCard? Render(object? state, Reply reply, string language) => state is Person person
        ? Outgoing(PersonCards.Draw(person, reply, language, clock.GetUtcNow()))
        : sessions.Render(state, reply, language);

    public OutgoingForm? Render(object? state, FormRequest request) => PersonForm.Read(request.Form) is null
        ? sessions.Render(state, request)
        : PersonCards.Draw(state as Person, request, clock.GetUtcNow()) is { } drawn ? new OutgoingForm(drawn.Face.FallbackText, drawn.Json) : null;

    public string Say(object? state, Reply.Say say, string language) =>
        state is Person person ? PersonCards.Say(person, say, language) : sessions.Say(state, say, language);

    public string? ArchiveKey(string card) => PastCard.Read(card) is { } past ? past.Key : PersonCard.Read(card) is null ? sessions.ArchiveKey(card) : null;

    private static OutgoingCard? Outgoing(DrawnCard? drawn) => drawn is null ? null : new OutgoingCard(drawn.Json, drawn.Face.FallbackText);
}
