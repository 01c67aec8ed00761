using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;

namespace PeerCoachBot.People.Rules;

/// <summary>A commitment that one person writes down for another: it is nobody's until the other takes it over.</summary>
internal static class Offering
{
    /// <summary>Nobody can be buried in suggestions: beyond so many open ones, and so many of one person, none is taken.</summary>
    private const int MostOpen = 20;

    private const int MostOfOne = 3;

    /// <summary>So many suggestions are remembered by name: whether one arrives is known soon after it was made.</summary>
    private const int Remembered = 20;

    /// <summary>This person writes it down for another.</summary>
    public static Decision<Person> Make(Moment moment, Peer owner, Intention suggested) => moment.Become(
        moment.Person with
        {
            SuggestedTo = [.. moment.Person.SuggestedTo.Union([owner.Id])],
            Suggestions =
            [
                .. moment.Person.Suggestions.Where(s => s.Id != suggested.Id || s.To.Id != owner.Id).TakeLast(Remembered - 1),
                new Suggestion(suggested.Id, owner, suggested.Made.At),
            ],
        },
        new Reply.Say(OwnSentences.OfferMade),
        Consequences.Tell(owner.Id, new PeerFact.Offered(moment.Person.Self, owner.Id, suggested.Id, suggested.Text, suggested.Made, suggested.Due)));

    /// <summary>Somebody wrote one down for this person.</summary>
    public static Decision<Person> Receive(Moment moment, PeerFact.Offered told)
    {
        var person = moment.Person;
        if (person.Offers.FirstOrDefault(o => o.Id == told.Id && o.From.Id == told.From.Id && o.Made.At < told.Made.At) is { } known)
            return moment.Become(person with { Offers = [.. person.Offers.Select(o => o == known ? o with { Made = told.Made } : o)] });
        if (person.Offers.Count >= MostOpen || person.Offers.Count(o => o.From.Id == told.From.Id) >= MostOfOne)
            return person.KnownTo.Contains(told.From.Id) ? moment.Nothing() : moment.Become(KnownTo(person, told.From.Id));
        return person.Offers.Any(o => o.Id == told.Id) || IsAnswered(person, told.Id)
            ? moment.Nothing()
            : moment.Become(
                person with { Offers = [.. person.Offers, new Offer(told.Id, told.From, told.Text, told.Made, told.Due)] },
                reply: null,
                moment.Post(new PersonCard.Offer(told.Id)));
    }

    /// <summary>It did not reach this person: whoever suggested it hears that. Nothing of it is kept, so that it can be suggested again.</summary>
    public static Decision<Person> Lose(Moment moment, string id) => moment.Person.Offers.FirstOrDefault(o => o.Id == id) is { } offer
        ? moment.Become(
            KnownTo(moment.Person, offer.From.Id) with { Offers = [.. moment.Person.Offers.Where(o => o != offer)] },
            reply: null,
            Consequences.Tell(offer.From.Id, new PeerFact.OfferLost(moment.Person.Self, offer.From.Id, id, offer.Made.At)))
        : moment.Nothing();

    /// <summary>What this person suggested was not seen: they are told so, once.</summary>
    public static Decision<Person> Miss(Moment moment, PeerFact.OfferLost told)
    {
        var person = moment.Person;
        return person.Suggestions.FirstOrDefault(s => s.Id == told.Id && s.To.Id == told.From.Id && s.At == told.MadeAt) is { IsLost: false } lost
            ? moment.Become(
                person with { Suggestions = [.. person.Suggestions.Select(s => s == lost ? s with { IsLost = true } : s)] },
                reply: null,
                moment.Post(new PersonCard.OfferLost(told.Id)))
            : moment.Nothing();
    }

    /// <summary>This person takes it over, or does not. Whoever suggested it hears of neither.</summary>
    public static Decision<Person> Answer(Moment moment, Offer offer, bool isAccepted)
    {
        var person = moment.Person;
        var card = new Effect.UpdateCard(new PersonCard.Offer(offer.Id).Name());
        var without = KnownTo(person, offer.From.Id) with { Offers = [.. person.Offers.Where(o => o != offer)] };
        if (!isAccepted)
            return moment.Become(
                without with { Withdrawn = [.. without.Withdrawn, new Tombstone(offer.Id, long.MaxValue)] },
                new Reply.Say(OwnSentences.Noted),
                card);
        if (Recording.Wrong(moment, offer.Text, due: null, moment.Today) is { } wrong)
            return moment.Nothing(wrong);

        if (person.Knows(offer.Id))
            return moment.Become(without, new Reply.Say(OwnSentences.Noted), card);

        // Its words are known to whoever suggested it, and to nobody else.
        var made = offer.Made with { IsInTheOpen = false, IsSpoken = false, Peers = [offer.From] };

        // A day that is past by now is left open: its new owner chooses one.
        var due = offer.Due < moment.Today ? null : offer.Due;
        return moment.Become(
            without.With(Recording.New(moment, offer.Id, offer.Text, due, made) with { HasCard = true }),
            new Reply.Say(OwnSentences.Noted),
            card,
            moment.Post(new PersonCard.Kept(offer.Id)));
    }

    /// <summary>It was taken over, or declined.</summary>
    /// <summary>Whoever suggested something keeps to whom, by name: they are told should this person have everything deleted.</summary>
    private static Person KnownTo(Person person, PersonId other) => person with { KnownTo = [.. person.KnownTo.Union([other])] };

    public static bool IsAnswered(Person person, string id) => person.Knows(id) || person.Withdrawn.Any(t => t.Id == id);
}
