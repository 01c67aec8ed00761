using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.People.Pressing;
using PeerCoachBot.People.Rules;
using PeerCoachBot.People.Typing;
using PeerCoachBot.Sessions;

namespace PeerCoachBot.People;

/// <summary>Decides for a person. What they type in 1:1 and means no commitment goes on to the session that they are in.</summary>
internal static class PersonDialog
{
    public static Decision<Person> Decide(Person? person, PersonEvent happened, DateTimeOffset now) => happened switch
    {
        PersonEvent.Told told => Tell(At(person, told.Fact.Person, now), told.Fact),
        PersonEvent.ToldByPeer told => Tell(At(person, told.Fact.To, now), told.Fact),
        PersonEvent.Heard { Words.By.Id.ObjectId.Length: 0 } =>
            Decision<Person>.Nothing(person, new Reply.Say(Sentences.NeedsWorkAccount)),
        PersonEvent.Heard heard => Hear(At(person, heard.Words.By.Id, now).Meeting(heard.Words.By, heard.Words.Zone, heard.Words.Language), heard.Words),
        PersonEvent.Edited edited => Forwarding.Forward(person, edited),
        PersonEvent.Pressed { Press: var press } =>
            OwnPresses.Decide(At(person, press.By.Id, now).Meeting(press.By, press.Zone, press.Language), press),
        PersonEvent.Seen seen when person?.ErasedAt is null => Preferences.Learn(At(person, seen.Who, now), seen.Zone, seen.Language),
        PersonEvent.Woken when person is not null => Nudging.Wake(new Moment(person, now)),
        PersonEvent.Undelivered lost when person is not null => Lose(new Moment(person, now), lost),
        _ => Decision<Person>.Nothing(person),
    };

    private static Moment At(Person? person, PersonId id, DateTimeOffset now) => new(person ?? new Person { Id = id }, now);

    /// <summary>A session that one is in takes what is said to it; commands about one's own commitments are never meant for it.</summary>
    private static Decision<Person> Hear(Moment moment, Typed words)
    {
        if (moment.Person.Sessions.Any(s => s.Present) && !IsNeverForSession(words.Text))
            return Forwarding.Forward(moment.Person, words);
        return Hearing.Decide(moment, words, isPrivate: true) ?? Forwarding.Forward(moment.Person, words);
    }

    /// <summary>"Done" or "I will …" belong to a session while one is under way.</summary>
    private static bool IsNeverForSession(string text) => OwnCommandReader.Read(text) is OwnCommand.Plain or OwnCommand.Pause;

    private static Decision<Person> Tell(Moment moment, SessionFact fact) => Erasing.OfLateFact(moment, fact) ?? fact switch
    {
        SessionFact.Entered or SessionFact.Left => Attending.Note(moment, fact),
        SessionFact.Recorded recorded => Recording.OfStep(moment, recorded),
        SessionFact.Withdrawn withdrawn => Recording.Withdraw(moment, withdrawn),
        SessionFact.CheckInAsked asked => CheckIn.Open(moment, asked),
        SessionFact.Spoken { Words: var words } =>
            Hearing.Decide(Attending.Spoke(moment, fact).Meeting(words.By, words.Zone, words.Language), words, isPrivate: false)
            ?? moment.Nothing(new Reply.Say(fact.Key.Length > 0 ? OwnSentences.NotUnderstoodInCheckIn : OwnSentences.NothingToDate)),
        _ => moment.Nothing(),
    };

    private static Decision<Person> Tell(Moment moment, PeerFact fact) => fact switch
    {
        PeerFact.Forget forget => Erasing.Forget(moment, forget.From.Id),
        PeerFact.WitnessAsked asked => Witnessing.Ask(moment, asked),
        PeerFact.WitnessAnswered answered => Witnessing.Note(moment, answered),
        PeerFact.WitnessUnreached unreached => Witnessing.Miss(moment, unreached),
        PeerFact.WitnessReleased released => Witnessing.Release(moment, released),
        PeerFact.Finished finished => Witnessing.Finish(moment, finished),
        PeerFact.Offered offered => Offering.Receive(moment, offered),
        PeerFact.OfferLost lost => Offering.Miss(moment, lost),
        _ => moment.Nothing(),
    };

    private static Decision<Person> Lose(Moment moment, PersonEvent.Undelivered lost) => (PersonCard.Read(lost.Card), lost.To) switch
    {
        (PersonCard.Nudge nudge, Address.Private) => Nudging.Lost(moment, nudge.Day),
        (PersonCard.Mention mention, _) => Nudging.LostAltogether(moment, mention.Day),

        // Nobody is told that something was not seen which may have been.
        _ when lost.MayHaveGone => moment.Nothing(),
        (PersonCard.Witness witness, _) => Witnessing.Lose(moment, witness),
        (PersonCard.Offer offer, _) => Offering.Lose(moment, offer.Id),
        (PersonCard.Request request, _) => AskingPeers.Lose(moment, request.Number),
        _ => moment.Nothing(),
    };
}
