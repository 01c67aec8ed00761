using PeerCoachBot.Conversations;
using PeerCoachBot.Sessions;
using PeerCoachBot.Sessions.Steps;

namespace PeerCoachBot.Cards;

/// <summary>A question to everybody, who has answered, and afterwards the answers.</summary>
internal static class AskCard
{
    public static CardText Draw(Sheet sheet, Step.Ask step, string card)
    {
        var (session, words) = (sheet.Session, sheet.Words);
        var question = step.Question;
        var isClosed = session.Step != step.Key || !session.IsOpen();
        if (session.IsRevealed(question.Key) || isClosed)
            return new CardText(sheet.Ask(question),
            [
                .. Progress(sheet, question, isClosed),
                Line.Hint(words[session.IsRevealed(question.Key) ? "Ask_Revealed" : "Ask_Closed"]),
            ]);

        return new CardText(sheet.Ask(question),
        [
            .. sheet.FollowUps(question.FollowUps),
            .. Progress(sheet, question, isClosed),
            .. sheet.Time(card),
            Line.Hint(question.Answer == AnswerKind.Text ? words["Ask_Hint"] : PromptCard.Hint(sheet, question)),
            Line.Hint(words["Ask_AlsoSay"]),
        ]);
    }

    /// <summary>
    /// Where each participant stands with a question; never what they said. Once it is closed, nobody is named for not
    /// having answered.
    /// </summary>
    public static IEnumerable<Line> Progress(Sheet sheet, Question question, bool isClosed)
    {
        var session = sheet.Session;
        var answers = session.Participants.Select(p => session.AnswerOf(p.Who.Id, question.Key)).OfType<Answer>().ToList();
        var skipped = session.Active().Select(p => p.Who.Id)
            .Where(p => session.AnswerOf(p, question.Key) is null && session.IsAbsent(p, sheet.Guide.AbsenceKey(question)));
        return
        [
            .. sheet.About("Ask_Answered", answers.Where(a => !a.Passed).Select(a => a.By)),
            .. sheet.About("Ask_Passed", answers.Where(a => a.Passed).Select(a => a.By)),
            .. isClosed || question.Of == AskedOf.TheGroup
                ? []
                : sheet.About("Ask_Skipped", skipped).Concat(sheet.About("Ask_Waiting", Asking.Missing(sheet.Guide, session, question))),
        ];
    }

    /// <summary>The answers; null where the board is for somebody who has left, and so is shown nothing that was said since.</summary>
    public static CardText? DrawBoard(Sheet sheet, Question question, SessionCard.Board board)
    {
        var (session, words) = (sheet.Session, sheet.Words);
        if (board.For != SessionCard.All && session.FindActive(new PersonId(session.Home.Tenant, board.For)) is null)
            return null;
        if (board.For == SessionCard.All && !sheet.WordsMayShow)
            return new CardText(sheet.Ask(question),
            [
                Line.Body(words["Board_Private", sheet.ActiveNames]),
                .. sheet.Unreached(),
                .. Next(sheet, question),
            ]);

        var pages = Pages.OfBoard(session, question.Key);
        if (board.Page > pages.Count)
            return new CardText(sheet.Ask(question), [Line.Hint(words["Page_Empty"])]);

        var entries = pages[board.Page - 1];
        return new CardText(sheet.Ask(question),
        [
            .. pages.Count > 1 ? [Line.Hint(words["Page_Of", board.Page, pages.Count])] : (IEnumerable<Line>)[],
            .. entries.SelectMany(e => Entry(sheet, question, e)),
            .. entries.Count == 0 ? [Line.Body(words["Board_Nothing"])] : (IEnumerable<Line>)[],
            .. board.Page == pages.Count ? Next(sheet, question) : [],
        ]);
    }

    /// <summary>How to go on, while the session waits at this question.</summary>
    private static IEnumerable<Line> Next(Sheet sheet, Question question) =>
        sheet.Session.IsOpen() && sheet.Guide.OpenQuestion(sheet.Session) == question ? [Line.Hint(sheet.Words["Board_Hint"])] : [];

    private static IEnumerable<Line> Entry(Sheet sheet, Question question, Entry entry) =>
        sheet.Session.AnswerOf(entry.By, question.Key) is { } answer
            ? [Line.Heading(sheet.Name(entry.By)), Line.Quote(sheet.Shown(question, answer))]
            : [];
}
