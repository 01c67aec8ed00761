using System.Globalization;
using PeerCoachBot.Commitments.Dates;
using PeerCoachBot.Commitments.Nudges;
using PeerCoachBot.Decisions;
using PeerCoachBot.People.Pressing;

namespace PeerCoachBot.People.Rules;

/// <summary>How somebody wants to be treated: chosen in a dialog, typed, or learnt from Teams.</summary>
internal static class Preferences
{
    /// <summary>Takes over what a dialog brings, if all of it makes sense.</summary>
    public static Decision<Person> Save(Moment moment, OwnPress press)
    {
        var profile = moment.Person.Profile;
        var zone = press.Value(OwnInputs.Zone);
        var found = Zones.Find(zone);
        if (zone.Length > 0 && found is null)
            return moment.Nothing(OwnSentences.ZoneUnknown, zone);

        var days = press.Value(OwnInputs.Days).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(d => Enum.TryParse<DayOfWeek>(d, out var _))
            .Select(Enum.Parse<DayOfWeek>)
            .Distinct()
            .Order()
            .ToList();
        if (days.Count == 0)
            return moment.Nothing(OwnSentences.DaysMissing);

        var usual = WorkingTime.Usual(WorkingTime.Utc);
        var (from, to) = (Time(press.Value(OwnInputs.From)) ?? usual.From, Time(press.Value(OwnInputs.To)) ?? usual.To);
        if (from >= to)
            return moment.Nothing(OwnSentences.HoursBackwards);

        var pause = press.Value(OwnInputs.PausedUntil);
        var until = IsoDay.Read(pause);
        if (pause.Length > 0 && (until is null || (until < press.Today && until != profile.PausedUntil)))
            return moment.Nothing(OwnSentences.PausePast);

        var language = press.Value(OwnInputs.Language);
        return Become(moment, profile with
        {
            Zone = found == profile.ZoneLearnt ? null : found,
            Days = days.SequenceEqual(usual.Days) ? null : days.SequenceEqual(profile.Days ?? []) ? profile.Days : days,
            From = from == usual.From ? null : from,
            To = to == usual.To ? null : to,
            PausedUntil = until,
            Language = language is "" or OwnInputs.AsInTeams ? null : language,
            IsOff = press.Value(OwnInputs.Nudges) == "false",
        });
    }

    public static Decision<Person> Pause(Moment moment, DateOnly until) => until <= moment.Today
        ? moment.Nothing(OwnSentences.PausePast)
        : Become(moment, moment.Person.Profile with { PausedUntil = until }, new Reply.Say(OwnSentences.Paused, IsoDay.Write(until)));

    /// <summary>Turns nudges off, or on again, which also ends a pause.</summary>
    public static Decision<Person> Switch(Moment moment, bool isOff) => Become(
        moment,
        moment.Person.Profile with { IsOff = isOff, PausedUntil = isOff ? moment.Person.Profile.PausedUntil : null },
        new Reply.Say(isOff ? OwnSentences.Off : OwnSentences.On));

    /// <summary>Teams showed them somewhere else, or in another language.</summary>
    public static Decision<Person> Learn(Moment moment, string zone, string language)
    {
        var profile = moment.Person.Profile;
        return Zones.Find(zone) is not { } found || (profile.ZoneLearnt == found && profile.LanguageLearnt == language)
            ? moment.Nothing()
            : moment.Become(moment.Person with { Profile = profile with { ZoneLearnt = found, LanguageLearnt = language } });
    }

    /// <summary>With other working days, what is planned falls on others.</summary>
    private static Decision<Person> Become(Moment moment, Profile profile, Reply? reply = null)
    {
        if (profile == moment.Person.Profile)
            return moment.Nothing(reply ?? new Reply.Say(OwnSentences.SettingsSaved));
        var time = profile.Time();
        return moment.Become(
            moment.Person with
            {
                Profile = profile,
                Commitments = [.. moment.Person.Commitments.Select(c => NudgePlan.Moved(c, time))],
            },
            reply ?? new Reply.Say(OwnSentences.SettingsSaved),
            new Effect.UpdateCard(new PersonCard.Settings().Name()));
    }

    private static TimeOnly? Time(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
