using PeerCoachBot.Commitments;
using PeerCoachBot.People.Pressing;
using PeerCoachBot.People.Rules;

namespace PeerCoachBot.Cards.Own.Dialogs;

/// <summary>When to bring a commitment to mind again.</summary>
internal sealed record SnoozeDialog : OwnDialogFace
{
    public override string Template => "snooze";

    public required IReadOnlyList<Passage> Passages { get; init; }

    public required IReadOnlyList<Choice> Choices { get; init; }

    public required string Until { get; init; }

    public required string Due { get; init; }

    public static SnoozeDialog Of(OwnAsked asked, Commitment commitment)
    {
        var (words, today) = (asked.Words, asked.Sheet.Today);
        return new SnoozeDialog
        {
            FallbackText = words["Snooze_Title"],
            Own = asked.Mark(commitment),
            Faults = asked.Faults,
            Passages = [asked.About(commitment)],
            Choices =
            [
                new Choice(words["Snooze_Tomorrow", words.Day(Snoozing.Tomorrow(today))], OwnInputs.Tomorrow),
                new Choice(words.Day(Snoozing.Monday(today)), OwnInputs.Monday),
                new Choice(words["Snooze_NextWeek", words.Day(Snoozing.NextWeek(today))], OwnInputs.NextWeek),
                new Choice(words["Snooze_OnDate"], OwnInputs.OnDate),
            ],
            Until = asked.Value(OwnInputs.Until, OwnInputs.Tomorrow),
            Due = asked.Date(OwnInputs.Due, null),
        };
    }
}
