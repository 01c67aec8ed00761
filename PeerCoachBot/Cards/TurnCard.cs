using PeerCoachBot.Conversations;
using PeerCoachBot.Sessions;
using PeerCoachBot.Sessions.Steps;

namespace PeerCoachBot.Cards;

/// <summary>One coaching turn: who does what, good questions, and the time.</summary>
internal static class TurnCard
{
    public const int Tips = 10;

    public static CardText? Draw(Sheet sheet, string explorer, string card)
    {
        var (session, words) = (sheet.Session, sheet.Words);
        var who = new PersonId(session.Home.Tenant, explorer);
        if (!session.TurnOrder.Contains(who))
            return null;

        var turns = Counted(sheet);
        var turn = turns.IndexOf(who) + 1;
        if (turn == 0)
            return new CardText(words["Turn_SkippedTitle"], [Line.Body(words["Turn_Skipped", sheet.Name(who)])]);

        var title = words["Turn_Title", turn, turns.Count];
        if (session.Spotlight is not { } spotlight || spotlight.Explorer != who)
            return new CardText(title, [Line.Body(words[session.HadTurn.Contains(who) ? "Turn_Over" : "Turn_Skipped", sheet.Name(who)])]);

        return new CardText(title,
        [
            .. RoleLines(sheet, who),
            Line.Heading(words["Turn_Questions"]),
            .. spotlight.Questions.Select(q => Line.Large(words[$"FollowUp_{q}"])),
            .. Format(sheet, who),
            .. sheet.Time(card),
            Line.Hint(words["Tip_Of", words[$"Tip_{Tip(session, turn)}"]]),
            Line.Hint(words["Turn_Hint", sheet.Name(who)]),
        ]);
    }

    /// <summary>Whose turns were, are, and will be, in order.</summary>
    private static List<PersonId> Counted(Sheet sheet)
    {
        var session = sheet.Session;
        var toCome = sheet.Guide.Steps.OfType<Step.Turns>().SelectMany(t => TakingTurns.StillToExplore(session, t));
        return [.. session.TurnOrder.Where(p => session.HadTurn.Contains(p) || session.Spotlight?.Explorer == p || toCome.Contains(p))];
    }

    /// <summary>Which tip stands here: another in each turn, and at another day.</summary>
    private static int Tip(Session session, int turn) =>
        1 + ((DateOnly.FromDateTime(session.StartedAt.UtcDateTime).DayNumber + turn) % Tips);

    private static IEnumerable<Line> RoleLines(Sheet sheet, PersonId explorer)
    {
        var roles = Roles.Around(sheet.Session, explorer);
        foreach (var (who, role) in roles.Where(r => r.Role != Role.Asker))
            yield return role == Role.Explorer ? Line.Large(Sentence(who, role)) : Line.Body(Sentence(who, role));
        if (roles.Where(r => r.Role == Role.Asker).Select(r => r.Who).ToList() is { Count: > 0 } others)
            yield return Line.Body(sheet.Words["Turn_Others", sheet.Names(others)]);
        if (roles.Count == 3)
            yield return Line.Hint(sheet.Words["Turn_Troika", sheet.Name(explorer)]);

        string Sentence(PersonId who, Role role) => sheet.Words[
            role switch
            {
                Role.Explorer => "Turn_Explorer",
                Role.Coach => "Turn_Coach",
                Role.Observer => "Turn_Observer",
                Role.LeadCoach => "Turn_LeadCoach",
                _ => "Turn_Spotter",
            },
            sheet.Name(who)];
    }

    /// <summary>Two focuses have a way of their own to spend a turn.</summary>
    private static IEnumerable<Line> Format(Sheet sheet, PersonId explorer) => sheet.Session.Focus switch
    {
        "role-play" => [Line.Body(sheet.Words["Turn_RolePlay"])],
        "brainstorming" => [Line.Body(sheet.Words["Turn_Brainstorm", sheet.Name(explorer)])],
        _ => [],
    };
}
