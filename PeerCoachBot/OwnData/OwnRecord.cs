using PeerCoachBot.People;

namespace PeerCoachBot.OwnData;

/// <summary>Puts somebody's record together again, with what was put aside. Pure.</summary>
internal static class OwnRecord
{
    /// <summary>Everything once, in the order in which it was made.</summary>
    public static Person Whole(Person present, IReadOnlyList<Person> past)
    {
        List<Person> parts = [.. past.Append(present).OrderBy(p => p.Revision)];
        return present with
        {
            Commitments = [.. parts.SelectMany(p => p.Commitments).DistinctBy(c => c.Id).OrderBy(c => c.Made.At)],
            Requests = [.. parts.SelectMany(p => p.Requests).DistinctBy(r => r.Number).OrderBy(r => r.Number)],
            Witnessing = [.. parts.SelectMany(p => p.Witnessing).DistinctBy(w => (w.Owner.Id, w.Id))],
            PutAside = [],
            RequestsAside = 0,
        };
    }
}
