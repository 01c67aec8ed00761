using PeerCoachBot.Decisions;
using PeerCoachBot.People;
using PeerCoachBot.Sessions;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Tests.Simulation;

/// <summary>Draws of a card only its name and its aggregate's revision: thousands of runs need no more.</summary>
internal sealed class NamesOnly : ICardRenderer
{
    public OutgoingCard? Render(object state, string card) => state switch
    {
        Session session when SessionCard.Read(card)?.Session == session.Key => Of($"{card} at {session.Revision}"),
        Person person when PastCard.Read(card) is { } past => past.Key == person.Aside ? Of($"{card} at {person.Revision}") : null,
        Person person when PersonCard.Read(card) is not null => Of($"{card} at {person.Revision}"),
        _ => null,
    };

    public string? ArchiveKey(string card) => PastCard.Read(card) is { } past ? past.Key : PersonCard.Read(card) is not null ? null : SessionCard.Read(card)?.Session;

    public OutgoingCard? Render(object? state, Reply reply, string language) => Of($"{reply}");

    public string Say(object? state, Reply.Say say, string language) => say.Sentence;

    public OutgoingForm? Render(object? state, FormRequest request) => null;

    private static OutgoingCard Of(string text) => new($$"""{"type":"AdaptiveCard","body":[{"type":"TextBlock","text":"{{text.Replace("\"", "", StringComparison.Ordinal)}}"}]}""", text);
}
