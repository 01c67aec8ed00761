using PeerCoachBot.Commitments;
using PeerCoachBot.Sessions;
using PeerCoachBot.Sessions.Steps;
using PeerCoachBot.Text;

namespace PeerCoachBot.Cards;

/// <summary>What everybody will do next.</summary>
internal static class CommitCard
{
    public static CardText Draw(Sheet sheet, Step.Commit step, string card)
    {
        var (session, words) = (sheet.Session, sheet.Words);
        var isOpen = session.Step == step.Key && session.IsOpen();
        return new CardText(words["Commit_Title"],
        [
            .. isOpen ? sheet.FollowUps(step.FollowUps) : [],
            .. session.Commitments.SelectMany(c => Shown(sheet, c)),
            .. sheet.WordsMayShow && !Fits(sheet) ? [Line.Hint(words["Commit_InSummary"])] : (IEnumerable<Line>)[],
            .. isOpen
                ? Open(sheet, step, card)
                : [Line.Hint(words[session.Commitments.Count > 0 ? "Commit_Done" : "Commit_None"])],
        ]);
    }

    /// <summary>A commitment as it may be shown here: with its words, or only that there is one.</summary>
    public static IEnumerable<Line> Shown(Sheet sheet, Commitment commitment) =>
        sheet.WordsMayShow && Fits(sheet)
            ? InFull(sheet, commitment)
            : [Line.Body(sheet.Words["Commit_Hidden", sheet.Name(commitment.By), sheet.Words.Day(commitment.Due)])];

    private static bool Fits(Sheet sheet) => Pages.OfCommitments(sheet.Session).Count == 1;

    public static IEnumerable<Line> InFull(Sheet sheet, Commitment commitment)
    {
        var words = sheet.Words;
        yield return Line.Heading(words["Commit_Will", sheet.Name(commitment.By)]);
        yield return Line.Quote(Literal.Of(commitment.Text));
        yield return Line.Body(words["Commit_Due", words.Day(commitment.Due)]);
        if (commitment.Plan is { } plan)
            yield return Line.Quote(words["Commit_IfThen", Literal.Of(plan.If), Literal.Of(plan.Then)]);
        if (commitment.Witness is { } witness)
            yield return Line.Body(words["Commit_Witness", sheet.Name(witness)]);
    }

    private static IEnumerable<Line> Open(Sheet sheet, Step.Commit step, string card) =>
    [
        .. sheet.About("Commit_Waiting", Committing.Missing(sheet.Session, step)),
        .. sheet.Time(card),
        Line.Hint(sheet.Words["Commit_How", sheet.SampleDate]),
        Line.Hint(sheet.Words["Commit_More"]),
        Line.Hint(sheet.Words["Prompt_Where"]),
    ];
}
