using PeerCoachBot.Cards;
using PeerCoachBot.Conversations;
using PeerCoachBot.Sessions;
using PeerCoachBot.Text;

namespace PeerCoachBot.OwnData;

/// <summary>Takes out of sessions what is one person's. Pure.</summary>
internal static class OwnSessions
{
    /// <summary>Every session once that knows the person, the earliest first.</summary>
    public static IReadOnlyList<OwnSession> Of(IEnumerable<Session> sessions, PersonId person, SessionGuide guide) =>
    [
        .. from session in sessions.DistinctBy(session => (session.Home.Id, session.Key))
           let participant = session.Find(person)
           where participant is not null
           orderby session.StartedAt, session.Key
           select Of(session, participant, guide),
    ];

    private static OwnSession Of(Session session, Participant who, SessionGuide guide)
    {
        var person = who.Who.Id;
        Sheet sheet = new(guide, session, Words.In(session.Language), "");
        return new OwnSession(session.Home.Id, session.Home.Kind, session.Key, session.StartedAt, session.ClosedAt)
        {
            Focus = session.Focus,
            Name = who.Who.Name,
            AcceptedGroundRules = who.Agreed,
            Left = who.HasLeft,
            HadCoachingTurn = session.HadTurn.Contains(person),
            AgreedToShowWords = who.ShowsHere,
            Answers =
            [
                .. from answer in session.Answers
                   where answer.By == person
                   let question = guide.FindQuestion(answer.Question)
                   select new OwnAnswer(answer.Question, question is null ? answer.Question : sheet.Ask(question), answer.Text, answer.At)
                   {
                       Passed = answer.Passed,
                       EditedAt = answer.EditedAt,
                   },
            ],
            NextSteps =
            [
                .. from step in session.NextSteps
                   where step.By == person
                   select new OwnNextStep(step.Text, step.Due)
                   {
                       If = step.Plan?.If,
                       Then = step.Plan?.Then,
                       Witness = step.Witness is { } witness ? Sheet.NameIn(session, witness, sheet.Words) : null,
                   },
            ],
            Draft = who.Draft?.Text,
        };
    }
}
