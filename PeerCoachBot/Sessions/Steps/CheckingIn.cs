using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;

namespace PeerCoachBot.Sessions.Steps;

/// <summary>
/// How it stands with what the participants committed to before. Everybody answers for themselves, through their own
/// record; words show only to those who have heard them.
/// </summary>
internal static class CheckingIn
{
    public static Progress Open(Scene scene, Step.CheckIn step)
    {
        var opened = StepFlow.Timed(scene, step, new SessionCard.OfStep(scene.Session.Key, step.Key));
        return opened with { Effects = [.. opened.Effects, .. scene.Session.Active().Select(p => Ask(scene, p.Who.Id))] };
    }

    /// <summary>Somebody's record says what they bring along, or how it stands.</summary>
    public static Decision<Session> Note(Scene scene, SessionEvent.Reported reported)
    {
        var (session, report) = (scene.Session, reported.Report);
        if (reported.ForSession != session.Key
            || session.Find(report.By) is not { HasLeft: false }
            || session.Reports.Any(r => r.By == report.By && r.Revision >= report.Revision))
            return scene.Nothing();

        var noted = session with { Reports = [.. session.Reports.Where(r => r.By != report.By), report] };
        return scene.Step is Step.CheckIn ? Scene.Change(noted, scene.UpdateLivingCard()) : Decision<Session>.Change(noted, []);
    }

    /// <summary>What somebody brings along that at least one of the others knows of.</summary>
    public static IReadOnlyList<CheckInItem> ItemsOf(Session session, PersonId person) =>
    [
        .. session.Reports.Where(r => r.By == person).SelectMany(r => r.Items)
            .Where(i => session.Active().Any(p => p.Who.Id != person && MayRead(i, person, p.Who.Id))),
    ];

    /// <summary>The item's owner, and whoever has heard its words.</summary>
    public static bool MayRead(CheckInItem item, PersonId owner, PersonId reader) =>
        reader == owner || item.IsInTheOpen || item.Knowing.Contains(reader);

    /// <summary>All who take part know it, so that its words may stand where their words do.</summary>
    public static bool AllKnow(Session session, CheckInItem item, PersonId owner) =>
        session.Active().All(p => MayRead(item, owner, p.Who.Id));

    public static bool HasAny(Session session) => session.Active().Any(p => ItemsOf(session, p.Who.Id).Count > 0);

    /// <summary>Who has still to say how something stands.</summary>
    public static IReadOnlyList<PersonId> Missing(Session session, Step.CheckIn step) =>
    [
        .. session.Active()
            .Select(p => p.Who.Id)
            .Where(p => !session.IsAbsent(p, step.Key) && ItemsOf(session, p).Any(i => !i.IsAnswered)),
    ];

    /// <summary>Nobody waits for somebody's answers any longer.</summary>
    public static Decision<Session> Skip(Scene scene, PersonId who) => scene.Session.IsAbsent(who, scene.Step.Key)
        ? scene.Nothing()
        : Scene.Change(
            scene.Session with { Absences = [.. scene.Session.Absences, new Absence(who, scene.Step.Key)] },
            scene.UpdateLivingCard());

    /// <summary>Somebody came while it is open: everybody is asked anew, since what may be told depends on who is there.</summary>
    public static IEnumerable<Effect> AskAgain(Scene scene) =>
        scene.Step is Step.CheckIn ? scene.Session.Active().Select(p => Ask(scene, p.Who.Id)) : [];

    private static Effect Ask(Scene scene, PersonId person) => new Effect.Tell(
        SessionId.OfPerson(person),
        new SessionFact.CheckInAsked(
            scene.Id,
            person,
            scene.Session.Key,
            scene.NextRevision,
            [.. scene.Session.Active().Select(p => p.Who.Id).Where(p => p != person)])
        {
            At = scene.Now,
        });
}
