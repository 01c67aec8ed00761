using System.Security.Cryptography;
using System.Text;

namespace PeerCoachBot.Storage.Tables;

/// <summary>
/// Signs requests with an account's key: "Shared Key for Table service" in
/// https://learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key.
/// </summary>
internal sealed class SharedKey(string account, string secret)
{
    private readonly byte[] secret = Convert.FromBase64String(secret);

    /// <summary>The Authorization header of one request.</summary>
    /// <param name="date">What its <c>x-ms-date</c> says; in the signed text it stands in the place of Date.</param>
    /// <param name="path">Its path as it is sent, escaped. The emulator's begins with the account, which so comes twice.</param>
    public string Authorization(string method, string contentType, string date, string path)
    {
        const string ContentMd5 = "";
        var text = $"{method}\n{ContentMd5}\n{contentType}\n{date}\n/{account}{path}";
        return $"SharedKey {account}:{Convert.ToBase64String(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(text)))}";
    }
}
