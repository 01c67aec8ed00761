using System.Globalization;

namespace PeerCoachBot.Storage.Embedded;

/// <summary>Etags are numbers in the file, and opaque text outside.</summary>
internal static class ETags
{
    public static string Text(long etag) => etag.ToString(CultureInfo.InvariantCulture);

    /// <summary>A number that no row has, where the text is no etag of ours.</summary>
    public static long Number(string etag) => long.TryParse(etag, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
