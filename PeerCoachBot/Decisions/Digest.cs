using System.Security.Cryptography;
using System.Text;

namespace PeerCoachBot.Decisions;

/// <summary>Stands for words without holding them: the same words have the same digest.</summary>
internal static class Digest
{
    private const int Length = 20;

    /// <summary>Of several parts, in order; their lengths keep one from running into the next.</summary>
    public static string Of(params IEnumerable<string> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(parts.Select(p => $"{p.Length}:{p}")))))[..Length];
}
