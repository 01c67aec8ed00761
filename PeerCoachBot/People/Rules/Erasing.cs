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
                .. person.Sessions.Select(s => new Forgetting(s.Session)),
            ],
        };
        return Decision<Person>.Change(
            erased,
            [
                .. person.Sessions.Select(s => Order(s.Session, person.Id, moment.Now)),
                .. Acquainted(person).Distinct().Select(other => TellToForget(person.Id, other)),
                new Effect.TellPast(new PeerFact.Forget(Nameless(person.Id), person.Id)),
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
        if (told is SessionFact.Forgot forgot)
            return known?.Revision >= told.Revision ? moment.Nothing() : Note(moment, forgot);
        if (known?.Revision >= told.Revision)
            return moment.Nothing();
        return known is { Revision: null } || told.At <= erasedAt
            ? moment.Become(
                known is null ? With(person, new Forgetting(told.Session, Revision: null)) : person,
                reply: null,
                Order(told.Session, person.Id, erasedAt))
            : null;
    }

    /// <summary>A session has forgotten them. Whoever met them there has to as well.</summary>
    private static Decision<Person> Note(Moment moment, SessionFact.Forgot forgot) => moment.Become(
        With(moment.Person, new Forgetting(forgot.Session, forgot.Revision)),
        reply: null,
        forgot.Others.Select(other => TellToForget(moment.Person.Id, other)));

    /// <summary>Another person had everything of theirs deleted; or the same one, of whom something was put aside.</summary>
    public static Decision<Person> Forget(Moment moment, PersonId gone)
    {
        var person = moment.Person;
        if (gone == person.Id)
            return person is { Aside: { } key, ErasedAt: null }
                ? Decision<Person>.Change(new Person { Id = person.Id, Revision = person.Revision + 1, Aside = key, ErasedAt = moment.Now }, [])
                : moment.Nothing();
        var witnessed = person.Witnessing.Where(w => w.Owner.Id == gone).ToList();
        var cards = witnessed.Select(w => new PersonCard.Witness(w.Key).Name())
            .Concat(witnessed.Select(w => new PersonCard.Finished(w.Key).Name()))
            .Concat(person.Offers.Where(o => o.From.Id == gone).Select(o => new PersonCard.Offer(o.Id).Name()))
            .Concat(person.Suggestions.Where(s => s is { IsLost: true } && s.To.Id == gone).Select(s => new PersonCard.OfferLost(s.Id).Name()));
        var without = person with
        {
            Witnessing = [.. person.Witnessing.Where(w => w.Owner.Id != gone)],
            Offers = [.. person.Offers.Where(o => o.From.Id != gone)],
            Sessions = [.. person.Sessions.Select(s => s.Peers?.Contains(gone) == true ? s with { Peers = [.. s.Peers.Where(p => p != gone)] } : s)],
            Suggestions = [.. person.Suggestions.Where(s => s.To.Id != gone)],
            KnownTo = [.. person.KnownTo.Where(p => p != gone)],
            Commitments =
            [
                .. person.Commitments.Select(c => c with
                {
                    Witness = c.Witness?.Who.Id == gone ? null : c.Witness,
                    Told = c.Told?.Witness == gone ? c.Told with { Witness = null } : c.Told,
                    Made = c.Made.Peers.Any(p => p.Id == gone) ? c.Made with { Peers = [.. c.Made.Peers.Where(p => p.Id != gone)] } : c.Made,
                }),
            ],
        };
        return Same(person, without) ? moment.Nothing() : moment.Become(
            without,
            reply: null,
            [
                .. cards.Select(c => new Effect.UpdateCard(c)),
                .. person.MayBeAside(gone) ? [new Effect.TellPast(new PeerFact.Forget(Nameless(gone), person.Id)) { SparesPresent = true }] : (IEnumerable<Effect>)[],
            ]);
    }

    private static bool Same(Person one, Person other) =>
        one.Witnessing.Count == other.Witnessing.Count
        && one.Offers.Count == other.Offers.Count
        && one.Sessions.SequenceEqual(other.Sessions)
        && one.Suggestions.Count == other.Suggestions.Count
        && one.KnownTo.Count == other.KnownTo.Count
        && one.Commitments.SequenceEqual(other.Commitments);

    /// <summary>Everybody with whom something of theirs may be.</summary>
    private static IEnumerable<PersonId> Acquainted(Person person) =>
    [
        .. person.Commitments.Select(c => c.Witness?.Who.Id).OfType<PersonId>(),
        .. person.Commitments.SelectMany(c => c.Made.Peers).Select(p => p.Id),
        .. person.Witnessing.Select(w => w.Owner.Id),
        .. person.Offers.Select(o => o.From.Id),
        .. person.SuggestedTo,
        .. person.KnownTo,
    ];

    private static Effect TellToForget(PersonId gone, PersonId other) => Consequences.Tell(other, new PeerFact.Forget(Nameless(gone), other));

    private static Peer Nameless(PersonId gone) => new(gone, "");

    private static Effect.Tell Order(AggregateId session, PersonId person, DateTimeOffset at) => new(session, new SessionEvent.Forgotten(person, at));

    private static Person With(Person person, Forgetting changed) =>
        person with { Forgetting = [.. person.Forgetting.Where(f => f.Session != changed.Session), changed] };
}
