using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Tests.Simulation;

/// <summary>Draws of a card only its name and the session's revision: thousands of runs need no more.</summary>
internal sealed class NamesOnly : ICardRenderer
{
    public OutgoingCard? Render(object state, string card) =>
        state is Session session && SessionCard.Read(card)?.Session == session.Key ? Of($"{card} at {session.Revision}") : null;

    public string? ArchiveKey(string card) => SessionCard.Read(card)?.Session;

    public OutgoingCard? Render(object? state, Reply reply, string language) => Of($"{reply}");

    public string Say(object? state, Reply.Say say, string language) => say.Sentence;

    public OutgoingForm? Render(object? state, FormRequest request) => null;

    private static OutgoingCard Of(string text) => new($$"""{"type":"AdaptiveCard","body":[{"type":"TextBlock","text":"{{text.Replace("\"", "", StringComparison.Ordinal)}}"}]}""", text);
}
