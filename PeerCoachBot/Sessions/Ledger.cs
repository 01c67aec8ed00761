using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;

namespace PeerCoachBot.Sessions;

/// <summary>What a conversation's earlier sessions leave for the next: who explored in which order, and who knows the rules.</summary>
/// <param name="Order">Who had a coaching turn last time, in order.</param>
/// <param name="Missed">Who should have had one and did not, then or earlier, and has had none since.</param>
/// <param name="Agreed">Who has accepted the ground rules here.</param>
internal sealed record Ledger(
    IReadOnlyList<PersonId> Order,
    IReadOnlyList<PersonId> Missed,
    IReadOnlyList<PersonId> Agreed) : Extensible
{
    public static readonly Ledger Empty = new([], [], []);

    /// <summary>The ledger that a finished session leaves.</summary>
    public static Ledger After(Session session) => new Ledger(
        session.HadTurn.Count > 0 ? session.HadTurn : session.Ledger.Order,
        [.. session.Ledger.Missed.Union(session.TurnOrder).Where(person => !session.HadTurn.Contains(person))],
        [.. session.Ledger.Agreed.Union(session.Participants.Where(p => p.Agreed).Select(p => p.Who.Id))]).Without(session.IsRemoved);

    /// <summary>Everybody it names, some of them more than once.</summary>
    public IEnumerable<PersonId> Everybody() => [.. Order, .. Missed, .. Agreed];

    public Ledger Without(PersonId person) => Without(one => one == person);

    private Ledger Without(Func<PersonId, bool> isGone) => this with
    {
        Order = [.. Order.Where(person => !isGone(person))],
        Missed = [.. Missed.Where(person => !isGone(person))],
        Agreed = [.. Agreed.Where(person => !isGone(person))],
    };

    /// <summary>
    /// The order for these people: whoever missed a turn first, then whoever explored last, then the others as before,
    /// then newcomers as they joined. In a settled group that rotates the first place from session to session; elsewhere
    /// too, nobody is first twice running.
    /// </summary>
    public IReadOnlyList<PersonId> OrderFor(IEnumerable<PersonId> people)
    {
        List<PersonId> order =
        [
            .. people
                .Select((person, joined) => (person, joined))
                .OrderBy(x => Missed.Contains(x.person) ? 0 : Place(x.person))
                .ThenBy(x => x.joined)
                .Select(x => x.person),
        ];
        return order is [var first, var second, .. var others] && Order is [var opened, ..] && opened == first && !Missed.Contains(first)
            ? [second, first, .. others]
            : order;
    }

    private int Place(PersonId person)
    {
        for (var i = 0; i < Order.Count; i++)
            if (Order[i] == person)
                return i == Order.Count - 1 ? 1 : i + 2;
        return int.MaxValue;
    }
}
