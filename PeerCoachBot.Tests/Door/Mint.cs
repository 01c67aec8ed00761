using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace PeerCoachBot.Tests.Door;

/// <summary>Makes tokens as the Connector makes them, and any others.</summary>
/// <param name="Id">The key's id.</param>
internal sealed record Mint(string Id, RSA Key, params IReadOnlyList<string> Endorsements)
{
    public const string AppId = "9f8e7d6c-0a1b-4c2d-8e3f-abcdefabcd99";
    public const string Issuer = "https://api.botframework.com";

    public static readonly Mint Usual = new("key-1", RSA.Create(2048), "msteams", "skype");

    /// <summary>The key of somebody else, who knows our keys' ids.</summary>
    public static readonly RSA Foreign = RSA.Create(2048);

    /// <summary>A key that the metadata tell of as well.</summary>
    public static readonly IReadOnlyList<Mint> Others =
    [
        new("weak", RSA.Create(1024), "msteams"),
        new("unendorsed", Usual.Key),
        new("webchat", Usual.Key, "webchat", "directline"),
        new("loud", Usual.Key, "MSTEAMS", "msteams "),
    ];

    public static JsonObject Header(string kid = "key-1") => new() { ["typ"] = "JWT", ["alg"] = "RS256", ["kid"] = kid, ["x5t"] = kid };

    public static JsonObject Claims(string serviceUrl, DateTimeOffset now) => new()
    {
        ["serviceurl"] = serviceUrl,
        ["nbf"] = now.AddMinutes(-1).ToUnixTimeSeconds(),
        ["exp"] = now.AddMinutes(59).ToUnixTimeSeconds(),
        ["iss"] = Issuer,
        ["aud"] = AppId,
    };

    /// <summary>The key as the metadata tell of it.</summary>
    public JsonObject Jwk()
    {
        var key = Key.ExportParameters(false);
        var jwk = new JsonObject { ["kty"] = "RSA", ["use"] = "sig", ["kid"] = Id, ["n"] = Base64Url.EncodeToString(key.Modulus), ["e"] = Base64Url.EncodeToString(key.Exponent) };
        if (Endorsements.Count > 0)
            jwk["endorsements"] = new JsonArray([.. Endorsements.Select(e => JsonValue.Create(e))]);
        return jwk;
    }

    /// <summary>The token for what a connector brings.</summary>
    public string Token(string serviceUrl, DateTimeOffset now) => Signed(Header(Id).ToJsonString(), Claims(serviceUrl, now).ToJsonString());

    public string Signed(string header, string payload) => Signed(header, payload, Key);

    public static string Signed(string header, string payload, RSA key, HashAlgorithmName? hash = null, RSASignaturePadding? padding = null)
    {
        var signed = $"{Part(header)}.{Part(payload)}";
        return $"{signed}.{Part(key.SignData(Encoding.ASCII.GetBytes(signed), hash ?? HashAlgorithmName.SHA256, padding ?? RSASignaturePadding.Pkcs1))}";
    }

    public static string Hashed(string header, string payload, byte[] secret)
    {
        var signed = $"{Part(header)}.{Part(payload)}";
        return $"{signed}.{Part(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(signed)))}";
    }

    public static string Part(string text) => Part(Encoding.UTF8.GetBytes(text));

    public static string Part(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
