using PeerCoachBot.Decisions;

namespace PeerCoachBot.Sessions.Steps;

/// <summary>Whoever is removed from the conversation leaves its session; the others go on.</summary>
internal static class Departing
{
    public static Decision<Session> Decide(Scene scene, SessionEvent.MembersLeft gone)
    {
        var decision = scene.Nothing();
        foreach (var person in gone.People)
        {
            if (decision.State is not { ClosedAt: null } session || session.Find(person) is not { HasLeft: false } who)
                continue;

            var left = Gathering.Leave(new Scene(scene.Guide, session, scene.Now), who);
            decision = Decision<Session>.Change(left.State!, [.. decision.Effects.Union(left.Effects)]);
        }

        return decision;
    }
}
