using PeerCoachBot.Commitments;
using PeerCoachBot.Commitments.Dates;
using PeerCoachBot.Decisions;
using PeerCoachBot.People.Rules;
using PeerCoachBot.Sessions;
using PeerCoachBot.Sessions.Steps;

namespace PeerCoachBot.People.Pressing;

/// <summary>Does what a button or dialog asks for, by the same rules as typed words. A card of somebody else does nothing, and tells nothing.</summary>
internal static class OwnPresses
{
    public static Decision<Person> Decide(Moment moment, OwnPress press)
    {
        if (press.By.Id.ObjectId.Length == 0)
            return moment.Nothing(Sentences.NeedsWorkAccount);
        if (press.Mark.Of != press.By.Id.ObjectId && press.Mark.Of.Length > 0)
            return moment.Nothing(OwnSentences.NotYours);

        var decision = press.Verb switch
        {
            OwnVerbs.Turn => Open(moment, press),
            OwnVerbs.Record => Record(moment, press),
            OwnVerbs.Accept or OwnVerbs.Decline => Offer(moment, press),
            OwnVerbs.Witness or OwnVerbs.NoWitness => Witness(moment, press),
            OwnVerbs.Commitments => Show(moment, new PersonCard.Overview()),
            OwnVerbs.Settings => Show(moment, new PersonCard.Settings()),
            OwnVerbs.SaveSettings => Preferences.Save(moment, press),
            OwnVerbs.Export => moment.Nothing(new Reply.Export()),
            OwnVerbs.Delete => Erasing.Ask(moment),
            OwnVerbs.Erase => Erasing.Confirm(moment),
            OwnVerbs.KeepAll => Erasing.KeepAll(moment),
            _ when moment.Person.Find(press.Mark.Item) is { } commitment => Answer(moment, commitment, press),
            _ => moment.Nothing(Missing(moment, press.Mark.Item)),
        };
        return decision is { Keep: Keeping.State, Reply: null } && press.Mark.On.Length > 0
            ? press switch
            {
                { InDialog: false } => decision.Replying(new Reply.Show(press.Mark.On)),

                // Where several are answered one after the other, the list stays open.
                _ when PersonForm.Read(press.Mark.On) is PersonForm.Items => decision.Replying(new Reply.Open(press.Mark.On)),
                _ => decision,
            }
            : decision;
    }

    /// <summary>A card of its own: one that took the place of the card with the button would not be drawn again when it changes.</summary>
    private static Decision<Person> Show(Moment moment, PersonCard card) => moment.Become(moment.Person, reply: null, moment.Post(card));

    private static Decision<Person> Open(Moment moment, OwnPress press) => PersonForm.Read(press.Value(OwnInputs.Form)) switch
    {
        null => moment.Nothing(OwnSentences.Gone),
        PersonForm.Record or PersonForm.Items or PersonForm.Settings => moment.Nothing(new Reply.Open(press.Value(OwnInputs.Form))),
        var form => moment.Person.Find(ItemOf(form)) is null
            ? moment.Nothing(Missing(moment, ItemOf(form)))
            : moment.Nothing(new Reply.Open(form.Name())),
    };

    private static Decision<Person> Answer(Moment moment, Commitment commitment, OwnPress press) => press.Verb switch
    {
        OwnVerbs.Done => Answering.Done(moment, commitment),
        OwnVerbs.Partly => Answering.Partly(moment, commitment),
        OwnVerbs.Blocked => Answering.Blocked(moment, commitment, press.Value(OwnInputs.Obstacle)),
        OwnVerbs.LetGo => Answering.LetGo(moment, commitment),
        OwnVerbs.Reopen => Answering.Reopen(moment, commitment),
        OwnVerbs.Date => WrongDate(press) is { } wrong ? moment.Nothing(wrong) : Answering.Date(moment, commitment, DueOf(press), press.Today),
        OwnVerbs.Snooze => Until(press) is { } until ? Answering.Snooze(moment, commitment, until) : moment.Nothing(OwnSentences.SnoozeUnclear),
        OwnVerbs.AskPeers => AskingPeers.Ask(moment, commitment, press.Value(OwnInputs.Text)),
        OwnVerbs.Change => Change(moment, commitment, press),
        _ => moment.Nothing(Sentences.ButtonUnknown),
    };

    private static Decision<Person> Change(Moment moment, Commitment commitment, OwnPress press)
    {
        var (text, plan) = (Text(press), Plan(press));
        if (WrongDate(press) is { } date)
            return moment.Nothing(date);
        var due = DueOf(press);
        if (OwnSentences.Wrong(text, due == commitment.Due ? null : due, press.Today) is { } wrong)
            return moment.Nothing(wrong);
        if (AnswerText.WrongPlan(plan?.If ?? "", plan?.Then ?? "") is { } wrongPlan)
            return moment.Nothing(wrongPlan);
        return IsWitness(press, moment.Person, commitment, out var witness)
            ? Answering.Change(moment, commitment, commitment with { Text = text, Due = due, Plan = plan, Witness = witness })
            : moment.Nothing(OwnSentences.NoSuchWitness);
    }

    /// <summary>A new commitment: of a draft that lacked its date, of a message, or written by hand.</summary>
    private static Decision<Person> Record(Moment moment, OwnPress press)
    {
        if (WrongDate(press) is { } wrongDate)
            return moment.Nothing(wrongDate);
        var due = DueOf(press);
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
            var recorded = Recording.OfWords(
                moment,
                new Intention(id, text, due, made) { IsUndated = due is null, Plan = plan, Witness = witness },
                press.Today,
                new Address.Private(press.By.Id));
            return recorded is { Keep: Keeping.Nothing, Reply: null } ? moment.Nothing(OwnSentences.KeptBefore) : recorded;
        }

        return source?.Author is { } author && author.Id.ObjectId == owner
            ? Offering.Make(moment, author, new Intention(id, text, due, made))
            : moment.Nothing(OwnSentences.NoOwner);
    }

    private static Decision<Person> Offer(Moment moment, OwnPress press) =>
        moment.Person.Offers.FirstOrDefault(o => o.Id == press.Mark.Item) is { } offer
            ? Offering.Answer(moment, offer, isAccepted: press.Verb == OwnVerbs.Accept)
            : moment.Nothing(Offering.IsAnswered(moment.Person, press.Mark.Item) ? OwnSentences.Already : OwnSentences.Gone);

    private static Decision<Person> Witness(Moment moment, OwnPress press) =>
        PersonCard.Read(press.Mark.On) is PersonCard.Witness card
        && Witnessing.Find(moment.Person, card.Key) is { } asked
            ? Witnessing.Answer(moment, asked, isWilling: press.Verb == OwnVerbs.Witness)
            : moment.Nothing(OwnSentences.Gone);

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

    /// <summary>A day has to be chosen, or that there is none.</summary>
    private static Reply.Say? WrongDate(OwnPress press) => press.Value(OwnInputs.Undated) == "true" || DueOf(press) is not null
        ? null
        : new Reply.Say(press.Value(OwnInputs.Due).Length == 0 ? Sentences.CommitmentNeedsDate : Sentences.DateUnclear, AnswerText.SampleDate(press.Today));

    private static DateOnly? DueOf(OwnPress press) =>
        press.Value(OwnInputs.Undated) == "true" ? null : TargetDate.Read(press.Value(OwnInputs.Due), press.Today);

    private static DateOnly? Until(OwnPress press) => press.Value(OwnInputs.Until) switch
    {
        OwnInputs.Tomorrow => Snoozing.Tomorrow(press.Today),
        OwnInputs.Monday => Snoozing.Monday(press.Today),
        OwnInputs.NextWeek => Snoozing.NextWeek(press.Today),
        OwnInputs.OnDate => IsoDay.Read(press.Value(OwnInputs.Due)),
        _ => null,
    };

    private static string Missing(Moment moment, string item) => moment.Person.HasPutAside(item) ? OwnSentences.PutAside : OwnSentences.Gone;

    private static string ItemOf(PersonForm form) => form switch
    {
        PersonForm.Change f => f.Commitment,
        PersonForm.Date f => f.Commitment,
        PersonForm.Blocked f => f.Commitment,
        PersonForm.Snooze f => f.Commitment,
        PersonForm.AskPeers f => f.Commitment,
        PersonForm.Item f => f.Commitment,
        _ => "",
    };
}
