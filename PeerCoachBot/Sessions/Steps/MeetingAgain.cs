using PeerCoachBot.Commitments.Dates;
using PeerCoachBot.Commitments.Nudges;
using PeerCoachBot.Decisions;

namespace PeerCoachBot.Sessions.Steps;

/// <summary>After a session: a start button on the day that the peers chose, or else a single offer after a while.</summary>
internal static class MeetingAgain
{
    private const int WeeksWithoutDate = 3;
    private const int Week = 7;

    /// <summary>When to offer it: when the day begins where the session was started; null where the chosen day is over.</summary>
    public static DateTimeOffset? OfferAt(SessionGuide guide, Session closed, DateTimeOffset now)
    {
        var everyDay = WorkingTime.Usual(closed.Zone ?? WorkingTime.Utc) with { Days = Enum.GetValues<DayOfWeek>() };
        if (Chosen(guide, closed) is { } day)
            return everyDay.OpensOn(day) is { } opens && opens > now ? opens : null;

        var workingDays = WorkingTime.Usual(everyDay.Zone);
        return workingDays.OpensOn(workingDays.WorkingDayFrom(workingDays.DayAt(now).AddDays(WeeksWithoutDate * Week)));
    }

    public static Decision<Session> Offer(Scene scene) =>
        scene.Session is { OfferedAt: null, OfferAt: { } at } && at <= scene.Now
            ? Scene.Change(scene.Session with { OfferedAt = scene.Now }, scene.PostHere(new SessionCard.Again(scene.Session.Key)))
            : scene.Nothing();

    /// <summary>The date that the group settled on last; null where it settled on none.</summary>
    public static DateOnly? Chosen(SessionGuide guide, Session session) =>
        guide.Steps.SelectMany(Step.QuestionsOf)
            .Where(q => q is { Answer: AnswerKind.Date, Of: AskedOf.TheGroup })
            .SelectMany(q => session.Answers.Where(a => a.Question == q.Key && !a.Passed))
            .Select(a => IsoDay.Read(a.Text))
            .LastOrDefault(date => date is not null);
}
