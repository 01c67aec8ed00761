using System.Globalization;

namespace PeerCoachBot.Commitments.Dates;

/// <summary>A day as machines write it ("2026-12-12", ISO 8601): in stored answers, dialogs' inputs and cards' names.</summary>
internal static class IsoDay
{
    private const string Format = "yyyy-MM-dd";

    public static string Write(DateOnly day) => day.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>Reads a day; null for anything else.</summary>
    public static DateOnly? Read(string text) =>
        DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
