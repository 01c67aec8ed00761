using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using PeerCoachBot.Teams.Inbound;

namespace PeerCoachBot.Teams.Door;

/// <summary>
/// A JSON web token in its compact form, taken apart and not yet believed. Of the header only what chooses among our own
/// keys is read: a key, or an address of one, that it brings along is passed over.
/// </summary>
internal sealed class BearerToken
{
    /// <summary>The Connector's tokens are a tenth of this.</summary>
    private const int Longest = 16 * 1024;

    private BearerToken()
    {
    }

    public required string? Algorithm { get; init; }

    public required string? KeyId { get; init; }

    public required bool HasCritical { get; init; }

    public required string? Issuer { get; init; }

    public required string? Audience { get; init; }

    public required string? ServiceUrl { get; init; }

    /// <summary>In seconds since 1970, like <see cref="NotBefore"/>.</summary>
    public required long? Expires { get; init; }

    public required long? NotBefore { get; init; }

    /// <summary>What was signed: header and payload as they came.</summary>
    public required byte[] Signed { get; init; }

    public required byte[] Signature { get; init; }

    /// <summary>Takes a token apart; null where it is none, or has a name twice in one object.</summary>
    public static BearerToken? Read(string text)
    {
        if (text.Length > Longest || text.Split('.') is not [var first, var second, var third])
            return null;
        try
        {
            using var header = Parse(first);
            using var payload = Parse(second);
            var (head, claims) = (header.RootElement, payload.RootElement);
            return new BearerToken
            {
                Algorithm = head.Text("alg"),
                KeyId = head.Text("kid"),
                HasCritical = head.Part("crit").ValueKind != JsonValueKind.Undefined,
                Issuer = claims.Text("iss"),
                Audience = claims.Text("aud"),
                ServiceUrl = claims.Text("serviceurl"),
                Expires = Seconds(claims.Part("exp")),
                NotBefore = Seconds(claims.Part("nbf")),
                Signed = Encoding.ASCII.GetBytes(text[..^(third.Length + 1)]),
                Signature = Decode(third),
            };
        }
        catch (Exception error) when (error is JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    private static JsonDocument Parse(string part) =>
        JsonDocument.Parse(Decode(part), new JsonDocumentOptions { AllowDuplicateProperties = false });

    /// <summary>Without the white space and padding that .NET's decoder passes over.</summary>
    private static byte[] Decode(string part) => part.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
        ? Base64Url.DecodeFromChars(part)
        : throw new FormatException();

    private static long? Seconds(JsonElement time) =>
        time.ValueKind == JsonValueKind.Undefined ? null
        : time.ValueKind == JsonValueKind.Number && time.TryGetInt64(out var seconds) ? seconds
        : throw new FormatException();
}
