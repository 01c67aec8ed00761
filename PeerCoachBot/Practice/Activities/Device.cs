using System.Globalization;

namespace PeerCoachBot.Practice.Activities;

/// <summary>What a client says of itself: the browser's language and time zone.</summary>
internal sealed record Device(string Locale, string Country, TimeZoneInfo Zone, string ZoneName)
{
    public static readonly Device Unknown = new("en-US", "US", TimeZoneInfo.Utc, "UTC");

    /// <summary>What of it is no language or no IANA zone is taken as unknown.</summary>
    public static Device Of(string? locale, string? zone)
    {
        var (name, country) = Language(locale) ?? (Unknown.Locale, Unknown.Country);
        return zone is { Length: > 0 and < 64 } && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found)
            ? new Device(name, country, found, zone)
            : new Device(name, country, Unknown.Zone, Unknown.ZoneName);
    }

    private static (string Name, string Country)? Language(string? locale)
    {
        if (locale is not { Length: > 0 and <= 35 })
            return null;
        try
        {
            var culture = CultureInfo.GetCultureInfo(locale);
            var specific = culture.IsNeutralCulture ? CultureInfo.CreateSpecificCulture(locale) : culture;
            return (locale, new RegionInfo(specific.Name).TwoLetterISORegionName);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
