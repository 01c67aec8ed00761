using PeerCoachBot.Commitments;
using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;

namespace PeerCoachBot.People.Rules;

/// <summary>Witnesses: asked once, told when it is done, and never reminded of anything.</summary>
internal static class Witnessing
{
    /// <summary>Somebody asks this person. What they have answered stands, also when the words change.</summary>
    public static Decision<Person> Ask(Moment moment, PeerFact.WitnessAsked asked)
    {
        var known = Find(moment.Person, asked.From.Id, asked.Id);
        var isToPost = known is null || (known.IsLost && known.Asking != asked.Asking);
        var now = (known ?? new Witnessed(asked.From, asked.Id, asked.Text)) with
        {
            Owner = asked.From,
            Text = asked.Text,
            Due = asked.Due,
            Asking = asked.Asking,
            IsLost = known?.IsLost == true && !isToPost,
        };
        var card = new PersonCard.Witness(now.Key);
        if (isToPost)
            return moment.Become(With(moment.Person, now), reply: null, moment.Post(card));
        return known == now ? moment.Nothing() : moment.Become(With(moment.Person, now), reply: null, new Effect.UpdateCard(card.Name()));
    }

    /// <summary>The question did not reach this person: whoever asked hears that, and may tell them. A later answer counts all the same.</summary>
    public static Decision<Person> Lose(Moment moment, PersonCard.Witness card) =>
        Find(moment.Person, card.Key) is { IsWilling: null, IsLost: false } asked
            ? moment.Become(
                With(moment.Person, asked with { IsLost = true }),
                reply: null,
                Consequences.Tell(asked.Owner.Id, new PeerFact.WitnessUnreached(moment.Person.Self, asked.Owner.Id, asked.Id, asked.Asking)))
            : moment.Nothing();

    /// <summary>The witness of one of this person's commitments could not be asked, as far as nothing newer is known.</summary>
    public static Decision<Person> Miss(Moment moment, PeerFact.WitnessUnreached told) =>
        moment.Person.Find(told.Id) is { Witness: { IsWilling: null, IsUnreached: false } witness } commitment
        && witness.Who.Id == told.From.Id
        && witness.Asking == told.Asking
            ? moment.Become(moment.Person.With(commitment with { Witness = witness with { IsUnreached = true } }))
            : moment.Nothing();

    /// <summary>
    /// The person, in whose commitments it stands which witnesses are asked now: new ones, those of other words or another
    /// date, and those of what had been let go.
    /// </summary>
    public static Person Asking(Person before, Person after) => after with
    {
        Commitments =
        [
            .. after.Commitments.Select(c => c.Witness is { } witness && IsToAsk(before.Find(c.Id), c, witness)
                ? c with { Witness = witness with { IsWilling = IsLetGo(before.Find(c.Id)) ? null : witness.IsWilling, Asking = after.Revision, IsUnreached = false } }
                : c),
        ],
    };

    private static bool IsToAsk(Commitment? before, Commitment after, Witness witness) =>
        !IsLetGo(after) && (before?.Witness?.Who.Id != witness.Who.Id || before.Text != after.Text || before.Due != after.Due || IsLetGo(before));

    private static bool IsLetGo(Commitment? commitment) => commitment?.Standing == Standing.LetGo;

    /// <summary>This person says whether they will.</summary>
    public static Decision<Person> Answer(Moment moment, Witnessed asked, bool isWilling)
    {
        if (asked.IsWilling == isWilling)
            return moment.Nothing(OwnSentences.Already);
        var fact = new PeerFact.WitnessAnswered(moment.Person.Self, asked.Owner.Id, asked.Id, isWilling);
        return moment.Become(
            With(moment.Person, asked with { IsWilling = isWilling, IsLost = false }),
            reply: null,
            Consequences.Tell(asked.Owner.Id, fact),
            new Effect.UpdateCard(new PersonCard.Witness(asked.Key).Name()));
    }

    /// <summary>The witness of one of this person's commitments has answered. Where it is done already, they hear so.</summary>
    public static Decision<Person> Note(Moment moment, PeerFact.WitnessAnswered answered)
    {
        if (answered.IsWilling && moment.Person.HasPutAside(answered.Id) && moment.Person.KnownTo.Contains(answered.From.Id))
            return moment.Become(moment.Person, reply: null, IsFinished(moment.Person, answered));
        if (moment.Person.Find(answered.Id) is not { Witness: { } witness } commitment
            || witness.Who.Id != answered.From.Id
            || witness.IsWilling == answered.IsWilling)
            return moment.Nothing();
        var noted = commitment with { Witness = witness with { IsWilling = answered.IsWilling, IsUnreached = false } };
        return moment.Become(
            moment.Person.With(noted),
            reply: null,
            answered.IsWilling && commitment.Standing == Standing.Done
                ? [IsFinished(moment.Person, answered)]
                : []);
    }

    private static Effect IsFinished(Person person, PeerFact.WitnessAnswered answered) =>
        Consequences.Tell(answered.From.Id, new PeerFact.Finished(person.Self, answered.From.Id, answered.Id));

    /// <summary>What this person witnesses is done: they are told so, once.</summary>
    public static Decision<Person> Finish(Moment moment, PeerFact.Finished told) =>
        Find(moment.Person, told.From.Id, told.Id) is { IsDone: false } witnessed
            ? moment.Become(
                With(moment.Person, witnessed with { IsDone = true }),
                reply: null,
                moment.Post(new PersonCard.Finished(witnessed.Key)))
            : moment.Nothing();

    /// <summary>There is nothing to witness any more, and nothing of it is kept; neither in what was put aside.</summary>
    public static Decision<Person> Release(Moment moment, PeerFact.WitnessReleased told)
    {
        if (Find(moment.Person, told.From.Id, told.Id) is { } witnessed)
            return moment.Become(
                moment.Person with { Witnessing = [.. moment.Person.Witnessing.Where(w => w != witnessed)] },
                reply: null,
                new Effect.UpdateCard(new PersonCard.Witness(witnessed.Key).Name()),
                new Effect.UpdateCard(new PersonCard.Finished(witnessed.Key).Name()));
        return moment.Person.MayBeAside(told.From.Id)
            ? moment.Become(moment.Person, reply: null, new Effect.TellPast(told) { SparesPresent = true })
            : moment.Nothing();
    }

    /// <param name="key">As cards are named by it.</param>
    public static Witnessed? Find(Person person, string key) => person.Witnessing.FirstOrDefault(w => w.Key == key);

    private static Witnessed? Find(Person person, PersonId owner, string commitment) =>
        person.Witnessing.FirstOrDefault(w => w.Owner.Id == owner && w.Id == commitment);

    /// <summary>What they have agreed to witness and is not done yet.</summary>
    public static IEnumerable<Witnessed> UnderWay(Person person) => person.Witnessing.Where(w => w is { IsWilling: true, IsDone: false });

    private static Person With(Person person, Witnessed changed) => person with
    {
        Witnessing = [.. person.Witnessing.Where(w => w.Owner.Id != changed.Owner.Id || w.Id != changed.Id), changed],
    };
}
