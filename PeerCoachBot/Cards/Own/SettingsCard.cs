using System.Globalization;
using PeerCoachBot.People;
using PeerCoachBot.People.Pressing;
using PeerCoachBot.Text;

namespace PeerCoachBot.Cards.Own;

/// <summary>How somebody is treated, and what can be done with what is kept of them.</summary>
internal static class SettingsCard
{
    public static PassageCard Of(OwnSheet sheet)
    {
        if (sheet.IsErased)
            return PassageCard.Gone(sheet);

        var (words, profile, time) = (sheet.Words, sheet.Person.Profile, sheet.Person.Profile.Time());
        return new PassageCard
        {
            FallbackText = words["Settings_Title"],
            Lines =
            [
                profile.IsOff ? words["Settings_Off"] : words["Settings_On", Days(sheet), Hour(sheet, time.From), Hour(sheet, time.To)],
                words[profile.Zone is null ? "Settings_ZoneLearnt" : "Settings_Zone", Literal.Inline(time.Zone.Replace('_', ' '))],
                .. profile.PausedUntil is { } until && until > sheet.Today ? [words["Settings_Paused", words.Day(until)]] : (IEnumerable<string>)[],
                profile.Language is { } language ? words["Settings_Language", NameOf(language)] : words["Settings_LanguageLearnt"],
            ],
            Hints = [words["Settings_Hint"]],
            Buttons =
            [
                sheet.Opens(new PersonForm.Settings(), "Button_ChangeSettings").First(),
                sheet.Does(OwnVerbs.Export, "Button_Export"),
                sheet.Does(OwnVerbs.Delete, "Button_Delete"),
                sheet.Does(OwnVerbs.Commitments, "Button_MyCommitments").Aside(),
            ],
        };
    }

    /// <summary>A language as those who speak it call it.</summary>
    public static string NameOf(string language) => CultureInfo.GetCultureInfo(language).NativeName;

    private static string Days(OwnSheet sheet) =>
        sheet.Words.List(Week(sheet.Words).Where(sheet.Person.Profile.Time().Days.Contains).Select(day => sheet.Words.Culture.DateTimeFormat.GetDayName(day)));

    /// <summary>The days as a week begins there.</summary>
    public static IEnumerable<DayOfWeek> Week(Words words) =>
        Enumerable.Range(0, 7).Select(n => (DayOfWeek)(((int)words.Culture.DateTimeFormat.FirstDayOfWeek + n) % 7));

    private static string Hour(OwnSheet sheet, TimeOnly time) => time.ToString("t", sheet.Words.Culture);
}
