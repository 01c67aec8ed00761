using System.Globalization;
using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions;
using PeerCoachBot.Sessions.Steps;
using PeerCoachBot.Text;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Cards;

/// <summary>Draws every card and reply of sessions.</summary>
internal sealed class SessionCards(SessionGuide guide) : ICardRenderer
{
    public OutgoingCard? Render(object state, string card)
    {
        if (state is not Session session || SessionCard.Read(card) is not { } named || named.Session != session.Key)
            return null;

        var sheet = new Sheet(guide, session, Words.In(session.Language));
        return Draw(sheet, named, card) is { } drawn ? PlainCard.Write(drawn, sheet.Words.Culture.Name) : null;
    }

    public string? ArchiveKey(string card) => SessionCard.Read(card)?.Session;

    public OutgoingForm? Render(object? state, FormRequest request) => null;

    public string Say(object? state, Reply.Say say, string language)
    {
        var session = state as Session;
        return Sentence(session, say, Words.In(session is { ClosedAt: null } ? session.Language : language));
    }

    public OutgoingCard? Render(object? state, Reply reply, string language)
    {
        var session = state as Session;
        var words = Words.In(session is { ClosedAt: null } ? session.Language : language);
        var drawn = reply switch
        {
            Reply.Show show when SessionCard.Read(show.Card) is SessionCard.Help => Help(session, words),
            Reply.Show show when session is not null =>
                Draw(new Sheet(guide, session, words), show.Card) ?? (show.Otherwise is { } other ? Draw(new Sheet(guide, session, words), other) : null),
            Reply.Say say => Say(session, say, words),
            _ => null,
        };
        return drawn is null ? null : PlainCard.Write(drawn, words.Culture.Name);
    }

    private static CardText? Draw(Sheet sheet, string card) =>
        SessionCard.Read(card) is { } named ? Draw(sheet, named, card) : null;

    private static CardText? Draw(Sheet sheet, SessionCard named, string card) => named switch
    {
        SessionCard.OfStep step => OfStep(sheet, step.Key, card),
        SessionCard.OfTurn turn => TurnCard.Draw(sheet, turn.Explorer, card),
        SessionCard.OfPrompt prompt when sheet.Guide.FindQuestion(prompt.Question) is { } question => PromptCard.Draw(sheet, question, card),
        SessionCard.Board board when sheet.Guide.FindQuestion(board.Question) is { } question => AskCard.DrawBoard(sheet, question, board),
        SessionCard.TimeUp timeUp when sheet.Session.Timer?.Of == timeUp.Of => StatusCard.DrawTimeUp(sheet, timeUp),
        SessionCard.Summary summary when !sheet.Session.IsOpen() => SummaryCard.Draw(sheet, summary),
        SessionCard.Status when sheet.Session.IsOpen() => StatusCard.Draw(sheet),
        _ => null,
    };

    private static CardText? OfStep(Sheet sheet, string key, string card) => sheet.Guide.Steps.FirstOrDefault(s => s.Key == key) switch
    {
        Step.Gather gather => GatherCard.Draw(sheet, gather, card),
        Step.Ask ask => AskCard.Draw(sheet, ask, card),
        Step.Commit commit => CommitCard.Draw(sheet, commit, card),
        _ => null,
    };

    private CardText Help(Session? session, Words words) => session is { ClosedAt: null }
        ? new CardText(words["Help_Title"],
            [
                .. words[$"Help_{StatusCard.Kind(guide.StepOf(session))}"].Split('\n').Select(Line.Body),
                Line.Hint(words["Help_Private"]),
            ])
        : new CardText(words["Help_Title"], [Line.Body(words["Help_None"])]);

    private CardText Say(Session? session, Reply.Say say, Words words)
    {
        var sentence = Line.Body(Sentence(session, say, words));

        // The card of the ground rules is folded by now: whoever comes late reads them here.
        if (say.Sentence == Sentences.AgreeFirst && session is not null && guide.StepOf(session) is not Step.Gather)
            return new CardText(words["Gather_Rules"], [.. GatherCard.Rules(words), sentence]);

        return new CardText("", [sentence])
        {
            Summary = say is { People: [], Values: [] } ? sentence.Text : words["Reply_Summary"],
        };
    }

    private static string Sentence(Session? session, Reply.Say say, Words words)
    {
        var people = words.List(say.People.Select(p => Literal.Of(session?.Find(p)?.Who.Name ?? "?")));
        object?[] values = say.Sentence switch
        {
            Sentences.FocusUnknown => [words.List(say.Values.Select(f => words[$"Focus_{f}"]))],
            Sentences.CommitmentKept => [Literal.Of(say.Values[0]), words.Day(DateOnly.ParseExact(say.Values[1], AnswerText.IsoDate, CultureInfo.InvariantCulture))],
            Sentences.ChooseOne => [words.List(say.Values.Select(c => words.Find($"Choice_{c}") ?? c))],
            Sentences.CommitmentDated => [words.Day(DateOnly.ParseExact(say.Values[0], AnswerText.IsoDate, CultureInfo.InvariantCulture))],
            _ => [.. say.Values.Select(Literal.Of)],
        };
        return words[say.Sentence, [people, .. values]];
    }
}
