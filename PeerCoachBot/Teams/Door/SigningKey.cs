using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using PeerCoachBot.Teams.Inbound;

namespace PeerCoachBot.Teams.Door;

/// <summary>A public key of the Connector, and the channels for which it may sign.</summary>
#pragma warning disable CA1001 // A request may still use a key that has been replaced; the finaliser frees it.
internal sealed class SigningKey(string id, RSAParameters key, IReadOnlyList<string> endorsements)
#pragma warning restore CA1001
{
    /// <summary>Made once, since that costs more than verifying; used by one at a time, since nothing promises more.</summary>
    private readonly RSA rsa = RSA.Create(key);
    private readonly Lock gate = new();

    public string Id => id;

    public int Bits => rsa.KeySize;

    public IReadOnlyList<string> Endorsements => endorsements;

    /// <summary>Reads one of the metadata's keys; null where it is none that signs by RS256.</summary>
    public static SigningKey? Read(JsonElement json)
    {
        if (json.Text("kty") != "RSA"
            || json.Text("use") is not (null or "sig")
            || json.Text("alg") is not (null or "RS256")
            || json.Text("kid") is not { Length: > 0 } id
            || json.Text("n") is not { Length: > 0 } modulus
            || json.Text("e") is not { Length: > 0 } exponent)
            return null;
        try
        {
            var key = new RSAParameters { Modulus = Base64Url.DecodeFromChars(modulus), Exponent = Base64Url.DecodeFromChars(exponent) };
            return new SigningKey(id, key, [.. json.Items("endorsements").Where(e => e.ValueKind == JsonValueKind.String).Select(e => e.GetString()!)]);
        }
        catch (Exception error) when (error is FormatException or CryptographicException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Whether the bytes were signed with this key, by RSASSA-PKCS1-v1_5 over SHA-256.</summary>
    public bool Signed(byte[] bytes, byte[] signature)
    {
        lock (gate)
            return rsa.VerifyData(bytes, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }
}
