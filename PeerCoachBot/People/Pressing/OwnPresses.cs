using PeerCoachBot.Commitments;
using PeerCoachBot.Decisions;
using PeerCoachBot.People.Rules;
using PeerCoachBot.Sessions;

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
            OwnVerbs.Record => Writing.Record(moment, press),
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
        OwnVerbs.Date => ChosenDay.Fault(press) is { } wrong ? moment.Nothing(wrong) : Answering.Date(moment, commitment, ChosenDay.Due(press), press.Today),
        OwnVerbs.Snooze => ChosenDay.Until(press) is { } until ? Answering.Snooze(moment, commitment, until) : moment.Nothing(OwnSentences.SnoozeUnclear),
        OwnVerbs.AskPeers => AskingPeers.Ask(moment, commitment, press.Value(OwnInputs.Text)),
        OwnVerbs.Change => Writing.Change(moment, commitment, press),
        _ => moment.Nothing(Sentences.ButtonUnknown),
    };

    private static Decision<Person> Offer(Moment moment, OwnPress press) =>
        moment.Person.Offers.FirstOrDefault(o => o.Id == press.Mark.Item) is { } offer
            ? Offering.Answer(moment, offer, isAccepted: press.Verb == OwnVerbs.Accept)
            : moment.Nothing(Offering.IsAnswered(moment.Person, press.Mark.Item) ? OwnSentences.Already : OwnSentences.Gone);

    private static Decision<Person> Witness(Moment moment, OwnPress press) =>
        PersonCard.Read(press.Mark.On) is PersonCard.Witness card
        && Witnessing.Find(moment.Person, card.Key) is { } asked
            ? Witnessing.Answer(moment, asked, isWilling: press.Verb == OwnVerbs.Witness)
            : moment.Nothing(OwnSentences.Gone);

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
