using System.Globalization;
using PeerCoachBot.Cards.Posted;
using PeerCoachBot.Sessions;
using PeerCoachBot.Sessions.Pressing;

namespace PeerCoachBot.Cards.Dialogs;

/// <summary>Focus and time.</summary>
internal sealed record PlanDialog : DialogFace
{
    public override string Template => "plan";

    public required IReadOnlyList<Choice> Focuses { get; init; }

    public required string Focus { get; init; }

    public required IReadOnlyList<Choice> Paces { get; init; }

    public required string Pace { get; init; }

    public required int Minutes { get; init; }

    public int Fewest { get; } = Limits.ShortestSessionMinutes;

    public int Most { get; } = Limits.LongestSessionMinutes;

    public required string MinutesFault { get; init; }

    public static PlanDialog? Of(Asked asked)
    {
        if (!asked.MayAct)
            return null;

        var (sheet, words, session) = (asked.Sheet, asked.Sheet.Words, asked.Session);
        var usual = GatherCard.Minutes(sheet, Sessions.Pace.Usual);
        return new PlanDialog
        {
            FallbackText = words["Button_Plan"],
            Mark = sheet.Mark,
            Faults = asked.Faults,
            Focuses = [.. Sessions.Focuses.All.Select(focus => new Choice(words[$"Focus_{focus}"], focus))],
            Focus = asked.Value(Inputs.Focus, session.Focus),
            Paces =
            [
                new Choice(words["Plan_Usual", usual], Inputs.UsualPace),
                new Choice(words["Plan_Short", GatherCard.Minutes(sheet, new Pace(null, HalfTurns: true))], Inputs.ShortPace),
                new Choice(words["Plan_Own"], Inputs.OwnPace),
            ],
            Pace = asked.Value(Inputs.Pace, Name(session.Pace)),
            Minutes = int.TryParse(asked.Value(Inputs.Minutes, ""), CultureInfo.InvariantCulture, out var typed) ? typed : session.Pace.Minutes ?? usual,
            MinutesFault = words["Plan_MinutesFault", Limits.ShortestSessionMinutes, Limits.LongestSessionMinutes],
        };
    }

    private static string Name(Pace pace) => pace switch
    {
        { Minutes: not null } => Inputs.OwnPace,
        { HalfTurns: true } => Inputs.ShortPace,
        _ => Inputs.UsualPace,
    };
}
