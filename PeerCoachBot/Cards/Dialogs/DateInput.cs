using PeerCoachBot.Commitments.Dates;

namespace PeerCoachBot.Cards.Dialogs;

/// <summary>What stands in a date input: clients show nothing there but an ISO date.</summary>
internal static class DateInput
{
    public static string Text(DateOnly? day) => day is { } date ? IsoDay.Write(date) : "";

    /// <summary>What somebody put in, where it is a date.</summary>
    public static string Text(string typed) => Text(IsoDay.Read(typed));
}
