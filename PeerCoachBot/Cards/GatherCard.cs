using PeerCoachBot.Sessions;
using PeerCoachBot.Text;

namespace PeerCoachBot.Cards;

/// <summary>Who takes part, by which rules, about what, for how long, and who can read along.</summary>
internal static class GatherCard
{
    private const int HowManyRules = 5;

    /// <summary>How many readers are named before it is "and others".</summary>
    private const int MostNamed = 4;

    public static CardText Draw(Sheet sheet, Step.Gather step, string card)
    {
        var (session, words) = (sheet.Session, sheet.Words);
        if (!session.IsOpen() && session.Step == step.Key)
            return new CardText(words["Gather_Title"], [Line.Body(words["Gather_Closed"])]);
        if (session.Step != step.Key)
            return new CardText(words["Gather_Title"], [Line.Body(words["Gather_Done", sheet.ActiveNames])]);

        var here = session.Participants.Where(p => !p.HasLeft).ToList();
        var minutes = session.Pace.Minutes ?? (int)Math.Round(TimeBoxes.Total(sheet.Guide, session.Pace, here.Count).TotalMinutes);
        return new CardText(words["Gather_Title"],
        [
            Line.Large(words["Gather_Who", sheet.Names(here.Select(p => p.Who.Id))]),
            .. sheet.About("Gather_NotAgreed", here.Where(p => !p.Agreed).Select(p => p.Who.Id)),
            Line.Body(words["Gather_Plan", words[$"Focus_{session.Focus}"], minutes]),
            .. here.Count >= Limits.SplittingHelpsFrom ? [Line.Body(words["Gather_Split"])] : (IEnumerable<Line>)[],
            .. sheet.Time(card),
            Line.Heading(words["Gather_Rules"]),
            .. Rules(words),
            Line.Body(WhoCanRead(sheet)),
            Line.Hint(words["Gather_HowToJoin"]),
            Line.Hint(words["Gather_HowToChoose", words.List(Focuses.All.Where(f => f != session.Focus).Select(f => words[$"Focus_{f}"]))]),
            Line.Hint(words["Gather_HowToBegin"]),
        ]);
    }

    public static IEnumerable<Line> Rules(Words words) =>
        Enumerable.Range(1, HowManyRules).Select(n => Line.Body(words[$"Rule_{n}"]));

    private static string WhoCanRead(Sheet sheet)
    {
        var (session, words) = (sheet.Session, sheet.Words);
        var others = Confidentiality.OtherReaders(session);
        if (session.Home.HasOwnRoster && session.Readers is { Count: > 0 } && others.Count == 0)
            return words["Read_OnlyUs"];
        if (Confidentiality.WordsMayShowHere(session))
            return words["Read_Shown"];
        if (session.Home.Kind == Conversations.ConversationKind.Channel)
            return words["Read_Channel"];

        if (others.Count == 0)
            return words["Read_Unknown"];
        var named = others.Take(MostNamed).Select(o => Literal.Of(o.Name)).ToList();
        return words[
            others.Count == 1 ? "Read_Others" : "Read_OthersMany",
            others.Count > MostNamed ? words["List_AndOthers", string.Join(", ", named)] : words.List(named)];
    }
}
