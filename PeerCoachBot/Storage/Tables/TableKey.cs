using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using PeerCoachBot.Decisions;

namespace PeerCoachBot.Storage.Tables;

/// <summary>
/// Makes keys of ids, whatever those hold. The service forbids <c>/ \ # ?</c> and control characters and at most 512
/// characters; ours are letters, digits, <c>- .</c>, and <c>~</c> before what was escaped, so that no path, filter or
/// signature has anything to escape. Different ids make different keys.
/// https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model.
/// </summary>
internal static class TableKey
{
    /// <summary>Between the parts of a key; never inside one.</summary>
    public const char Between = '_';

    private const int MostOfPart = 200;
    private const int MostOfTenant = 140;
    private const int MostOfKind = 80;
    private const int HashLength = 64;
    private const string BeforeHash = "~~";

    /// <summary>The partition of an aggregate: its tenant comes first.</summary>
    public static string Of(AggregateId id) =>
        Part(id.Tenant, MostOfTenant) + Between + Part(id.Kind, MostOfKind) + Between + Part(id.Key);

    /// <summary>One part of a key. What would be too long is told apart by its hash.</summary>
    public static string Part(string id, int most = MostOfPart)
    {
        StringBuilder key = new(id.Length);
        foreach (var letter in id)
            if (char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.')
                key.Append(letter);
            else
                key.Append(CultureInfo.InvariantCulture, $"~{(int)letter:x4}");
        return key.Length <= most
            ? key.ToString()
            : key.ToString(0, most - BeforeHash.Length - HashLength) + BeforeHash + Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(id.AsSpan())));
    }

    /// <summary>Reads an id back out of a part of a key that was not too long.</summary>
    public static string Id(string part) =>
        Regex.Replace(part, "~([0-9a-f]{4})", escaped => ((char)int.Parse(escaped.Groups[1].ValueSpan, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)).ToString());

    /// <summary>A moment, so that later ones sort behind earlier ones.</summary>
    public static string Moment(DateTimeOffset at) => at.UtcTicks.ToString("D19", CultureInfo.InvariantCulture);

    public static DateTimeOffset ReadMoment(ReadOnlySpan<char> text) =>
        new(long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture), TimeSpan.Zero);
}
