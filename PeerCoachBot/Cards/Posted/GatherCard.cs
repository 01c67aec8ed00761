using PeerCoachBot.Conversations;
using PeerCoachBot.Sessions;
using PeerCoachBot.Sessions.Pressing;
using PeerCoachBot.Text;

namespace PeerCoachBot.Cards.Posted;

/// <summary>Who takes part, about what, for how long, who can read along, and the ground rules for whoever asks for them.</summary>
internal sealed record GatherCard : SessionFace
{
    /// <summary>The part of the card that shows the ground rules when they are asked for.</summary>
    public const string RulesId = "rules";

    /// <summary>How many readers are named before it is "and others".</summary>
    private const int MostNamed = 4;

    public override string Template => "gather";

    public required string Who { get; init; }

    /// <summary>Who has not accepted the ground rules yet.</summary>
    public required IReadOnlyList<string> Undecided { get; init; }

    public required string Plan { get; init; }

    public required IReadOnlyList<TimeLine> Time { get; init; }

    public required string Readers { get; init; }

    public required IReadOnlyList<string> Hints { get; init; }

    public required IReadOnlyList<Rule> Rules { get; init; }

    public static Face Of(Sheet sheet, Step.Gather step, string card)
    {
        var (session, words) = (sheet.Session, sheet.Words);
        if (session.Step != step.Key || !session.IsOpen())
            return FoldedCard.Of(
                sheet,
                step,
                words["Gather_Title"],
                [session.Step == step.Key ? words["Gather_Closed"] : words["Gather_Done", sheet.ActiveNames]]);

        var here = session.Participants.Where(p => !p.HasLeft).ToList();
        return new GatherCard
        {
            FallbackText = words["Gather_Title"],
            Where = sheet.Where(step),
            Who = words["Gather_Who", sheet.Names(here.Select(p => p.Who.Id))],
            Undecided = sheet.About("Gather_NotAgreed", here.Where(p => !p.Agreed).Select(p => p.Who.Id)),
            Plan = words["Gather_Plan", words[$"Focus_{session.Focus}"], Minutes(sheet, session.Pace)],
            Time = sheet.Time(card),
            Readers = WhoCanRead(sheet),
            Hints =
            [
                .. here.Count >= Limits.SplittingHelpsFrom ? [words["Gather_Split"]] : (IEnumerable<string>)[],
                words["Gather_Hint"],
            ],
            Rules = RulesFor(words, accepted: false),
            Buttons = new Buttons(sheet).OfLivingCard(),
        };
    }

    /// <summary>The ground rules, ticked or not.</summary>
    public static IReadOnlyList<Rule> RulesFor(Words words, bool accepted, IReadOnlyDictionary<string, string>? ticked = null) =>
    [
        .. from n in Enumerable.Range(1, Limits.GroundRules)
           let id = $"{Inputs.Rule}{n}"
           let value = ticked is null ? (accepted ? "true" : "false") : ticked.GetValueOrDefault(id) == "true" ? "true" : "false"
           select new Rule(id, words[$"RuleName_{n}"], words[$"Rule_{n}"], value),
    ];

    /// <summary>How long the whole session takes at a pace, for those who are here.</summary>
    public static int Minutes(Sheet sheet, Pace pace) =>
        pace.Minutes ?? (int)Math.Round(TimeBoxes.Total(sheet.Guide, pace, sheet.Session.Participants.Count(p => !p.HasLeft)).TotalMinutes);

    private static string WhoCanRead(Sheet sheet)
    {
        var (session, words) = (sheet.Session, sheet.Words);
        var others = Confidentiality.OtherReaders(session);
        if (session.Home.HasOwnRoster && session.Readers is { Count: > 0 } && others.Count == 0)
            return words["Read_OnlyUs"];
        if (Confidentiality.WordsMayShowHere(session))
            return words["Read_Shown"];
        if (session.Home.Kind == ConversationKind.Channel)
            return words["Read_Channel"];

        if (others.Count == 0)
            return words["Read_Unknown"];
        var named = others.Take(MostNamed).Select(o => sheet.Name(o.Id)).ToList();
        return words[
            others.Count == 1 ? "Read_Others" : "Read_OthersMany",
            others.Count > MostNamed ? words["List_AndOthers", string.Join(", ", named)] : words.List(named)];
    }
}
