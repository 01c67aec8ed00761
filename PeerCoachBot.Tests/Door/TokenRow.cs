using System.Text.Json.Nodes;
using PeerCoachBot.Teams.Door;

namespace PeerCoachBot.Tests.Door;

/// <summary>One token, and why it lets nobody in; null where it does.</summary>
/// <param name="Make">Makes it for a service URL and a time.</param>
internal sealed record TokenRow(string Name, TokenFault? Fault, Func<string, DateTimeOffset, string> Make)
{
    /// <summary>A whole token with something else in its header.</summary>
    public static TokenRow Header(string name, TokenFault? fault, Action<JsonObject> change) => Changed(name, fault, change, null);

    /// <summary>A whole token with something else in its payload.</summary>
    public static TokenRow Claims(string name, TokenFault? fault, Action<JsonObject> change) => Changed(name, fault, null, change);

    /// <summary>A claim of a time, in seconds from now.</summary>
    public static TokenRow Time(string claim, int seconds, TokenFault? fault) => new(
        $"{claim} {seconds:+#;-#;0} s",
        fault,
        (url, now) =>
        {
            var claims = Mint.Claims(url, now);
            claims[claim] = now.ToUnixTimeSeconds() + seconds;
            return Mint.Usual.Signed(Mint.Header().ToJsonString(), claims.ToJsonString());
        });

    /// <summary>A whole token, changed after it was signed.</summary>
    public static TokenRow Altered(string name, TokenFault? fault, Func<string, string> change) =>
        new(name, fault, (url, now) => change(Mint.Usual.Token(url, now)));

    /// <summary>A token whose text is signed as it stands.</summary>
    public static TokenRow Written(string name, TokenFault? fault, Func<string, string> header, Func<string, string> payload) => new(
        name,
        fault,
        (url, now) => Mint.Usual.Signed(header(Mint.Header().ToJsonString()), payload(Mint.Claims(url, now).ToJsonString())));

    private static TokenRow Changed(string name, TokenFault? fault, Action<JsonObject>? header, Action<JsonObject>? claims) => new(
        name,
        fault,
        (url, now) =>
        {
            var (head, body) = (Mint.Header(), Mint.Claims(url, now));
            header?.Invoke(head);
            claims?.Invoke(body);
            return Mint.Usual.Signed(head.ToJsonString(), body.ToJsonString());
        });
}
