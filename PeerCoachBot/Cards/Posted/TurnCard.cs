using PeerCoachBot.Conversations;
using PeerCoachBot.Sessions;
using PeerCoachBot.Sessions.Steps;

namespace PeerCoachBot.Cards.Posted;

/// <summary>One coaching turn: who does what, good questions, and the time.</summary>
internal sealed record TurnCard : SessionFace
{
    public const int Tips = 10;

    public override string Template => "turn";

    /// <summary>Which turn of how many.</summary>
    public required string Title { get; init; }

    /// <summary>Whose turn it is.</summary>
    public required string Explorer { get; init; }

    /// <summary>What everybody else does.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    public required IReadOnlyList<string> Questions { get; init; }

    public required IReadOnlyList<TimeLine> Time { get; init; }

    public required IReadOnlyList<string> Hints { get; init; }

    public static Face? Of(Sheet sheet, string explorer, string card)
    {
        var (session, words) = (sheet.Session, sheet.Words);
        var who = new PersonId(session.Home.Tenant, explorer);
        var step = sheet.Guide.Steps.OfType<Step.Turns>().FirstOrDefault(s => s.Key == session.Step)
            ?? sheet.Guide.Steps.OfType<Step.Turns>().LastOrDefault(s => session.StepsDone.Contains(s.Key));
        if (!session.TurnOrder.Contains(who) || step is null)
            return null;

        var turns = Counted(sheet);
        var turn = turns.IndexOf(who) + 1;
        if (turn == 0)
            return FoldedCard.Of(sheet, step, words["Turn_SkippedTitle"], [words["Turn_Skipped", sheet.Name(who)]]);

        var title = words["Turn_Title", turn, turns.Count];
        if (session.Spotlight is not { } spotlight || spotlight.Explorer != who)
            return FoldedCard.Of(
                sheet,
                step,
                title,
                [session.HadTurn.Contains(who) ? words["Turn_Over", sheet.Name(who)] : words["Turn_Skipped", sheet.Name(who)]]);

        return new TurnCard
        {
            FallbackText = title,
            Where = sheet.Where(step),
            Title = title,
            Explorer = words["Turn_Explorer", sheet.Name(who)],
            Roles = RolesAround(sheet, who),
            Questions = [.. spotlight.Questions.Select(sheet.FollowUp)],
            Time = sheet.Time(card),
            Hints = [.. Format(sheet, who), .. WhenNoQuestionsCome(sheet, step, spotlight), words["Tip_Of", words[$"Tip_{Tip(session, turn)}"]]],
            Buttons = new Buttons(sheet).OfLivingCard(),
        };
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

    private static IReadOnlyList<string> RolesAround(Sheet sheet, PersonId explorer)
    {
        var roles = Sessions.Roles.Around(sheet.Session, explorer);
        return
        [
            .. roles.Where(r => r.Role is not (Role.Explorer or Role.Asker)).Select(r => Sentence(sheet, r.Who, r.Role)),
            .. sheet.About("Turn_Others", roles.Where(r => r.Role == Role.Asker).Select(r => r.Who)),
        ];
    }

    private static string Sentence(Sheet sheet, PersonId who, Role role) => sheet.Words[
        role switch
        {
            Role.Coach => "Turn_Coach",
            Role.Observer => "Turn_Observer",
            Role.LeadCoach => "Turn_LeadCoach",
            _ => "Turn_Spotter",
        },
        sheet.Name(who)];

    /// <summary>Two focuses have a way of their own to spend a turn.</summary>
    private static IEnumerable<string> Format(Sheet sheet, PersonId explorer) => sheet.Session.Focus switch
    {
        "role-play" => [sheet.Words["Turn_RolePlay"]],
        "brainstorming" => [sheet.Words["Turn_Brainstorm", sheet.Name(explorer)]],
        _ => [],
    };

    /// <summary>Another way for three, once they have asked for other questions.</summary>
    private static IEnumerable<string> WhenNoQuestionsCome(Sheet sheet, Step.Turns step, Spotlight spotlight)
    {
        var first = Focuses.FollowUps(sheet.Session.Focus, step.FollowUps).Take(spotlight.Questions.Count);
        return Sessions.Roles.Around(sheet.Session, spotlight.Explorer).Count == 3 && !spotlight.Questions.SequenceEqual(first)
            ? [sheet.Words["Turn_Troika", sheet.Name(spotlight.Explorer)]]
            : [];
    }
}
