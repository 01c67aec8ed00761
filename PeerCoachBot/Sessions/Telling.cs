using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;

namespace PeerCoachBot.Sessions;

/// <summary>Whatever changes a next step, its owner's record hears of it: as a commitment they keep it when the session is over.</summary>
internal static class Telling
{
    /// <summary>The same decision, with the facts that follow from what it changed.</summary>
    public static Decision<Session> Steps(Session? before, Decision<Session> decision, DateTimeOffset now)
    {
        if (decision is not { Keep: Keeping.State, State: { } after } || before?.Key != after.Key || Same(before.NextSteps, after.NextSteps))
            return decision;

        return Decision<Session>.Change(
            after,
            [
                .. decision.Effects,
                .. after.NextSteps.Where(step => !before.NextSteps.Contains(step)).Select(step => Tell(Recorded(after, step, now))),
                .. before.NextSteps.Where(step => after.Find(step.By) is not null && !after.NextSteps.Any(s => IsSame(s, step))).Select(step => Tell(Withdrawn(after, step, now))),
            ],
            decision.Reply);
    }

    /// <summary>Words that are for no session go on to whoever typed them.</summary>
    public static Effect PassOn(Scene scene, Typed words) => new Effect.Tell(
        SessionId.OfPerson(words.By.Id),
        new SessionFact.Spoken(scene.Id, words.By.Id, scene.Session.IsOpen() ? scene.Session.Key : "", scene.NextRevision, words) { At = scene.Now },
        new Address.Shared(words.Where));

    private static Effect Tell(SessionFact fact) => new Effect.Tell(SessionId.OfPerson(fact.Person), fact);

    private static SessionFact.Recorded Recorded(Session session, NextStep step, DateTimeOffset now) =>
        new(SessionId.Of(session.Home), step.By, session.Key, session.Revision, step)
        {
            At = now,
            Owner = session.Find(step.By)?.Who ?? new Peer(step.By, ""),
            Witness = step.Witness is { } witness && !session.IsRemoved(witness) ? session.Find(witness)?.Who : null,
            Home = session.Home,
            Peers = [.. session.Reachable().Select(p => p.Who).Where(p => p.Id != step.By)],
        };

    private static SessionFact.Withdrawn Withdrawn(Session session, NextStep step, DateTimeOffset now) =>
        new(SessionId.Of(session.Home), step.By, session.Key, session.Revision, step.Slot) { At = now };

    private static bool IsSame(NextStep one, NextStep other) => one.By == other.By && one.Slot == other.Slot;

    private static bool Same(IReadOnlyList<NextStep> one, IReadOnlyList<NextStep> other) =>
        ReferenceEquals(one, other) || one.SequenceEqual(other);
}
