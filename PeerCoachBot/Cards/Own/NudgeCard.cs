using PeerCoachBot.Commitments;
using PeerCoachBot.People;
using PeerCoachBot.Text;

namespace PeerCoachBot.Cards.Own;

/// <summary>Brings to mind what is due, and takes its answers.</summary>
internal static class NudgeCard
{
    public static Face Of(OwnSheet sheet, DateOnly day)
    {
        var words = sheet.Words;
        if (sheet.Person.Nudged.FirstOrDefault(n => n.Day == day) is not { } message)
            return PassageCard.Gone(sheet);
        List<(Commitment Commitment, string? Answer)> items =
            [.. message.Items.Select(sheet.Person.Find).OfType<Commitment>().OrderBy(c => Rank(sheet, c)).Select(c => (c, AnswerTo(sheet, c, day)))];
        if (items.Count == 0)
            return PassageCard.Gone(sheet);

        var open = items.Count(i => i.Answer is null);
        var fitting = CardRoom.Fitting([.. items.Select(i => ItemOf(sheet, i.Commitment, i.Answer, open))], CardRoom.Most);
        return new ItemsCard
        {
            FallbackText = words["Nudge_Title"],
            Titles = [words["Nudge_Title"]],
            Lines = [words["Nudge_Set"]],
            Items = fitting,
            Hints =
            [
                .. fitting.Count < items.Count ? [words["Item_More", items.Count - fitting.Count]] : (IEnumerable<string>)[],
                .. open == 0 ? [words["Nudge_Thanks"]] : (IEnumerable<string>)[words["Nudge_Kind"], Typing(sheet)],
            ],
            Buttons = fitting.Count == items.Count ? [] : [sheet.Opens(new PersonForm.Items(), "Button_AllOpen")],
        };
    }

    /// <summary>What can be typed instead, with a number where there is more than one.</summary>
    public static string Typing(OwnSheet sheet) => sheet.Words[Hearing.Listed(sheet.Person).Count > 1 ? "Item_TypeNumber" : "Item_Type"];

    /// <summary>What was answered since that day, if anything.</summary>
    public static string? AnswerTo(OwnSheet sheet, Commitment commitment, DateOnly day) =>
        commitment.History.LastOrDefault(c => IsAnswer(c.Kind) && sheet.DayOf(c.At) >= day) switch
        {
            _ when !commitment.IsOpen => sheet.StandingOf(commitment),
            { Kind: ChangeKind.Partly } => sheet.Words["Nudge_Partly"],
            { Kind: ChangeKind.Blocked } => sheet.Words["Item_Blocked"],
            { Kind: ChangeKind.Dated } => commitment.Due is { } due ? sheet.Words["Nudge_Dated", sheet.Words.Day(due)] : sheet.Words["Nudge_Undated"],
            { Kind: ChangeKind.Snoozed, To: { } until } => sheet.Words["Nudge_Snoozed", sheet.Day(until)],
            _ => null,
        };

    private static bool IsAnswer(ChangeKind kind) => kind is
        ChangeKind.Done or ChangeKind.Partly or ChangeKind.Blocked or ChangeKind.LetGo or ChangeKind.Dated or ChangeKind.Snoozed or ChangeKind.Reopened;

    private static OwnItem ItemOf(OwnSheet sheet, Commitment commitment, string? answer, int among)
    {
        var due = commitment.Due is { } day ? sheet.Words["Nudge_For", sheet.Words.Day(day)] : sheet.Words["Item_Undated"];
        if (answer is null)
            return OwnItem.Open(sheet, commitment, due, among);
        return commitment.IsOpen
            ? new OwnItem(
                OwnItem.Numbered(sheet, commitment),
                commitment is { Standing: Standing.Blocked, Obstacle: { } obstacle } ? [sheet.Words["Item_Obstacle", Literal.Of(obstacle)]] : [],
                [answer],
                [])
            : OwnItem.Ended(sheet, commitment);
    }

    /// <summary>As they are counted; what has ended stands behind.</summary>
    private static int Rank(OwnSheet sheet, Commitment commitment)
    {
        var at = Hearing.Listed(sheet.Person).ToList().FindIndex(c => c.Id == commitment.Id);
        return at < 0 ? int.MaxValue : at;
    }
}
