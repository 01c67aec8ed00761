using System.Globalization;
using PeerCoachBot.Commitments;
using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;

namespace PeerCoachBot.People.Rules;

/// <summary>
/// Puts aside what ended so long ago that nothing shows it any more, so that a record does not grow for ever. Nobody sees
/// it: no card is drawn again and nobody is told.
/// </summary>
internal static class PuttingAside
{
    /// <summary>It happens rarely: what rests waits for so much else.</summary>
    public const int Fewest = 20;

    /// <summary>One row of a store has to hold it.</summary>
    public const int MostAtOnce = 40;

    /// <summary>However many end soon one after the other, no more than these stay.</summary>
    public const int MostEnded = 150;

    /// <summary>How many stay of what they witnessed until it was done.</summary>
    public const int MostWitnessed = 20;

    /// <summary>Longer than any card shows something that ended, a month, or has a button to reopen it with.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromDays(60);

    /// <summary>The decision that somebody becomes so, in which they have as little with them as they need.</summary>
    public static Decision<Person> From(Decision<Person> decision, Person before, Person after, DateTimeOffset now)
    {
        if (after.Aside is not null)
            return decision;

        // What this very decision changes may have to be drawn again first.
        List<Commitment> ended = [.. Resting(after, now).Where(c => before.Find(c.Id) == c).Take(MostAtOnce)];
        List<Witnessed> witnessed = [.. after.Witnessing.Where(w => w.IsDone).SkipLast(MostWitnessed).Where(before.Witnessing.Contains).Take(MostAtOnce)];
        if (ended.Count + witnessed.Count < Fewest)
            return decision;

        var aside = Aside(after, ended, witnessed);
        return decision.Becoming(Without(after, aside)).PuttingAside(aside.Aside!, aside);
    }

    /// <summary>The oldest first. What the last messages brought to mind stays, since these are drawn again when something else in them changes.</summary>
    private static IEnumerable<Commitment> Resting(Person person, DateTimeOffset now)
    {
        var shown = person.Nudged.SelectMany(n => n.Items).ToHashSet();
        return person.Commitments
            .Where(c => !c.IsOpen)
            .OrderByDescending(EndedAt)
            .Where((c, n) => (n >= MostEnded || now - EndedAt(c) >= Rest) && !shown.Contains(c.Id) && !c.Nudges.Any(nudge => nudge.IsPending))
            .Reverse();
    }

    private static DateTimeOffset EndedAt(Commitment commitment) => commitment.ChangedAt ?? commitment.Made.At;

    /// <summary>A record of its own, with what it takes to draw its cards. Its revision makes its key, which no other ever has.</summary>
    private static Person Aside(Person person, List<Commitment> ended, List<Witnessed> witnessed) => new()
    {
        Id = person.Id,
        Name = person.Name,
        Profile = person.Profile,
        Revision = person.Revision,
        Aside = person.Revision.ToString(CultureInfo.InvariantCulture),
        Commitments = [.. person.Commitments.Where(ended.Contains)],
        Requests = [.. person.Requests.Where(r => ended.Any(c => c.Id == r.Commitment))],
        Witnessing = witnessed,
    };

    private static Person Without(Person person, Person aside)
    {
        var ids = aside.Commitments.Select(c => c.Id).ToHashSet();
        return person with
        {
            Commitments = [.. person.Commitments.Where(c => !ids.Contains(c.Id))],
            Requests = [.. person.Requests.Except(aside.Requests)],
            Witnessing = [.. person.Witnessing.Except(aside.Witnessing)],
            PutAside = [.. person.PutAside, new Batch(aside.Aside!, [.. ids])],
            KnownTo = [.. person.KnownTo.Union(Known(aside))],
            RequestsAside = aside.Requests.Select(r => r.Number).Append(person.RequestsAside).Max(),
        };
    }

    private static IEnumerable<PersonId> Known(Person aside) =>
    [
        .. aside.Commitments.SelectMany(c => c.Made.Peers).Select(p => p.Id),
        .. aside.Commitments.Select(c => c.Witness?.Who.Id).OfType<PersonId>(),
        .. aside.Witnessing.Select(w => w.Owner.Id),
    ];
}
