using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;

namespace PeerCoachBot.Sessions;

/// <summary>
/// Decides where words may stand. They show in the conversation only where everybody who can read it takes part, or
/// where every participant has agreed to show them; elsewhere they go to each participant in 1:1.
/// </summary>
internal static class Confidentiality
{
    public static bool WordsMayShowHere(Session session) =>
        OnlyParticipantsRead(session)
        || (session.Active().Any() && session.Participants.All(p => p.ShowsHere || !HasASay(session, p)));

    public static bool OnlyParticipantsRead(Session session) =>
        session.Home.HasOwnRoster
        && session.Readers is { Count: > 0 } readers
        && readers.All(reader => session.FindActive(reader.Id) is not null);

    /// <summary>Whoever takes part, and whoever left words behind.</summary>
    private static bool HasASay(Session session, Participant person) => person.IsActive() || session.HasWordsOf(person.Who.Id);

    /// <summary>Readers who have not joined, or have left.</summary>
    public static IReadOnlyList<Peer> OtherReaders(Session session) =>
        [.. (session.Readers ?? []).Where(reader => session.Find(reader.Id) is not { HasLeft: false })];

    /// <summary>Where cards with words go: to all at once, or to each alone.</summary>
    public static IEnumerable<(string For, Address To)> Audience(Session session, IEnumerable<Participant> people) =>
        WordsMayShowHere(session)
            ? [(SessionCard.All, new Address.Shared(session.Home))]
            : people.Select(p => (SessionCard.Whom(p.Who.Id), (Address)new Address.Private(p.Who.Id)));
}
