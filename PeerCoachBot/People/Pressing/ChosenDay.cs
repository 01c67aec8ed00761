using PeerCoachBot.Commitments.Dates;
using PeerCoachBot.Decisions;
using PeerCoachBot.People.Rules;
using PeerCoachBot.Sessions;
using PeerCoachBot.Sessions.Steps;

namespace PeerCoachBot.People.Pressing;

/// <summary>Reads the day that somebody chose in a dialog.</summary>
internal static class ChosenDay
{
    /// <summary>A day has to be chosen, or that there is none; null where that is so.</summary>
    public static Reply.Say? Fault(OwnPress press) => press.Value(OwnInputs.Undated) == "true" || Due(press) is not null
        ? null
        : new Reply.Say(press.Value(OwnInputs.Due).Length == 0 ? Sentences.CommitmentNeedsDate : Sentences.DateUnclear, AnswerText.SampleDate(press.Today));

    /// <summary>By when; null where there is to be no date, or none was read.</summary>
    public static DateOnly? Due(OwnPress press) =>
        press.Value(OwnInputs.Undated) == "true" ? null : TargetDate.Read(press.Value(OwnInputs.Due), press.Today);

    /// <summary>Until when something is put off; null where that was not chosen.</summary>
    public static DateOnly? Until(OwnPress press) => press.Value(OwnInputs.Until) switch
    {
        OwnInputs.Tomorrow => Snoozing.Tomorrow(press.Today),
        OwnInputs.Monday => Snoozing.Monday(press.Today),
        OwnInputs.NextWeek => Snoozing.NextWeek(press.Today),
        OwnInputs.OnDate => IsoDay.Read(press.Value(OwnInputs.Due)),
        _ => null,
    };
}
