using PeerCoachBot.Cards.Dialogs;
using PeerCoachBot.Cards.Own;
using PeerCoachBot.Cards.Own.Dialogs;
using PeerCoachBot.Decisions;
using PeerCoachBot.People;
using PeerCoachBot.Text;

namespace PeerCoachBot.Cards;

/// <summary>Draws every card and dialog about a person's own commitments. A table of contents: each is a file beside its template.</summary>
internal static class PersonCards
{
    /// <summary>A card; null where the name is none. What is there no more is drawn as that, so that nothing of it stays.</summary>
    public static DrawnCard? Draw(Person person, string card, DateTimeOffset now) => Draw(person, card, WordsFor(person, ""), now);

    /// <summary>A reply, to whoever the person is.</summary>
    /// <param name="language">Of the client that it goes to; empty where that is not known.</param>
    public static DrawnCard? Draw(Person person, Reply reply, string language, DateTimeOffset now)
    {
        var words = WordsFor(person, language);
        return reply switch
        {
            Reply.Show show => Draw(person, show.Card, words, now) ?? (show.Otherwise is { } other ? Draw(person, other, words, now) : null),
            Reply.Say say => DrawnCard.Of(ReplyFaces.Of(null, say, words), words),
            _ => null,
        };
    }

    /// <summary>A dialog; where there is none any more, what was written in it.</summary>
    /// <param name="person">Null for somebody of whom nothing is kept.</param>
    public static DrawnCard? Draw(Person? person, FormRequest request, DateTimeOffset now)
    {
        var own = person?.Id == request.For ? person : new Person { Id = request.For };
        var sheet = new OwnSheet(own, WordsFor(own, request.Language), request.Form, now) { IsDialog = true };
        var face = PersonForm.Read(request.Form) is { } form ? FaceOf(new OwnAsked(sheet, request), form) : null;
        return Drawn(face ?? KeptWordsDialog.Of(request, sheet.Words), sheet.Words);
    }

    public static string Say(Person person, Reply.Say say, string language) => ReplyFaces.Sentence(null, say, WordsFor(person, language));

    private static DrawnCard? Draw(Person person, string card, Words words, DateTimeOffset now)
    {
        // A card that was put aside is drawn from what was put aside with it, and looks as ever.
        if (PastCard.Read(card) is { } past)
            return past.Key == person.Aside ? Draw(person, past.Card, words, now) : null;
        return PersonCard.Read(card) is { } named ? Drawn(FaceOf(new OwnSheet(person, words, card, now), named), words) : null;
    }

    private static Face FaceOf(OwnSheet sheet, PersonCard named) => named switch
    {
        PersonCard.Kept card => sheet.Person.Find(card.Commitment) is { } commitment ? KeptCard.Of(sheet, commitment) : PassageCard.Gone(sheet),
        PersonCard.Undated card => UndatedCard.Of(sheet, card.Draft),
        PersonCard.Nudge card => NudgeCard.Of(sheet, card.Day),
        PersonCard.Mention card => MentionCard.Of(sheet, card.Day),
        PersonCard.Overview => OverviewCard.Of(sheet),
        PersonCard.Settings => SettingsCard.Of(sheet),
        PersonCard.Offer card => OfferCard.Of(sheet, card.Id),
        PersonCard.OfferLost card => OfferCard.OfLost(sheet, card.Id),
        PersonCard.Witness card => WitnessCard.Of(sheet, card),
        PersonCard.Finished card => WitnessCard.Of(sheet, card),
        PersonCard.Request card => RequestCard.Of(sheet, card.Number),
        PersonCard.RequestLost card => RequestCard.OfLost(sheet, card.Number),
        PersonCard.Erasure => ErasureCard.Of(sheet),
        _ => PassageCard.Gone(sheet),
    };

    private static Face? FaceOf(OwnAsked asked, PersonForm form) => form switch
    {
        PersonForm.Record => RecordDialog.Of(asked),
        PersonForm.Items items => ItemsDialog.Of(asked.Sheet, items.Page),
        PersonForm.Item { Commitment: var id } when asked.Sheet.Person.Find(id) is { IsOpen: true } it => ItemsDialog.Of(asked.Sheet, it),
        PersonForm.Settings => SettingsDialog.Of(asked),
        PersonForm.Change { Commitment: var id } when asked.Sheet.Person.Find(id) is { } it => ChangeDialog.Of(asked, it),
        PersonForm.Date { Commitment: var id } when asked.Sheet.Person.Find(id) is { } it => DateDialog.Of(asked, it),
        PersonForm.Blocked { Commitment: var id } when asked.Sheet.Person.Find(id) is { } it => BlockedDialog.Of(asked, it),
        PersonForm.Snooze { Commitment: var id } when asked.Sheet.Person.Find(id) is { } it => SnoozeDialog.Of(asked, it),
        PersonForm.AskPeers { Commitment: var id } when asked.Sheet.Person.Find(id) is { } it => AskPeersDialog.Of(asked, it),
        _ => null,
    };

    /// <summary>The language that they chose, else that of their client, else the one learnt last.</summary>
    private static Words WordsFor(Person person, string language) =>
        Words.In(person.Profile.Language ?? (language.Length > 0 ? language : person.Profile.LanguageLearnt));

    private static DrawnCard? Drawn(Face? face, Words words) => face is null ? null : DrawnCard.Of(face, words);
}
