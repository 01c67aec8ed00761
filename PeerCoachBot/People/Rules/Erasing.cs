using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions;

namespace PeerCoachBot.People.Rules;

/// <summary>
/// Deletes everything of a person. What stays is that it happened, and which sessions were told to forget them: so that
/// nothing that is still on its way brings anything back.
/// </summary>
internal static class Erasing
{
    public static Decision<Person> Ask(Moment moment) => moment.Become(
        moment.Person with { ErasureAskedAt = moment.Now },
        reply: null,
        moment.Post(new PersonCard.Erasure()));

    public static Decision<Person> KeepAll(Moment moment) => moment.Person.ErasureAskedAt is null
        ? moment.Nothing(OwnSentences.AllKept)
        : moment.Become(
            moment.Person with { ErasureAskedAt = null },
            new Reply.Say(OwnSentences.AllKept),
            new Effect.UpdateCard(new PersonCard.Erasure().Name()));

    public static Decision<Person> Confirm(Moment moment)
    {
        var person = moment.Person;
        if (person.ErasureAskedAt is null)
            return moment.Nothing(OwnSentences.ErasureNotAsked);

        var erased = new Person
        {
            Id = person.Id,
            Revision = person.Revision + 1,
            ErasedAt = moment.Now,
            Forgetting =
            [
                .. person.Forgetting.Where(f => person.Sessions.All(s => s.Session != f.Session)),
                .. person.Sessions.Select(s => new Forgetting(s.Session, Revision: null)),
            ],
        };
        var self = new Peer(person.Id, "");
        return Decision<Person>.Change(
            erased,
            [
                .. person.Sessions.Select(s => Order(s.Session, person.Id, moment.Now)),
                .. Acquainted(person).Distinct().Select(p => Consequences.Tell(p, new PeerFact.Forget(self, p))),
                new Effect.TellPast(new PeerFact.Forget(self, person.Id)),
            ],
            new Reply.Say(OwnSentences.Erased));
    }

    /// <summary>
    /// What a session tells of somebody who had everything deleted: from before, it is answered with the order to forget
    /// them; from afterwards, it begins anew. Null where the fact is to be taken as any other.
    /// </summary>
    public static Decision<Person>? OfLateFact(Moment moment, SessionFact told)
    {
        var person = moment.Person;
        if (person.ErasedAt is not { } erasedAt)
            return null;
        var known = person.Forgetting.FirstOrDefault(f => f.Session == told.Session);
        if (told is SessionFact.Forgot)
            return known?.Revision >= told.Revision ? moment.Nothing() : moment.Become(With(person, new Forgetting(told.Session, told.Revision)));
        if (known?.Revision >= told.Revision)
            return moment.Nothing();
        return known is { Revision: null } || told.At <= erasedAt
            ? moment.Become(
                known is null ? With(person, new Forgetting(told.Session, Revision: null)) : person,
                reply: null,
                Order(told.Session, person.Id, erasedAt))
            : null;
    }

    /// <summary>Another person had everything of theirs deleted.</summary>
    public static Decision<Person> Forget(Moment moment, PersonId gone)
    {
        var person = moment.Person;
        var cards = person.Witnessing.Where(w => w.Owner.Id == gone).Select(w => new PersonCard.Witness(gone.ObjectId, w.Id).Name())
            .Concat(person.Witnessing.Where(w => w.Owner.Id == gone).Select(w => new PersonCard.Finished(gone.ObjectId, w.Id).Name()))
            .Concat(person.Offers.Where(o => o.From.Id == gone).Select(o => new PersonCard.Offer(o.Id).Name()));
        var without = person with
        {
            Witnessing = [.. person.Witnessing.Where(w => w.Owner.Id != gone)],
            Offers = [.. person.Offers.Where(o => o.From.Id != gone)],
            Commitments =
            [
                .. person.Commitments.Select(c => c with
                {
                    Witness = c.Witness?.Who.Id == gone ? null : c.Witness,
                    Made = c.Made.Peers.Any(p => p.Id == gone) ? c.Made with { Peers = [.. c.Made.Peers.Where(p => p.Id != gone)] } : c.Made,
                }),
            ],
        };
        return Same(person, without) ? moment.Nothing() : moment.Become(without, reply: null, cards.Select(c => (Effect)new Effect.UpdateCard(c)));
    }

    private static bool Same(Person one, Person other) =>
        one.Witnessing.Count == other.Witnessing.Count
        && one.Offers.Count == other.Offers.Count
        && one.Commitments.SequenceEqual(other.Commitments);

    /// <summary>Everybody with whom something of theirs may be.</summary>
    private static IEnumerable<PersonId> Acquainted(Person person) =>
    [
        .. person.Commitments.Select(c => c.Witness?.Who.Id).OfType<PersonId>(),
        .. person.Commitments.SelectMany(c => c.Made.Peers).Select(p => p.Id),
        .. person.Witnessing.Select(w => w.Owner.Id),
        .. person.Offers.Select(o => o.From.Id),
    ];

    private static Effect.Tell Order(AggregateId session, PersonId person, DateTimeOffset at) => new(session, new SessionEvent.Forgotten(person, at));

    private static Person With(Person person, Forgetting changed) =>
        person with { Forgetting = [.. person.Forgetting.Where(f => f.Session != changed.Session), changed] };
}
