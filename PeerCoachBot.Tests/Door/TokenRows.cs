using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using static PeerCoachBot.Teams.Door.TokenFault;
using static PeerCoachBot.Tests.Door.TokenRow;

namespace PeerCoachBot.Tests.Door;

/// <summary>Tokens, good ones and every bad one that we could think of.</summary>
internal static class TokenRows
{
    private const string Evil = "https://evil.example/keys";

    public static IReadOnlyList<TokenRow> All { get; } =
    [
        new("as the Connector makes it", null, Mint.Usual.Token),
        Header("without a type", null, h => h.Remove("typ")),
        Header("a key's address in jku is not asked", null, h => h["jku"] = Evil),
        Header("a key's address in x5u is not asked", null, h => h["x5u"] = Evil),
        Header("a key in jwk is passed over", null, h => h["jwk"] = new Mint("key-1", Mint.Foreign, "msteams").Jwk()),
        Claims("without nbf", null, c => c.Remove("nbf")),
        Claims("with claims that nobody knows", null, c => c["azp"] = new JsonArray(1, "x")),

        Unsigned("none"), Unsigned("None"), Unsigned("NONE"), Unsigned("nOnE"), Unsigned(""),
        Header("none, and signed", WrongAlgorithm, h => h["alg"] = "none"),
        Header("no algorithm", WrongAlgorithm, h => h.Remove("alg")),
        Header("an algorithm that is no text", WrongAlgorithm, h => h["alg"] = 256),
        Header("algorithms", WrongAlgorithm, h => h["alg"] = new JsonArray("RS256")),
        Header("rs256", WrongAlgorithm, h => h["alg"] = "rs256"),
        Header("RS256 with a space", WrongAlgorithm, h => h["alg"] = "RS256 "),
        Header("ES256", WrongAlgorithm, h => h["alg"] = "ES256"),
        Confused("HS256 by the key as PEM", () => Encoding.ASCII.GetBytes(Mint.Usual.Key.ExportSubjectPublicKeyInfoPem())),
        Confused("HS256 by the key as DER", () => Mint.Usual.Key.ExportSubjectPublicKeyInfo()),
        Confused("HS256 by the modulus", () => Mint.Usual.Key.ExportParameters(false).Modulus!),
        Confused("HS256 by nothing", () => []),
        By("RS384", HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
        By("RS512", HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
        By("PS256", HashAlgorithmName.SHA256, RSASignaturePadding.Pss),

        Header("no key id", UnknownKey, h => h.Remove("kid")),
        Header("an empty key id", UnknownKey, h => h["kid"] = ""),
        Header("a key id that is no text", UnknownKey, h => h["kid"] = 1),
        Header("an unknown key", UnknownKey, h => h["kid"] = "key-2"),
        Header("a key id in other letters", UnknownKey, h => h["kid"] = "KEY-1"),
        Header("a key id that is a path", UnknownKey, h => h["kid"] = "../key-1"),
        Header("a key id that is a query", UnknownKey, h => h["kid"] = "key-1' OR '1'='1"),
        Brought("jwk", "stranger", UnknownKey), Brought("jwk", "key-1", WrongSignature), Brought("jku", "key-1", WrongSignature),
        Brought("x5u", "key-1", WrongSignature), Brought("x5c", "key-1", WrongSignature),
        new("a key of 1024 bits", WeakKey, Mint.Others[0].Token),
        new("a key without endorsements", NotEndorsed, Mint.Others[1].Token),
        new("a key for web chat", NotEndorsed, Mint.Others[2].Token),
        new("an endorsement in other letters", NotEndorsed, Mint.Others[3].Token),
        Header("crit", CriticalHeader, h => h["crit"] = new JsonArray("exp")),
        Header("crit that is empty", CriticalHeader, h => h["crit"] = new JsonArray()),
        Header("crit that is null", CriticalHeader, h => h["crit"] = null),

        .. new[]
        {
            "https://api.botframework.com.evil.example", "https://api.botframework.com/", "https://API.botframework.com", "http://api.botframework.com",
            "https://evil.example/https://api.botframework.com", "https://api.botframework.com@evil.example", "https://api.botframework.us",
            "https://api.botframework.com ", "", "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/",
            "https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0",
        }.Select(iss => Claims($"issuer “{iss}”", WrongIssuer, c => c["iss"] = iss)),
        Claims("no issuer", WrongIssuer, c => c.Remove("iss")),
        Claims("issuers", WrongIssuer, c => c["iss"] = new JsonArray(Mint.Issuer)),
        .. new[] { "", "another", $"api://{Mint.AppId}", $"28:{Mint.AppId}", Mint.AppId.ToUpperInvariant(), $"{Mint.AppId} ", "https://api.botframework.com" }
            .Select(aud => Claims($"audience “{aud}”", WrongAudience, c => c["aud"] = aud)),
        Claims("no audience", WrongAudience, c => c.Remove("aud")),
        Claims("audiences", WrongAudience, c => c["aud"] = new JsonArray(Mint.AppId, "another")),
        Claims("the app id elsewhere", WrongAudience, c => (c["appid"], c["azp"], c["aud"]) = (Mint.AppId, Mint.AppId, "another")),

        Time("exp", 0, null), Time("exp", -299, null), Time("exp", -300, Expired), Time("exp", -301, Expired), Time("exp", -86_400, Expired),
        Time("nbf", 0, null), Time("nbf", 299, null), Time("nbf", 300, null), Time("nbf", 301, NotYetValid), Time("nbf", 86_400, NotYetValid),
        Claims("no exp", Expired, c => c.Remove("exp")),
        Claims("exp in 1970", Expired, c => c["exp"] = 0),
        Claims("exp before 1970", Expired, c => c["exp"] = long.MinValue),
        Claims("exp at the end of time", null, c => c["exp"] = long.MaxValue),
        Claims("nbf at the end of time", NotYetValid, c => c["nbf"] = long.MaxValue),
        Claims("exp as text", Malformed, c => c["exp"] = "9999999999"),
        Claims("exp beyond numbers", Malformed, c => c["exp"] = 1e300),
        Claims("exp that is null", Malformed, c => c["exp"] = null),
        Claims("nbf as a list", Malformed, c => c["nbf"] = new JsonArray(0)),

        Claims("no serviceurl", NoServiceUrl, c => c.Remove("serviceurl")),
        Claims("an empty serviceurl", NoServiceUrl, c => c["serviceurl"] = ""),
        Claims("serviceurl as a list", NoServiceUrl, c => c["serviceurl"] = new JsonArray("https://smba.trafficmanager.net/emea/")),
        Claims("serviceUrl in other letters", NoServiceUrl, c => (c["serviceUrl"], _) = (c["serviceurl"]!.DeepClone(), c.Remove("serviceurl"))),

        Altered("another payload", WrongSignature, t => With(t, payload: p => p.Replace("exp\":1", "exp\":2", StringComparison.Ordinal))),
        Altered("another header", WrongSignature, t => With(t, header: h => h.Replace("JWT", "jwt", StringComparison.Ordinal))),
        Altered("no signature", WrongSignature, t => t[..(t.LastIndexOf('.') + 1)]),
        Altered("half a signature", WrongSignature, t => t[..^174]),
        Altered("the signature twice", WrongSignature, t => t + End(t)),
        Altered("a signature with one bit changed", WrongSignature, t => t[..^9] + (t[^9] == 'A' ? 'B' : 'A') + t[^8..]),
        new("the signature of another token", WrongSignature, (url, now) => Body(Mint.Usual.Token(url, now)) + End(Mint.Usual.Token(url + "x", now))),
        new("signed by somebody else", WrongSignature, (url, now) =>
            Mint.Signed(Mint.Header().ToJsonString(), Mint.Claims(url, now).ToJsonString(), Mint.Foreign)),

        new("nothing", Malformed, (_, _) => ""),
        new("a word", Malformed, (_, _) => "token"),
        new("two dots", WrongAlgorithm, (_, _) => $"{Mint.Part("{}")}.{Mint.Part("{}")}."),
        new("dots only", Malformed, (_, _) => ".."),
        new("a hundred dots", Malformed, (_, _) => new string('.', 100)),
        Altered("one dot", Malformed, t => t[..t.LastIndexOf('.')]),
        Altered("a fourth part", Malformed, t => t + ".AAAA"),
        Altered("five parts, as if encrypted", Malformed, t => t + ".AAAA.AAAA"),
        Altered("the other base64", Malformed, t => t[..^2] + "+/"),
        Altered("padding", Malformed, t => t + "=="),
        Altered("a space in it", Malformed, t => t.Insert(t.Length - 4, " ")),
        Altered("two tokens", Malformed, t => $"{t}, Bearer {t}"),
        Altered("a length that base64 has not", Malformed, t => Body(t) + "AAAAA"),
        new("garbage", Malformed, (_, _) => "%%%.???.***"),
        new("20,000 letters", Malformed, (_, _) => new string('A', 20_000)),
        Claims("a payload of 20 KB", Malformed, c => c["padding"] = new string('x', 20_000)),
        Written("a header that is no JSON", Malformed, h => h[1..], p => p),
        Written("a header that is a list", WrongAlgorithm, h => $"[{h}]", p => p),
        Written("a payload that is no JSON", Malformed, h => h, p => p[..^1]),
        Written("a payload that is text", WrongIssuer, h => h, _ => "\"payload\""),
        Written("two payloads", Malformed, h => h, p => p + p),
        Written("a deep payload", Malformed, h => h, p => $"{p[..^1]},\"deep\":{new string('[', 100)}{new string(']', 100)}}}"),
        Written("the audience twice", Malformed, h => h, p => p.Replace("\"aud\"", "\"aud\":\"another\",\"aud\"", StringComparison.Ordinal)),
        Written("the audience twice, once escaped", Malformed, h => h, p => p.Replace("\"aud\"", "\"\\u0061ud\":\"another\",\"aud\"", StringComparison.Ordinal)),
        Written("the algorithm twice", Malformed, h => h.Replace("\"alg\"", "\"alg\":\"none\",\"alg\"", StringComparison.Ordinal), p => p),
        Written("a name cut within a letter", Malformed, h => h, p => p.Replace("\"aud\"", "\"\\ud83d\":1,\"aud\"", StringComparison.Ordinal)),
    ];

    private static TokenRow Unsigned(string algorithm) => new($"unsigned, “{algorithm}”", WrongAlgorithm, (url, now) =>
        $"{Mint.Part($$"""{"typ":"JWT","alg":"{{algorithm}}","kid":"key-1"}""")}.{Mint.Part(Mint.Claims(url, now).ToJsonString())}.");

    private static TokenRow Confused(string name, Func<byte[]> secret) => new(name, WrongAlgorithm, (url, now) =>
        Mint.Hashed("""{"typ":"JWT","alg":"HS256","kid":"key-1"}""", Mint.Claims(url, now).ToJsonString(), secret()));

    private static TokenRow By(string algorithm, HashAlgorithmName hash, RSASignaturePadding padding) => new($"{algorithm} by our key", WrongAlgorithm, (url, now) =>
        Mint.Signed($$"""{"alg":"{{algorithm}}","kid":"key-1"}""", Mint.Claims(url, now).ToJsonString(), Mint.Usual.Key, hash, padding));

    /// <summary>Somebody signs with a key of theirs, and brings it along.</summary>
    private static TokenRow Brought(string how, string kid, PeerCoachBot.Teams.Door.TokenFault fault) => new($"{how} of a stranger as {kid}", fault, (url, now) =>
    {
        var header = Mint.Header(kid);
        header[how] = how switch
        {
            "jwk" => new Mint(kid, Mint.Foreign, "msteams").Jwk(),
            "x5c" => new JsonArray(Convert.ToBase64String(Mint.Foreign.ExportSubjectPublicKeyInfo())),
            _ => Evil,
        };
        return Mint.Signed(header.ToJsonString(), Mint.Claims(url, now).ToJsonString(), Mint.Foreign);
    });

    private static string With(string token, Func<string, string>? header = null, Func<string, string>? payload = null)
    {
        var parts = token.Split('.');
        return $"{Changed(parts[0], header)}.{Changed(parts[1], payload)}.{parts[2]}";
    }

    private static string Changed(string part, Func<string, string>? change) =>
        change is null ? part : Mint.Part(change(Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(part))));

    private static string Body(string token) => token[..(token.LastIndexOf('.') + 1)];

    private static string End(string token) => token[(token.LastIndexOf('.') + 1)..];
}
