using PeerCoachBot.Commitments;
using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;

namespace PeerCoachBot.People.Rules;

/// <summary>A commitment that one person writes down for another: it is nobody's until the other takes it over.</summary>
internal static class Offering
{
    /// <summary>Nobody can be buried in suggestions: beyond so many open ones, and so many of one person, none is taken.</summary>
    private const int MostOpen = 20;

    private const int MostOfOne = 3;

    /// <summary>This person writes it down for another.</summary>
    public static Decision<Person> Make(Moment moment, PersonId owner, string id, string text, DateOnly? due, Origin made) => moment.Become(
        moment.Person with { SuggestedTo = [.. moment.Person.SuggestedTo.Union([owner])] },
        new Reply.Say(OwnSentences.OfferMade),
        Consequences.Tell(owner, new PeerFact.Offered(moment.Person.Self, owner, id, text, made, due)));

    /// <summary>Somebody wrote one down for this person.</summary>
    public static Decision<Person> Receive(Moment moment, PeerFact.Offered told)
    {
        var person = moment.Person;
        if (person.Offers.Count >= MostOpen || person.Offers.Count(o => o.From.Id == told.From.Id) >= MostOfOne)
            return moment.Nothing();
        return person.Offers.Any(o => o.Id == told.Id) || person.Knows(told.Id) || person.Withdrawn.Any(t => t.Id == told.Id)
            ? moment.Nothing()
            : moment.Become(
                person with { Offers = [.. person.Offers, new Offer(told.Id, told.From, told.Text, told.Made, told.Due)] },
                reply: null,
                moment.Post(new PersonCard.Offer(told.Id)));
    }

    /// <summary>This person takes it over, or does not. Whoever suggested it hears of neither.</summary>
    public static Decision<Person> Answer(Moment moment, Offer offer, bool isAccepted)
    {
        var person = moment.Person;
        var card = new Effect.UpdateCard(new PersonCard.Offer(offer.Id).Name());
        var without = person with { Offers = [.. person.Offers.Where(o => o != offer)] };
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
        var made = offer.Made with { IsInTheOpen = false, Peers = [offer.From] };

        // A day that is past by now is left open: its new owner chooses one.
        var due = offer.Due < moment.Today ? null : offer.Due;
        return moment.Become(
            without.With(Recording.New(moment, offer.Id, offer.Text, due, made) with { HasCard = true }),
            new Reply.Say(OwnSentences.Noted),
            card,
            moment.Post(new PersonCard.Kept(offer.Id)));
    }
}
