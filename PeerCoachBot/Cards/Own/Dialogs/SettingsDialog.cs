using PeerCoachBot.People.Pressing;

namespace PeerCoachBot.Cards.Own.Dialogs;

/// <summary>How somebody wants to be treated.</summary>
internal sealed record SettingsDialog : OwnDialogFace
{
    public override string Template => "settings";

    public required string Nudges { get; init; }

    /// <summary>As it was typed, or as it is known.</summary>
    public required string Zone { get; init; }

    public required IReadOnlyList<Choice> Week { get; init; }

    /// <summary>Days of the week by their English names, with commas.</summary>
    public required string Days { get; init; }

    public required string From { get; init; }

    public required string To { get; init; }

    public required IReadOnlyList<Choice> Languages { get; init; }

    public required string Language { get; init; }

    public required string Paused { get; init; }

    public static SettingsDialog Of(OwnAsked asked)
    {
        var (words, profile, time) = (asked.Words, asked.Sheet.Person.Profile, asked.Sheet.Person.Profile.Time());
        return new SettingsDialog
        {
            FallbackText = words["Settings_Title"],
            Own = asked.Sheet.Mark(),
            Faults = asked.Faults,
            Nudges = asked.Value(OwnInputs.Nudges, profile.IsOff ? "false" : "true"),
            Zone = asked.Value(OwnInputs.Zone, profile.Zone ?? profile.ZoneLearnt ?? ""),
            Week = [.. SettingsCard.Week(words).Select(day => new Choice(words.Culture.DateTimeFormat.GetDayName(day), day.ToString()))],
            Days = asked.Value(OwnInputs.Days, string.Join(',', time.Days)),
            From = asked.Time(OwnInputs.From, time.From),
            To = asked.Time(OwnInputs.To, time.To),
            Languages =
            [
                new Choice(words["Settings_AsInTeams"], OwnInputs.AsInTeams),
                .. Text.Words.Languages.Select(language => new Choice(SettingsCard.NameOf(language), language)),
            ],
            Language = asked.Value(OwnInputs.Language, profile.Language ?? OwnInputs.AsInTeams),
            Paused = asked.Date(OwnInputs.PausedUntil, profile.PausedUntil > asked.Sheet.Today ? profile.PausedUntil : null),
        };
    }
}
