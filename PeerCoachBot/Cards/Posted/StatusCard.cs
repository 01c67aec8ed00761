using PeerCoachBot.Sessions;

namespace PeerCoachBot.Cards.Posted;

/// <summary>Where the session is, on request, with the buttons of its living card.</summary>
internal sealed record StatusCard : SessionFace
{
    public override string Template => "status";

    /// <summary>What is open, in the bot's own words.</summary>
    public required string Now { get; init; }

    public required IReadOnlyList<string> Lines { get; init; }

    public static StatusCard Of(Sheet sheet)
    {
        var (session, words) = (sheet.Session, sheet.Words);
        var step = sheet.Step;
        var now = step switch
        {
            _ when sheet.Guide.OpenQuestion(session) is { } question => sheet.Ask(question),
            Step.Commit => words["Commit_Title"],
            _ => words[$"Step_{Kind(step)}"],
        };
        var here = session.Participants.Where(p => step is Step.Gather ? !p.HasLeft : p.IsActive());
        return new StatusCard
        {
            FallbackText = words["Status_Title"],
            Where = sheet.Where(step),
            Now = now,
            Lines =
            [
                .. session.Spotlight is { } spotlight ? [words["Turn_Explorer", sheet.Name(spotlight.Explorer)]] : (IEnumerable<string>)[],
                words["Gather_Who", sheet.Names(here.Select(p => p.Who.Id))],
                .. sheet.About(step is Step.Gather ? "Gather_NotAgreed" : "Ask_Waiting", session.Spotlight is null ? sheet.Missing : []),
                words["Status_Focus", words[$"Focus_{session.Focus}"]],
            ],

            // What a button only shows stands on the living card itself.
            Buttons = [.. new Buttons(sheet).OfLivingCard().Where(b => b.TargetElements is null)],
        };
    }

    /// <summary>The kind of a step, as sentences are named after it.</summary>
    public static string Kind(Step step) => step switch
    {
        Step.Gather => "gather",
        Step.Turns => "turns",
        Step.CheckIn => "checkin",
        Step.Commit => "commit",
        Step.Close => "close",
        _ => "ask",
    };
}
