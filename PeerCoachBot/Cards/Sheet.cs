using PeerCoachBot.Conversations;
using PeerCoachBot.Sessions;
using PeerCoachBot.Text;

namespace PeerCoachBot.Cards;

/// <summary>What every card of a session is drawn from, with the phrases that they share.</summary>
internal sealed record Sheet(SessionGuide Guide, Session Session, Words Words)
{
    /// <summary>How many follow-up questions stand beside a question: a choice, not a list to work through.</summary>
    private const int Helping = 2;

    public Step Step => Guide.StepOf(Session);

    public bool WordsMayShow => Confidentiality.WordsMayShowHere(Session);

    public string Name(PersonId person) =>
        Literal.Of(Session.Find(person)?.Who.Name ?? Session.Readers?.FirstOrDefault(r => r.Id == person)?.Name ?? "?");

    public string Names(IEnumerable<PersonId> people) => Words.List(people.Select(Name));

    public string ActiveNames => Names(Session.Active().Select(p => p.Who.Id));

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
        AnswerKind.Choice => Words.Find($"Choice_{answer.Text}") ?? answer.Text,
        AnswerKind.Date when DateOnly.TryParseExact(answer.Text, "yyyy-MM-dd", out var date) => Words.Day(date),
        _ => Literal.Of(answer.Text),
    };

    /// <summary>A line only if there is somebody to name in it.</summary>
    public IEnumerable<Line> About(string sentence, IEnumerable<PersonId> people) =>
        people.ToList() is { Count: > 0 } some ? [Line.Body(Words[sentence, Names(some)])] : [];

    /// <summary>How much time there is, or is left.</summary>
    public IEnumerable<Line> Time(string card) => Session.Timer is { } timer && timer.Of == card
        ?
        [
            Line.Body(timer.Said switch
            {
                TimeSaid.TwoMinutesLeft => Words["Time_Two"],
                TimeSaid.HalfMinuteLeft => Words["Time_Half"],
                TimeSaid.TimeIsUp => Words["Time_Up"],
                _ when timer.Extended => Words["Time_Extended", Words.Minutes(timer.Box)],
                _ => Words[Session.Spotlight is null ? "Time_Box" : "Time_Turn", Words.Minutes(timer.Box)],
            }),
        ]
        : [];

    /// <summary>Who could not be reached in 1:1.</summary>
    public IEnumerable<Line> Unreached() => About("Summary_Unreached", Session.Unreachable);

    public IEnumerable<Line> FollowUps(string? theme) => theme is null
        ? []
        :
        [
            Line.Hint(Words["Ask_Help"]),
            .. Focuses.FollowUps(Session.Focus, [theme]).Take(Helping).Select(q => Line.Body(Words[$"FollowUp_{q}"])),
        ];

    public string SampleDate => Session.StartedAt.AddDays(14).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
