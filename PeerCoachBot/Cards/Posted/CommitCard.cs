using PeerCoachBot.Sessions;
using PeerCoachBot.Sessions.Steps;
using PeerCoachBot.Text;

namespace PeerCoachBot.Cards.Posted;

/// <summary>What everybody will do next.</summary>
internal sealed record CommitCard : SessionFace
{
    public override string Template => "commit";

    public required IReadOnlyList<string> Helping { get; init; }

    public bool HasHelping => Helping.Count > 0;

    public required IReadOnlyList<Passage> NextSteps { get; init; }

    /// <summary>Who has a next step and who is waited for, without anybody's words.</summary>
    public required IReadOnlyList<string> Progress { get; init; }

    public required IReadOnlyList<TimeLine> Time { get; init; }

    public bool HasProgress => NextSteps.Count + Progress.Count + Time.Count > 0;

    public required IReadOnlyList<string> Hints { get; init; }

    public static CommitCard Of(Sheet sheet, Step.Commit step, string card)
    {
        var (session, words) = (sheet.Session, sheet.Words);
        var isOpen = session.Step == step.Key && session.IsOpen();
        var fits = Pages.OfCommitments(session).Count == 1;
        var isShown = sheet.WordsMayShow && fits;
        return new CommitCard
        {
            FallbackText = words["Commit_Title"],
            Where = sheet.Where(step),
            Helping = isOpen ? sheet.FollowUps(step.FollowUps) : [],
            NextSteps = isShown ? [.. session.NextSteps.Select(c => PassageOf(sheet, c))] : [],
            Progress =
            [
                .. isShown ? [] : session.NextSteps.Select(c => Hidden(sheet, c)),
                .. isOpen ? sheet.About("Commit_Waiting", Committing.Missing(session, step)) : [],
            ],
            Time = sheet.Time(card),
            Hints =
            [
                .. sheet.WordsMayShow && !fits ? [words["Commit_InSummary"]] : (IEnumerable<string>)[],
                words[isOpen ? "Commit_Hint" : session.NextSteps.Count > 0 ? "Commit_Done" : "Commit_None"],
            ],
            Buttons = isOpen ? new Buttons(sheet).OfLivingCard() : [],
        };
    }

    private static string Hidden(Sheet sheet, NextStep step) => step.Due is { } due
        ? sheet.Words["Commit_Hidden", sheet.Name(step.By), sheet.Words.Day(due)]
        : sheet.Words["Commit_HiddenUndated", sheet.Name(step.By)];

    /// <summary>A next step in full.</summary>
    public static Passage PassageOf(Sheet sheet, NextStep commitment)
    {
        var words = sheet.Words;
        return new Passage(words["Commit_Will", sheet.Name(commitment.By)], Literal.Of(commitment.Text),
        [
            .. commitment.Due is { } due ? [words["Commit_Due", words.Day(due)]] : (IEnumerable<string>)[],
            .. commitment.Plan is { } plan ? [words["Commit_IfThen", Literal.Of(plan.If), Literal.Of(plan.Then)]] : (IEnumerable<string>)[],
            .. commitment.Witness is { } witness ? [words["Commit_Witness", sheet.Name(witness)]] : (IEnumerable<string>)[],
        ]);
    }
}
