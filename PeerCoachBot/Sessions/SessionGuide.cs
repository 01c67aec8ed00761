using PeerCoachBot.Sessions.Steps;

namespace PeerCoachBot.Sessions;

/// <summary>The plan that a session follows. It is data: the engine knows the kinds of steps and questions, not these.</summary>
/// <param name="Key">Its permanent name.</param>
/// <param name="Steps">In order; the first gathers.</param>
internal sealed record SessionGuide(string Key, IReadOnlyList<Step> Steps)
{
    /// <summary>The questions for which the bot has a sentence of its own.</summary>
    private static readonly IReadOnlyList<string> Asked = ["goal", "learning", "word", "fair", "pulse", "next-date"];

    public Step First => Steps[0];

    /// <summary>The open step; a step that the guide no longer has is followed by the first that was not done.</summary>
    public Step StepOf(Session session) =>
        Steps.FirstOrDefault(s => s.Key == session.Step) ?? Steps.FirstOrDefault(s => !session.StepsDone.Contains(s.Key)) ?? Steps[^1];

    /// <summary>The same session, in a step that the guide has: whatever was under way in one that is gone is over.</summary>
    public Session Follow(Session session) => Steps.Any(s => s.Key == session.Step)
        ? session
        : session with { Step = StepOf(session).Key, Spotlight = null, Prompt = null, Timer = null };

    /// <summary>The guide as a session follows it: without a check-in where nobody brings anything to one.</summary>
    public SessionGuide For(Session session) => Steps.OfType<Step.CheckIn>().Any() && !CheckingIn.HasAny(session)
        ? this with { Steps = [.. Steps.Where(s => s is not Step.CheckIn || s.Key == session.Step)] }
        : this;

    /// <summary>The step after the open one; null after the last.</summary>
    public Step? After(Session session) =>
        Steps.SkipWhile(s => s.Key != StepOf(session).Key)
            .Skip(1)
            .FirstOrDefault(s => !session.StepsDone.Contains(s.Key));

    /// <summary>The question that the session asks everybody just now, if it asks one.</summary>
    public Question? OpenQuestion(Session session) => StepOf(session) switch
    {
        Step.Ask ask => ask.Question,
        Step.Close close => close.Questions.FirstOrDefault(q => q.Key == session.Prompt),
        _ => null,
    };

    /// <summary>
    /// The card that shows where the session is now, and holds its buttons. Once answers are revealed it is the board,
    /// which stands below them; at the end the summary.
    /// </summary>
    public SessionCard LivingCard(Session session) => session switch
    {
        { ClosedAt: not null } => new SessionCard.Summary(session.Key, 1, SessionCard.All),
        { Spotlight: { } spotlight } => new SessionCard.OfTurn(session.Key, spotlight.Explorer.ObjectId),
        { Prompt: { } question } => new SessionCard.OfPrompt(session.Key, question),
        _ when OpenQuestion(session) is { } question && session.BoardOf(question.Key) is { } board =>
            new SessionCard.Board(session.Key, question.Key, board.Pages, SessionCard.All),
        _ => new SessionCard.OfStep(session.Key, session.Step),
    };

    /// <summary>
    /// The key under which somebody is not waited for at a question: in a close, one absence stands for all its
    /// questions.
    /// </summary>
    public string AbsenceKey(Question question) =>
        Steps.FirstOrDefault(s => s is Step.Close && Step.QuestionsOf(s).Contains(question))?.Key ?? question.Key;

    public Question? FindQuestion(string key) =>
        Steps.SelectMany(Step.QuestionsOf).FirstOrDefault(q => q.Key == key);

    /// <summary>Says what is wrong with the guide; empty when it can be followed.</summary>
    public IEnumerable<string> Faults()
    {
        if (Steps is not [Step.Gather, ..] || Steps.OfType<Step.Gather>().Count() > 1)
            yield return "the first step, and only the first, must be of kind \"gather\"";
        if (Steps.Count == 1)
            yield return "it has no step after gathering";
        if (Steps.Any(s => s.Key.Length == 0) || Steps.SelectMany(Step.QuestionsOf).Any(q => q.Key.Length == 0))
            yield return "every step and question needs a key";
        if (Steps.Select(s => s.Key).Distinct().Count() < Steps.Count)
            yield return "two steps have the same key";
        var questions = Steps.SelectMany(Step.QuestionsOf).Select(q => q.Key).ToList();
        if (questions.Distinct().Count() < questions.Count)
            yield return "two questions have the same key";
        if (Steps.SelectMany(Step.QuestionsOf).Any(q => q is { Answer: AnswerKind.Choice, Choices: null or { Count: < 2 } }))
            yield return "a question that offers a choice needs at least two choices";
        if (Steps.OfType<Step.Close>().Any(c => c.Questions.Count == 0))
            yield return "a step of kind \"close\" needs a question";
        if (Steps.OfType<Step.Turns>().Any(t => t.FollowUps.Count == 0))
            yield return "a step of kind \"turns\" needs a theme of follow-up questions";
        foreach (var theme in Steps.SelectMany(Step.ThemesOf).Where(t => !Focuses.Themes.Contains(t)))
            yield return $"\"{theme}\" is no theme of follow-up questions; there are {string.Join(", ", Focuses.Themes)}";
        foreach (var question in Steps.SelectMany(Step.QuestionsOf).Where(q => q.Words is not { Count: > 0 } && !Asked.Contains(q.Key)))
            yield return $"the question \"{question.Key}\" needs words";
    }
}
