namespace PeerCoachBot.People;

/// <summary>Finds the zone that somebody means.</summary>
internal static class Zones
{
    /// <summary>Names people use and the database does not.</summary>
    private static readonly Dictionary<string, string> Aliases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["utc"] = "Etc/UTC",
        ["gmt"] = "Etc/GMT",
        ["bangalore"] = "Asia/Kolkata",
        ["mumbai"] = "Asia/Kolkata",
        ["delhi"] = "Asia/Kolkata",
        ["beijing"] = "Asia/Shanghai",
        ["san francisco"] = "America/Los_Angeles",
        ["seattle"] = "America/Los_Angeles",
        ["boston"] = "America/New_York",
        ["washington"] = "America/New_York",
        ["barcelona"] = "Europe/Madrid",
        ["munich"] = "Europe/Berlin",
        ["milan"] = "Europe/Rome",
        ["geneva"] = "Europe/Zurich",
    };

    /// <summary>An IANA zone by its name, or by the city in it; null where there is none, or more than one.</summary>
    public static string? Find(string text)
    {
        var wanted = text.Trim();
        if (Aliases.TryGetValue(wanted, out var alias))
            return alias;
        if (wanted.Contains('/', StringComparison.Ordinal))
            return TimeZoneInfo.TryFindSystemTimeZoneById(wanted, out var zone) ? zone.Id : null;
        if (TimeZoneInfo.TryConvertWindowsIdToIanaId(wanted, out var iana))
            return iana;

        var city = "/" + wanted.Replace(' ', '_');
        List<string> inCity = [.. TimeZoneInfo.GetSystemTimeZones().Select(z => z.Id).Where(id => id.EndsWith(city, StringComparison.OrdinalIgnoreCase))];
        return inCity is [var only] ? only : null;
    }
}
