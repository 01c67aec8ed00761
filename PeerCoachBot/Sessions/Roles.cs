using PeerCoachBot.Conversations;

namespace PeerCoachBot.Sessions;

/// <summary>What somebody does in a coaching turn.</summary>
internal enum Role
{
    Explorer,
    Coach,
    Observer,
    LeadCoach,
    PatternSpotter,
    Asker,
}

/// <summary>Who does what in a coaching turn: roles rotate with the order of turns.</summary>
internal static class Roles
{
    /// <summary>
    /// The roles around an explorer, in order of rotation; the bot keeps the time. Whoever was skipped may be away, so
    /// the turn does not depend on them: they come last.
    /// </summary>
    public static IReadOnlyList<(PersonId Who, Role Role)> Around(Session session, PersonId explorer)
    {
        List<PersonId> circle = [.. session.TurnOrder.Where(p => p == explorer || session.FindActive(p) is not null)];
        var first = circle.IndexOf(explorer);
        if (first < 0)
            return [(explorer, Role.Explorer)];

        IReadOnlyList<Role> roles = circle.Count switch
        {
            <= 2 => [Role.Explorer, Role.Coach],
            3 => [Role.Explorer, Role.Coach, Role.Observer],
            _ => [Role.Explorer, Role.LeadCoach, Role.PatternSpotter],
        };
        return
        [
            .. circle[first..].Concat(circle[..first])
                .OrderBy(p => p != explorer && session.IsAbsent(p, session.Step))
                .Select((p, n) => (p, n < roles.Count ? roles[n] : Role.Asker)),
        ];
    }
}
