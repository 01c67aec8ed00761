using PeerCoachBot.Commitments.Dates;
using PeerCoachBot.Conversations;
using PeerCoachBot.Sessions;
using PeerCoachBot.Sessions.Pressing;
using PeerCoachBot.Sessions.Steps;
using PeerCoachBot.Text;

namespace PeerCoachBot.Cards;

/// <summary>What every card of a session is drawn from, with the phrases that they share.</summary>
/// <param name="On">The name of the card or dialog that is drawn.</param>
internal sealed record Sheet(SessionGuide Guide, Session Session, Words Words, string On)
{
    /// <summary>How many follow-up questions stand beside a question: a choice, not a list to work through.</summary>
    private const int Helping = 2;

    public Step Step => Guide.StepOf(Session);

    public bool WordsMayShow => Confidentiality.WordsMayShowHere(Session);

    /// <summary>What the card's buttons say of it.</summary>
    public CardMark Mark { get; } = new(Session.Home.Id, Session.Key, On, Guide.LivingCard(Session).Name(), Session.Revision);

    /// <summary>The small line on top: which step of how many.</summary>
    public string Where(Step step) => Words["Where_Step", Guide.Steps.TakeWhile(s => s.Key != step.Key).Count() + 1, Guide.Steps.Count];

    /// <summary>The small line on top of what belongs to no step.</summary>
    public string WhereOpen => Where(Step);

    public string Name(PersonId person) => NameIn(Session, person, Words);

    /// <summary>Somebody's name as the session knows it; of whoever is forgotten, that they are.</summary>
    public static string NameIn(Session? session, PersonId person, Words words) => session?.IsRemoved(person) == true
        ? words["Person_Removed"]
        : Literal.Inline(session?.Find(person)?.Who.Name ?? session?.Readers?.FirstOrDefault(r => r.Id == person)?.Name ?? "?");

    public string Names(IEnumerable<PersonId> people) => Words.List(people.Select(Name));

    public string ActiveNames => Names(Session.Active().Select(p => p.Who.Id));

    /// <summary>Whoever is waited for in the open step.</summary>
    public IReadOnlyList<PersonId> Missing => StepFlow.Missing(new Scene(Guide, Session, Session.TouchedAt));

    /// <summary>A question's sentence: the guide's own in the session's language, else the wording's.</summary>
    public string Ask(Question question)
    {
        if (question.Words is not { Count: > 0 } own)
            return Words[$"Question_{question.Key}"];
        for (var culture = Words.Culture; culture.Name.Length > 0; culture = culture.Parent)
            if (own.TryGetValue(culture.Name, out var sentence))
                return sentence;
        return own.Values.First();
    }

    /// <summary>An answer as it is shown: people's words as they are, everything else in the session's language.</summary>
    public string Shown(Question question, Answer answer) => question.Answer switch
    {
        _ when answer.Passed => Words["Board_Entry_Passed"],
        AnswerKind.Choice => Choice(answer.Text),
        AnswerKind.Date when IsoDay.Read(answer.Text) is { } date => Words.Day(date),
        _ => Literal.Of(answer.Text),
    };

    public string Choice(string key) => Words.Find($"Choice_{key}") ?? key;

    /// <summary>A line only if there is somebody to name in it.</summary>
    public IReadOnlyList<string> About(string sentence, IEnumerable<PersonId> people) =>
        people.ToList() is { Count: > 0 } some ? [Words[sentence, Names(some)]] : [];

    /// <summary>How much time there is, or is left, for what a card stands for.</summary>
    public IReadOnlyList<TimeLine> Time(string card) => Session.Timer is { } timer && timer.Of == card
        ?
        [
            timer.Said switch
            {
                TimeSaid.TwoMinutesLeft => new(Words["Time_Two"], IsShort: true),
                TimeSaid.HalfMinuteLeft => new(Words["Time_Half"], IsShort: true),
                TimeSaid.TimeIsUp => new(Words["Time_Up"], IsShort: true),
                _ when timer.Extended => new(Words["Time_Extended", Words.Minutes(timer.Box)], IsShort: false),
                _ => new(Words[Session.Spotlight is null ? "Time_Box" : "Time_Turn", Words.Minutes(timer.Box)], IsShort: false),
            },
        ]
        : [];

    /// <summary>Who could not be reached in 1:1.</summary>
    public IReadOnlyList<string> Unreached => About("Summary_Unreached", Session.Unreachable);

    /// <summary>Questions that help with a theme; none without one.</summary>
    public IReadOnlyList<string> FollowUps(string? theme) => theme is null
        ? []
        : [.. Focuses.FollowUps(Session.Focus, [theme]).Take(Helping).Select(FollowUp)];

    public string FollowUp(string key) => Words[$"FollowUp_{key}"];

    public string SampleDate => AnswerText.SampleDate(DateOnly.FromDateTime(Session.StartedAt.UtcDateTime));
}
