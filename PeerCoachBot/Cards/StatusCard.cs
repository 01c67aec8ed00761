using PeerCoachBot.Conversations;
using PeerCoachBot.Sessions;
using PeerCoachBot.Sessions.Steps;

namespace PeerCoachBot.Cards;

/// <summary>Small cards on request and at the end of a time box.</summary>
internal static class StatusCard
{
    public static CardText Draw(Sheet sheet)
    {
        var (session, words) = (sheet.Session, sheet.Words);
        var scene = new Scene(sheet.Guide, session, session.TouchedAt);
        var kind = sheet.Step;
        var where = kind switch
        {
            _ when sheet.Guide.OpenQuestion(session) is { } question => sheet.Ask(question),
            Step.Commit => words["Commit_Title"],
            _ => words[$"Step_{Kind(kind)}"],
        };
        return new CardText(words["Status_Title"],
        [
            Line.Large(words["Status_Step", where.TrimEnd('.')]),
            Line.Body(words["Status_Focus", words[$"Focus_{session.Focus}"], kind is Step.Gather ? sheet.Names(session.Participants.Where(p => !p.HasLeft).Select(p => p.Who.Id)) : sheet.ActiveNames]),
            .. session.Spotlight is { } spotlight ? [Line.Body(words["Turn_Explorer", sheet.Name(spotlight.Explorer)])] : (IEnumerable<Line>)[],
            .. sheet.About(kind is Step.Gather ? "Gather_NotAgreed" : "Ask_Waiting", session.Spotlight is null ? StepFlow.Missing(scene) : []),
            Line.Hint(words["Status_Help"]),
        ]);
    }

    public static CardText DrawTimeUp(Sheet sheet, SessionCard.TimeUp card)
    {
        var words = sheet.Words;
        var scene = new Scene(sheet.Guide, sheet.Session, sheet.Session.TouchedAt);
        var line = (SessionCard.Read(card.Of), sheet.Step) switch
        {
            (SessionCard.OfTurn turn, _) => words[
                card.Again ? "TimeUp_TurnAgain" : "TimeUp_Turn",
                sheet.Name(new PersonId(sheet.Session.Home.Tenant, turn.Explorer))],
            (_, Step.Gather) => words["TimeUp_Gather"],
            _ when StepFlow.Missing(scene) is { Count: > 0 } missing => words["TimeUp_Waiting", sheet.Names(missing)],
            _ => words["TimeUp_Ready"],
        };
        return new CardText(words["TimeUp_Title"], [Line.Body(line)]);
    }

    public static string Kind(Step step) => step switch
    {
        Step.Gather => "gather",
        Step.Turns => "turns",
        Step.Commit => "commit",
        Step.Close => "close",
        _ => "ask",
    };
}
