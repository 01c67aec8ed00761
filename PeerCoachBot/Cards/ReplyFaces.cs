using PeerCoachBot.Cards.Posted;
using PeerCoachBot.Commitments.Dates;
using PeerCoachBot.Decisions;
using PeerCoachBot.People;
using PeerCoachBot.Sessions;
using PeerCoachBot.Text;

namespace PeerCoachBot.Cards;

/// <summary>One sentence as an answer: as a card of its own, or above the inputs of a dialog.</summary>
internal static class ReplyFaces
{
    /// <param name="sheet">The session that it is about; null where there is none.</param>
    public static Face Of(Sheet? sheet, Reply.Say say, Words words)
    {
        var sentence = Sentence(sheet?.Session, say, words);
        var isOpen = sheet?.Session.IsOpen() == true;
        if (isOpen && say.Sentence == Sentences.AgreeFirst)
            return new RulesCard
            {
                FallbackText = words["Gather_Rules"],
                Rules = GatherCard.RulesFor(words, accepted: false),
                Sentence = sentence,
                Buttons = [new Buttons(sheet!).TakePart()],
            };

        return new SayCard
        {
            FallbackText = say is { People: [], Values: [] } ? sentence : words["Reply_Summary"],
            Sentence = sentence,
            Buttons = isOpen && say.Sentence == Sentences.NotInSession ? [new Buttons(sheet!).TakePart()] : [],
        };
    }

    public static string Sentence(Session? session, Reply.Say say, Words words)
    {
        var people = words.List(say.People.Select(p => Sheet.NameIn(session, p, words)));
        object?[] values = say.Sentence switch
        {
            Sentences.FocusUnknown => [words.List(say.Values.Select(f => words[$"Focus_{f}"]))],
            Sentences.CommitmentKept => [Literal.Of(say.Values[0]), Day(words, say.Values[1])],
            Sentences.CommitmentKeptUndated => [Literal.Of(say.Values[0])],
            Sentences.ChooseOne => [words.List(say.Values.Select(c => words.Find($"Choice_{c}") ?? c))],
            Sentences.CommitmentDated or OwnSentences.Paused => [Day(words, say.Values[0])],
            _ => [.. say.Values.Select(Literal.Of)],
        };
        return words[say.Sentence, [people, .. values]];
    }

    private static string Day(Words words, string iso) => words.Day(IsoDay.Read(iso)!.Value);
}
