using PeerCoachBot.Commitments;
using PeerCoachBot.Decisions;
using PeerCoachBot.People.Rules;
using PeerCoachBot.Sessions.Steps;

namespace PeerCoachBot.People.Pressing;

/// <summary>A commitment that is written down or changed in its dialog, with its day, plan and witness at once.</summary>
internal static class Writing
{
    /// <summary>Other words, another date, plan or witness. What is wrong keeps the dialog open.</summary>
    public static Decision<Person> Change(Moment moment, Commitment commitment, OwnPress press)
    {
        var (text, plan) = (Text(press), Plan(press));
        if (ChosenDay.Fault(press) is { } date)
            return moment.Nothing(date);
        var due = ChosenDay.Due(press);
        if (OwnSentences.Wrong(text, due == commitment.Due ? null : due, press.Today) is { } wrong)
            return moment.Nothing(wrong);
        if (AnswerText.WrongPlan(plan?.If ?? "", plan?.Then ?? "") is { } wrongPlan)
            return moment.Nothing(wrongPlan);
        return IsWitness(press, moment.Person, commitment, out var witness)
            ? Answering.Change(moment, commitment, commitment with { Text = text, Due = due, Plan = plan, Witness = witness })
            : moment.Nothing(OwnSentences.NoSuchWitness);
    }

    /// <summary>A new commitment: of a draft that lacked its date, of a message, or written by hand.</summary>
    public static Decision<Person> Record(Moment moment, OwnPress press)
    {
        if (ChosenDay.Fault(press) is { } wrongDate)
            return moment.Nothing(wrongDate);
        var due = ChosenDay.Due(press);
        if (press.Mark.Item.Length > 0)
            return moment.Person.Draft is { } draft && draft.Id == press.Mark.Item
                ? Recording.Date(moment, draft, due, press.Today)
                : moment.Nothing(moment.Person.Knows(press.Mark.Item) ? OwnSentences.Already : OwnSentences.Gone);

        var (text, source) = (Text(press), press.Source);
        if (Recording.Wrong(moment, text, due, press.Today) is { } wrong)
            return moment.Nothing(wrong);
        var plan = Plan(press);
        if (AnswerText.WrongPlan(plan?.If ?? "", plan?.Then ?? "") is { } wrongPlan)
            return moment.Nothing(wrongPlan);
        var id = source is null ? CommitmentId.OfMessage(press.Where, press.Id) : CommitmentId.OfMessage(source.Where, source.Id, text);

        // Whoever takes part in the next session there sees how it stands: the dialog says so.
        var made = new Origin(moment.Now, [], source?.Where) { Link = source?.Link, IsInTheOpen = source is not null };
        var owner = press.Value(OwnInputs.Owner);
        if (owner is "" or OwnInputs.Me || owner == press.By.Id.ObjectId)
        {
            if (!IsWitness(press, moment.Person, null, out var witness))
                return moment.Nothing(OwnSentences.NoSuchWitness);
            Intention intention = new(id, text, due, made) { IsUndated = due is null, Plan = plan, Witness = witness };
            var recorded = Recording.OfWords(moment, intention, press.Today, new Address.Private(press.By.Id));
            return recorded is { Keep: Keeping.Nothing, Reply: null } && !IsKept(moment.Person, intention)
                ? moment.Nothing(OwnSentences.KeptBefore)
                : recorded;
        }

        return source?.Author is { } author && author.Id.ObjectId == owner
            ? Offering.Make(moment, author, new Intention(id, text, due, made))
            : moment.Nothing(OwnSentences.NoOwner);
    }

    /// <summary>It came twice: all of it is kept as it was chosen.</summary>
    private static bool IsKept(Person person, Intention chosen) => person.Commitments.Any(c =>
        c.Text == chosen.Text && c.Due == chosen.Due && c.Plan == chosen.Plan && c.Witness?.Who.Id == chosen.Witness?.Who.Id);

    private static string Text(OwnPress press) =>
        Sessions.Typing.CommandReader.Read(press.Value(OwnInputs.Text)) is Sessions.Typing.Command.IWill will ? will.Rest : press.Value(OwnInputs.Text);

    private static IfThen? Plan(OwnPress press) => (press.Value(OwnInputs.If), press.Value(OwnInputs.Then)) is var (condition, then) && condition.Length + then.Length > 0
        ? new IfThen(condition, then)
        : null;

    /// <summary>Gives the witness that was chosen; a dialog that does not ask leaves who there is. False for whom the dialog did not offer.</summary>
    private static bool IsWitness(OwnPress press, Person person, Commitment? commitment, out Witness? witness)
    {
        witness = commitment?.Witness;
        var chosen = press.Value(OwnInputs.Witness);
        if (chosen.Length == 0 || chosen == witness?.Who.Id.ObjectId)
            return true;
        var who = WitnessChoice.Of(person, commitment, press.Source?.Author, press.Readers).FirstOrDefault(peer => peer.Id.ObjectId == chosen);
        witness = who is null ? null : new Witness(who);
        return who is not null || chosen == OwnInputs.Nobody;
    }
}
