using System.Globalization;
using PeerCoachBot.People;
using PeerCoachBot.People.Pressing;
using PeerCoachBot.Sessions;
using PeerCoachBot.Sessions.Pressing;

namespace PeerCoachBot.Cards;

/// <summary>Which buttons a session's cards have, by what is open. Everything that can be typed can be pressed.</summary>
internal sealed class Buttons(Sheet sheet)
{
    /// <summary>More than these beside each other are refused by Teams' store; the others go into the overflow menu.</summary>
    private const int MostBeside = 6;

    /// <summary>So many choices have a button each; more stand in a dialog.</summary>
    private const int MostChoices = 5;

    private Session Session => sheet.Session;

    private string Key => Session.Key;

    /// <summary>The buttons of the living card, wherever they stand.</summary>
    public IReadOnlyList<Button> OfLivingCard() => !Session.IsOpen() ? [] : (sheet.Guide.LivingCard(Session), sheet.Step) switch
    {
        (SessionCard.OfTurn, _) => OfTurn(),
        (SessionCard.Board, Step.Ask ask) => OfBoard(ask.Question),
        (_, Step.Gather) => OfGathering(),
        (_, Step.Ask ask) => OfQuestion(ask.Question),
        (_, Step.CheckIn) => OfCheckIn(),
        (_, Step.Commit) => OfNextSteps(),
        _ when sheet.Guide.OpenQuestion(Session) is { } question => OfClosingQuestion(question),
        _ => Fitting([Does(Verbs.Next, "Button_Next").First(), .. Always()]),
    };

    /// <summary>What helps when a time box is over.</summary>
    public IReadOnlyList<Button> OfTimeUp() => sheet.Step switch
    {
        Step.Turns => [Does(Verbs.Done, "Button_Done").First(), .. MoreTime()],
        Step.Gather => [Does(Verbs.Begin, "Button_Begin").First()],
        _ when sheet.Missing.Count > 0 => [Does(Verbs.NextAnyway, "Button_NextAnyway")],
        _ => [Does(Verbs.Next, "Button_Next").First()],
    };

    public Button TakePart() => Opens(new SessionForm.TakePart(Key), "Button_TakePart").First();

    public Button ReadBoard(Question question) => Opens(new SessionForm.Board(Key, question.Key, 1), "Button_ReadAnswers");

    public Button ReadSummary() => Opens(new SessionForm.Summary(Key, 1), "Button_ReadSummary").First();

    public Button ShowStatus() => Does(Verbs.Status, "Button_Status");

    private List<Button> OfGathering() => Fitting(
    [
        TakePart(),
        Opens(new SessionForm.Plan(Key), "Button_Plan"),
        Does(Verbs.Begin, "Button_Begin"),
        Button.Shows(Posted.GatherCard.RulesId, sheet.Words["Button_Rules"]),
        .. Always(),
    ]);

    private List<Button> OfQuestion(Question question) => Fitting(
    [
        .. Answering(question),
        Does(Verbs.Pass, "Button_Pass"),
        Does(Verbs.Reveal, "Button_Reveal"),
        .. Waiting(),
        .. Always(),
    ]);

    private List<Button> OfBoard(Question question) => Fitting(
    [
        Does(Verbs.Next, "Button_Next").First(),
        .. sheet.WordsMayShow ? [] : (IEnumerable<Button>)[ReadBoard(question)],
        .. Answering(question).Select(b => b with { Style = null }),
        .. Waiting(),
        .. Always(),
    ]);

    private List<Button> OfTurn() => Fitting(
    [
        Does(Verbs.Done, "Button_Done").First(),
        Does(Verbs.AnotherQuestion, "Button_AnotherQuestion"),
        .. MoreTime(),
        Does(Verbs.Pass, "Button_PassTurn").Aside(),
        Opens(new SessionForm.Commit(Key, ""), "Button_NextStep").Aside(),
        .. Waiting(),
        .. Always(),
    ]);

    /// <summary>The first opens what is whoever's who presses: everybody finds their own there.</summary>
    private List<Button> OfCheckIn() => Fitting(
    [
        Button.Opens(new PersonForm.Items(), sheet.Words["Button_MyCommitments"], new OwnMark("", sheet.On, "")).First(),
        .. Posted.CheckInCard.HidesAny(sheet) ? [Opens(new SessionForm.CheckIn(Key), "Button_ReadCommitments")] : (IEnumerable<Button>)[],
        Does(Verbs.Next, "Button_Next"),
        .. Waiting(),
        .. Always(),
    ]);

    private List<Button> OfNextSteps() => Fitting(
    [
        Opens(new SessionForm.Commit(Key, ""), "Button_MyNextStep").First(),
        Does(Verbs.Pass, "Button_NothingThisTime"),
        Does(Verbs.Next, "Button_Next"),
        .. Waiting(),
        .. Always(),
    ]);

    private List<Button> OfClosingQuestion(Question question) => Fitting(
    [
        .. Answering(question),
        Does(Verbs.Pass, question.Answer == AnswerKind.Date ? "Button_NoDay" : "Button_Pass"),
        .. Waiting(),
        .. Always(),
    ]);

    /// <summary>The ways to answer a question: a button for each answer where there are few, else a dialog.</summary>
    private IEnumerable<Button> Answering(Question question) => question switch
    {
        { Answer: AnswerKind.Scale } => Enumerable.Range(Limits.ScaleLowest, Limits.ScaleHighest)
            .Select(n => n.ToString(CultureInfo.InvariantCulture))
            .Select(figure => Button.Does(Verbs.Answer, figure, sheet.Mark, figure)),
        { Answer: AnswerKind.Choice, Choices: { Count: <= MostChoices } choices } =>
            choices.Select(choice => Button.Does(Verbs.Answer, sheet.Choice(choice), sheet.Mark, choice)),
        _ =>
        [
            Opens(new SessionForm.Answer(Key, question.Key), question.Answer switch
            {
                AnswerKind.Word => "Button_Word",
                AnswerKind.Choice => "Button_Choose",
                AnswerKind.Date => "Button_Day",
                _ => "Button_Answer",
            }).First(),
        ],
    };

    private IEnumerable<Button> MoreTime() =>
        Session.Timer is { Extended: false } ? [Does(Verbs.MoreTime, "Button_MoreTime")] : [];

    /// <summary>For when somebody is away.</summary>
    private IEnumerable<Button> Waiting() =>
    [
        Opens(new SessionForm.Skip(Key), "Button_Skip").Aside(),
        Does(Verbs.NextAnyway, "Button_NextAnyway").Aside(),
    ];

    private IEnumerable<Button> Always() =>
    [
        .. sheet.WordsMayShow ? [] : (IEnumerable<Button>)[Does(Verbs.ShowHere, "Button_ShowHere").Aside()],
        Does(Verbs.Leave, "Button_Leave").Aside(),
        Does(Verbs.Help, "Button_Help").Aside(),
        Opens(new SessionForm.End(Key), "Button_End").Aside(),
    ];

    private Button Does(string verb, string title) => Button.Does(verb, sheet.Words[title], sheet.Mark);

    private Button Opens(SessionForm form, string title) => Button.Opens(form, sheet.Words[title], sheet.Mark);

    private static List<Button> Fitting(IEnumerable<Button> buttons)
    {
        var beside = 0;
        return [.. buttons.Select(b => b.Mode is null && ++beside > MostBeside ? b.Aside() : b)];
    }
}
