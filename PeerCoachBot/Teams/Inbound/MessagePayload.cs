using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using PeerCoachBot.Conversations;

namespace PeerCoachBot.Teams.Inbound;

/// <summary>Reads the message from whose menu an action was chosen. Everything in it may be missing or hostile. Source: teams-docs, define-action-command.</summary>
internal static partial class MessagePayload
{
    /// <summary>As much of a message as one could turn into a commitment.</summary>
    private const int LongestText = 2000;

    /// <summary>Null where the action was not chosen on a message.</summary>
    public static SourceMessage? Of(IncomingActivity activity)
    {
        var payload = activity.Value.Part("messagePayload");
        if (payload.Text("id") is not { } id || !ActivityMapper.IsId(id))
            return null;
        var body = payload.Part("body");
        var content = body.Text("content") ?? "";
        var text = body.Text("contentType") == "html" ? Plain(content, activity.Recipient.Name) : content;
        return new SourceMessage(
            ActivityMapper.Where(activity),
            id,
            ActivityMapper.Visible(text.Length > LongestText ? text[..LongestText] : text),
            Link(payload.Text("linkToMessage")),
            Author(activity, payload.Part("from").Part("user")));
    }

    /// <summary>Only a link back to Teams is kept.</summary>
    private static string? Link(string? link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri is { Scheme: "https", Host: "teams.microsoft.com", UserInfo: "" } ? uri.AbsoluteUri : null;

    private static Peer? Author(IncomingActivity activity, JsonElement user) =>
        user.Text("userIdentityType") is "aadUser" or null && user.Text("id") is { } id && ActivityMapper.IsId(id)
            ? ActivityMapper.Named(new PersonId(ActivityMapper.Tenant(activity)!, id), user.Text("displayName") ?? "")
            : null;

    /// <summary>The words alone. What was said to the bot is not to begin with its name.</summary>
    private static string Plain(string html, string? bot)
    {
        var unaddressed = Mention().Replace(html, m => WebUtility.HtmlDecode(m.Groups["name"].Value) == bot ? "" : m.Value);
        return WebUtility.HtmlDecode(Tag().Replace(Break().Replace(unaddressed, "\n"), "")).Replace('\u00A0', ' ');
    }

    [GeneratedRegex("<at[^>]*>(?<name>[^<]*)</at>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Mention();

    [GeneratedRegex(@"<br\s*/?>|</p>|</div>|</li>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Break();

    [GeneratedRegex("<[^>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
