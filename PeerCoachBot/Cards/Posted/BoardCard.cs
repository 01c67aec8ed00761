using PeerCoachBot.Conversations;
using PeerCoachBot.Sessions;

namespace PeerCoachBot.Cards.Posted;

/// <summary>The answers to a question; while the session waits there, also how to go on.</summary>
internal sealed record BoardCard : SessionFace
{
    public override string Template => "board";

    /// <summary>The bot's own words.</summary>
    public required string Question { get; init; }

    /// <summary>Which part of how many; none where there is one.</summary>
    public IReadOnlyList<string> Page { get; init; } = [];

    public IReadOnlyList<Passage> Answers { get; init; } = [];

    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Who has still not answered.</summary>
    public IReadOnlyList<string> Progress { get; init; } = [];

    public IReadOnlyList<TimeLine> Time { get; init; } = [];

    public IReadOnlyList<string> Hints { get; init; } = [];

    public bool HasAnswers => Answers.Count + Notes.Count > 0;

    public bool HasProgress => Progress.Count + Time.Count + Hints.Count > 0;

    /// <summary>
    /// Null before the question is revealed, and where the board is for somebody who has left, and so is shown nothing
    /// that was said since.
    /// </summary>
    public static Face? Of(Sheet sheet, Question question, SessionCard.Board board)
    {
        var (session, words) = (sheet.Session, sheet.Words);
        if (!session.IsRevealed(question.Key))
            return null;
        var reader = new PersonId(session.Home.Tenant, board.For);
        if (board.For != SessionCard.All && session.FindActive(reader) is null && !session.IsRemoved(reader))
            return null;

        var empty = new BoardCard
        {
            FallbackText = sheet.Ask(question),
            Where = sheet.Where(StepOf(sheet, question)),
            Question = sheet.Ask(question),
        };
        if (session.IsRemoved(reader))
            return empty with { Notes = [words["Card_Erased"]] };
        if (board.For == SessionCard.All && !sheet.WordsMayShow)
            return Waiting(sheet, question, board, empty with
            {
                Notes = [words["Board_Private", sheet.ActiveNames], .. sheet.Unreached],
                Buttons = [new Buttons(sheet).ReadBoard(question)],
            });

        var pages = Pages.OfBoard(session, question.Key);
        if (board.Page > pages.Count)
            return empty with { Hints = [words["Page_Empty"]] };

        var answers = PassagesOf(sheet, question, pages[board.Page - 1]);
        return Waiting(sheet, question, board, empty with
        {
            Page = pages.Count > 1 ? [words["Page_Of", board.Page, pages.Count]] : [],
            Answers = answers,
            Notes = answers.Count == 0 ? [words["Board_Nothing"]] : [],
        });
    }

    /// <summary>People's answers under their names.</summary>
    public static IReadOnlyList<Passage> PassagesOf(Sheet sheet, Question question, IEnumerable<Entry> entries) =>
    [
        .. from entry in entries
           let answer = sheet.Session.AnswerOf(entry.By, question.Key)
           where answer is not null
           select new Passage(sheet.Name(entry.By), sheet.Shown(question, answer)),
    ];

    /// <summary>The same board, with how to go on where it is the living card.</summary>
    private static BoardCard Waiting(Sheet sheet, Question question, SessionCard.Board board, BoardCard card) =>
        sheet.Session.IsOpen() && sheet.Guide.LivingCard(sheet.Session) == board
            ? card with
            {
                Progress = AskCard.StillToAnswer(sheet, question),
                Time = sheet.Time(new SessionCard.OfStep(sheet.Session.Key, sheet.Step.Key).Name()),
                Hints = [sheet.Words["Board_Hint"]],
                Buttons = new Buttons(sheet).OfLivingCard(),
            }
            : card;

    private static Step StepOf(Sheet sheet, Question question) =>
        sheet.Guide.Steps.First(s => Step.QuestionsOf(s).Contains(question));
}
