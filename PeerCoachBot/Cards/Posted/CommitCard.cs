using PeerCoachBot.Commitments;
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
            NextSteps = isShown ? [.. session.Commitments.Select(c => PassageOf(sheet, c))] : [],
            Progress =
            [
                .. isShown ? [] : session.Commitments.Select(c => words["Commit_Hidden", sheet.Name(c.By), words.Day(c.Due)]),
                .. isOpen ? sheet.About("Commit_Waiting", Committing.Missing(session, step)) : [],
            ],
            Time = sheet.Time(card),
            Hints =
            [
                .. sheet.WordsMayShow && !fits ? [words["Commit_InSummary"]] : (IEnumerable<string>)[],
                words[isOpen ? "Commit_Hint" : session.Commitments.Count > 0 ? "Commit_Done" : "Commit_None"],
            ],
            Buttons = isOpen ? new Buttons(sheet).OfLivingCard() : [],
        };
    }

    /// <summary>A next step in full.</summary>
    public static Passage PassageOf(Sheet sheet, Commitment commitment)
    {
        var words = sheet.Words;
        return new Passage(words["Commit_Will", sheet.Name(commitment.By)], Literal.Of(commitment.Text),
        [
            words["Commit_Due", words.Day(commitment.Due)],
            .. commitment.Plan is { } plan ? [words["Commit_IfThen", Literal.Of(plan.If), Literal.Of(plan.Then)]] : (IEnumerable<string>)[],
            .. commitment.Witness is { } witness ? [words["Commit_Witness", sheet.Name(witness)]] : (IEnumerable<string>)[],
        ]);
    }
}
