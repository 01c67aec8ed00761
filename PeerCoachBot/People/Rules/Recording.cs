using PeerCoachBot.Commitments;
using PeerCoachBot.Commitments.Nudges;
using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions;

namespace PeerCoachBot.People.Rules;

/// <summary>Takes commitments over into what a person keeps: from sessions, from typed words, and from messages.</summary>
internal static class Recording
{
    /// <summary>Nobody works on more at once; beyond, a new one is refused kindly.</summary>
    public const int MostOpen = 50;

    /// <summary>What Teams delivers again arrives within this time, even by way of a session; nobody commits to the same twice so soon.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(10);

    /// <summary>A session tells of a next step: a new one, or a later version of one that is known.</summary>
    public static Decision<Person> OfStep(Moment moment, SessionFact.Recorded told)
    {
        var person = moment.Person;
        var id = CommitmentId.OfStep(told.Session, told.Key, told.Step.Slot);
        var known = person.Find(id);
        if (known?.Revision >= told.Revision || person.HasPutAside(id) || person.Withdrawn.Any(t => t.Id == id && t.Revision >= told.Revision))
            return moment.Nothing();

        var step = told.Step;
        var made = new Origin(told.At, told.Peers, told.Home) { Session = told.Key };
        var kept = known ?? New(moment, id, step.Text, step.Due, made);
        var worded = kept with
        {
            Text = kept.Told?.Text == step.Text ? kept.Text : step.Text,
            Due = kept.Told is { } before && before.Due == step.Due ? kept.Due : step.Due,
            Plan = step.Plan,
            Told = new Told(step.Text, step.Due) { Witness = told.Witness?.Id },
            Witness = kept.Told is { } last && last.Witness == told.Witness?.Id ? kept.Witness : WitnessOf(kept, told.Witness),
            Revision = told.Revision,
        };
        return moment.Become(Named(person, told.Owner).With(kept.Due == worded.Due ? worded : Replanned(moment, worded)));
    }

    /// <summary>The witness whom the session names now; where it names none any more, whom its owner has chosen since.</summary>
    private static Witness? WitnessOf(Commitment kept, Peer? told) =>
        told?.Id == kept.Witness?.Who.Id ? kept.Witness
        : told is not null ? new Witness(told)
        : kept.Witness?.Who.Id == kept.Told?.Witness ? null : kept.Witness;

    /// <summary>A next step was taken back in its session: it is as if it had never been said.</summary>
    public static Decision<Person> Withdraw(Moment moment, SessionFact.Withdrawn told)
    {
        var person = moment.Person;
        var id = CommitmentId.OfStep(told.Session, told.Key, told.Slot);
        if (person.Find(id)?.Revision >= told.Revision || person.HasPutAside(id) || person.Withdrawn.Any(t => t.Id == id && t.Revision >= told.Revision))
            return moment.Nothing();
        return moment.Become(person with
        {
            Commitments = [.. person.Commitments.Where(c => c.Id != id)],
            Withdrawn = [.. person.Withdrawn.Where(t => t.Id != id), new Tombstone(id, told.Revision)],
        });
    }

    /// <summary>Words that say what one will do: kept at once where they hold a date, else the date is asked for.</summary>
    /// <param name="today">By the calendar of whoever said it.</param>
    /// <param name="card">Where it is shown back.</param>
    public static Decision<Person> OfWords(Moment moment, Intention said, DateOnly today, Address card)
    {
        var person = moment.Person;
        if (person.Knows(said.Id) || person.Draft?.Id == said.Id || IsSaidAgain(moment, said))
            return moment.Nothing();
        if (Wrong(moment, said.Text, said.Due, today) is { } wrong)
            return moment.Nothing(wrong);
        if (said is { Due: null, IsUndated: false })
            return moment.Become(
                person with { Draft = new Draft(said.Id, said.Text, said.Made) },
                reply: null,
                new Effect.PostCard(new PersonCard.Undated(said.Id).Name(), card));

        return moment.Become(
            person.With(New(moment, said.Id, said.Text, said.Due, said.Made) with { Plan = said.Plan, Witness = said.Witness, HasCard = true }) with { Draft = null },
            reply: null,
            new Effect.PostCard(new PersonCard.Kept(said.Id).Name(), card));
    }

    /// <summary>Teams delivers a message again under another id: the same words so soon are the same commitment.</summary>
    private static bool IsSaidAgain(Moment moment, Intention said) =>
        moment.Person.Commitments.Any(c => c.Text == said.Text && c.Due == said.Due && moment.Now - c.Made.At < Again)
        || (said is { Due: null, IsUndated: false }
            && moment.Person.Draft is { } draft
            && draft.Text == said.Text
            && moment.Now - draft.Made.At < Again);

    /// <summary>The date that words were waiting for.</summary>
    public static Decision<Person> Date(Moment moment, Draft draft, DateOnly? due, DateOnly today)
    {
        if (Wrong(moment, draft.Text, due, today) is { } wrong)
            return moment.Nothing(wrong);
        return moment.Become(
            moment.Person.With(New(moment, draft.Id, draft.Text, due, draft.Made) with { HasCard = true }) with { Draft = null },
            reply: null,
            new Effect.UpdateCard(new PersonCard.Undated(draft.Id).Name()),
            new Effect.PostCard(new PersonCard.Kept(draft.Id).Name(), WhereSaid(moment, draft.Made)));
    }

    /// <summary>What was typed among others is shown there, and nowhere else is anything shown to others.</summary>
    private static Address WhereSaid(Moment moment, Origin made) =>
        made is { IsSpoken: true, Where: { } where } ? new Address.Shared(where) : new Address.Private(moment.Person.Id);

    /// <summary>A commitment as it begins, with its nudges planned.</summary>
    public static Commitment New(Moment moment, string id, string text, DateOnly? due, Origin made) =>
        (new Commitment { Id = id, Text = text, Due = due, Made = made, History = [new Change(moment.Now, ChangeKind.Made)] })
        .Planning(due is { } date ? NudgePlan.For(date, moment.Today, moment.Time) : []);

    public static Commitment Replanned(Moment moment, Commitment commitment) =>
        NudgePlan.Planned(commitment, NudgeEnd.CancelledAsMoved, moment.Today, moment.Time);

    /// <summary>Says why this can be no commitment; null where it can.</summary>
    public static Reply.Say? Wrong(Moment moment, string text, DateOnly? due, DateOnly today) =>
        OwnSentences.Wrong(text, due, today)
        ?? (moment.Person.Open().Count() >= MostOpen ? OwnSentences.Plenty(MostOpen) : null);

    /// <summary>The person by the name that they were last seen under.</summary>
    private static Person Named(Person person, Peer seen) => seen.Name.Length == 0 || person.Name == seen.Name ? person : person with { Name = seen.Name };
}
