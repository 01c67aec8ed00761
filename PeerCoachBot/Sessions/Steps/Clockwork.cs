using PeerCoachBot.Decisions;

namespace PeerCoachBot.Sessions.Steps;

/// <summary>What a session does by itself as time passes.</summary>
internal static class Clockwork
{
    /// <summary>The earliest moment at which there is something to do.</summary>
    public static DateTimeOffset? NextWake(Session session)
    {
        if (!session.IsOpen())
            return session.OfferedAt is null ? session.OfferAt : null;

        var abandoned = session.TouchedAt + Limits.Untouched;
        return TimerWake(session) is { } timer && timer < abandoned ? timer : abandoned;
    }

    public static Decision<Session> Wake(Scene scene)
    {
        var session = scene.Session;
        if (scene.Now >= session.TouchedAt + Limits.Untouched)
            return Scene.Change(new Progress(session, [scene.UpdateLivingCard()]).Before(Ending.Close(scene, abandoned: true)));
        if (session.Timer is not { } timer)
            return scene.Nothing();
        if (session.Spotlight is { } spotlight && timer.UpSince + StepTimer.Grace <= scene.Now)
            return Scene.Change(TakingTurns.EndByItself(scene, spotlight));
        if (timer.Due(scene.Now) is not { } due)
            return scene.Nothing();

        var said = timer with { Said = due, UpSince = due == TimeSaid.TimeIsUp ? scene.Now : null };
        return due == TimeSaid.TimeIsUp
            ? Scene.Change(
                session with { Timer = said },
                scene.UpdateLivingCard(),
                scene.PostHere(new SessionCard.TimeUp(session.Key, timer.Of, timer.Extended)))
            : Scene.Change(session with { Timer = said }, scene.UpdateLivingCard());
    }

    /// <summary>Adds two minutes to whatever is timed, once.</summary>
    public static Decision<Session> MoreTime(Scene scene) => scene.Session.Timer switch
    {
        null => scene.Refuse(Sentences.NoTimer),
        { Extended: true } => scene.Refuse(Sentences.MoreTimeOnce),
        var timer => Scene.Change(scene.Session with { Timer = timer.Extend(scene.Now) }, scene.UpdateLivingCard()),
    };

    public static Decision<Session> Repace(Scene scene, Pace pace)
    {
        if (pace.Minutes is < Limits.ShortestSessionMinutes or > Limits.LongestSessionMinutes)
            return scene.Refuse(
                Sentences.TimeBoxOutOfRange,
                Number(Limits.ShortestSessionMinutes),
                Number(Limits.LongestSessionMinutes));
        if (pace == scene.Session.Pace)
            return scene.Nothing();

        var paced = scene.With(scene.Session with { Pace = pace });
        var timer = paced.Session.Timer is { Said: TimeSaid.Nothing, Extended: false } running
            ? running with { Box = StepFlow.BoxOf(paced, paced.Step) }
            : paced.Session.Timer;
        return Scene.Change(paced.Session with { Timer = timer }, scene.UpdateLivingCard());
    }

    private static DateTimeOffset? TimerWake(Session session) => session switch
    {
        { Timer: { } timer } when timer.Next() is { } next => next.At,
        { Timer.UpSince: { } up, Spotlight: not null } => up + StepTimer.Grace,
        _ => null,
    };

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
