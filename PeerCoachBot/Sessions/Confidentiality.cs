using PeerCoachBot.Conversations;

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

    private static bool OnlyParticipantsRead(Session session) =>
        session.Home.HasOwnRoster
        && session.Readers is { Count: > 0 } readers
        && readers.All(reader => session.FindActive(reader.Id) is not null);

    /// <summary>Whoever takes part, and whoever left words behind.</summary>
    private static bool HasASay(Session session, Participant person) => person.IsActive() || session.HasWordsOf(person.Who.Id);

    /// <summary>Readers who have not joined, or have left.</summary>
    public static IReadOnlyList<Peer> OtherReaders(Session session) =>
        [.. (session.Readers ?? []).Where(reader => session.Find(reader.Id) is not { HasLeft: false })];
}
