using System.Text.Json;

namespace PeerCoachBot.Teams.Inbound;

/// <summary>
/// An activity as it came: everything may be missing, nothing has been believed yet. What is unknown, or not of the
/// type it should have, is passed over. Source: Bot Framework activity specification, A2104 and A2105.
/// </summary>
internal sealed class IncomingActivity(JsonElement json)
{
    public string? Type { get; } = json.Text("type");

    public string? Id { get; } = json.Text("id");

    public string? Name { get; } = json.Text("name");

    /// <summary>Which service it comes from, as the Bot Framework calls it: of Teams <c>msteams</c>.</summary>
    public string? ChannelId { get; } = json.Text("channelId");

    /// <summary>Where the connector listens; compared letter by letter, never normalised.</summary>
    public string? ServiceUrl { get; } = json.Text("serviceUrl");

    public string? Locale { get; } = json.Text("locale");

    public string? Text { get; } = json.Text("text");

    /// <summary>What a button or dialog brought. Readable while the activity is handled.</summary>
    public JsonElement Value { get; } = json.Part("value");

    /// <summary>The message is a press of a button rather than words.</summary>
    public bool HasValue { get; } = json.Part("value").ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    /// <summary>There is a text, typed or put in, but it is cut within a surrogate pair.</summary>
    public bool IsTextBroken { get; } = json.IsBroken("text") || json.HasBroken("value");

    /// <summary>ISO 8601 with the sender's offset.</summary>
    public string? LocalTimestamp { get; } = json.Text("localTimestamp");

    public Account From { get; } = new(json.Part("from"));

    public Account Recipient { get; } = new(json.Part("recipient"));

    public string? ConversationId { get; } = json.Part("conversation").Text("id");

    public string? ConversationType { get; } = json.Part("conversation").Text("conversationType");

    public bool IsGroup { get; } = json.Part("conversation").Flag("isGroup");

    /// <summary>The tenant by the conversation and by the channel's data; they must agree.</summary>
    public string? ConversationTenant { get; } = json.Part("conversation").Text("tenantId");

    public string? ChannelDataTenant { get; } = json.Part("channelData").Part("tenant").Text("id");

    /// <summary>The sender's IANA zone.</summary>
    public string? TimeZone { get; } =
        json.Items("entities").Where(e => e.Text("type") == "clientInfo").Select(e => e.Text("timezone")).FirstOrDefault()
        ?? json.Text("localTimezone");

    public IReadOnlyList<Mention> Mentions { get; } =
    [
        .. json.Items("entities")
            .Where(e => e.Text("type") == "mention")
            .Select(e => new Mention(new Account(e.Part("mentioned")), e.Text("text"))),
    ];

    /// <summary>Of an installation: <c>add</c>, <c>remove</c>, <c>add-upgrade</c> or <c>remove-upgrade</c>.</summary>
    public string? Action { get; } = json.Text("action");

    /// <summary>What a change of a conversation or message is about.</summary>
    public string? EventType { get; } = json.Part("channelData").Text("eventType");

    /// <summary>ISO 8601, by the service's clock.</summary>
    public string? Timestamp { get; } = json.Text("timestamp");

    /// <summary>The team's id, which is its General channel's.</summary>
    public string? TeamId { get; } = IdOf(json.Part("channelData").Part("team"));

    public string? TeamChannelId { get; } = IdOf(json.Part("channelData").Part("channel"));

    /// <summary>The channel that was chosen when the bot was added to a team.</summary>
    public string? SelectedChannel { get; } = IdOf(json.Part("channelData").Part("settings").Part("selectedChannel"));

    public IReadOnlyList<Account> MembersAdded { get; } = [.. json.Items("membersAdded").Select(m => new Account(m))];

    public IReadOnlyList<Account> MembersRemoved { get; } = [.. json.Items("membersRemoved").Select(m => new Account(m))];

    public bool HasMembersChanged => MembersAdded.Count + MembersRemoved.Count > 0;

    public bool IsBot(Account account) => account.Id is { } id && id == Recipient.Id;

    private static string? IdOf(JsonElement json) => json.Text("id") is { } id && ActivityMapper.IsId(id) ? id : null;
}

/// <summary>Somebody or something that sends, receives or is mentioned.</summary>
internal sealed class Account(JsonElement json)
{
    /// <summary>The channel's id for the account, such as <c>29:…</c>; for this bot only.</summary>
    public string? Id { get; } = json.Text("id");

    public string? Name { get; } = json.Text("name");

    /// <summary>The Entra object id; missing for anonymous people. Rosters call it <c>objectId</c>.</summary>
    public string? ObjectId { get; } = json.Text("aadObjectId") ?? json.Text("objectId");
}

/// <summary>A mention, with the text that stands for it in the message.</summary>
internal sealed record Mention(Account Mentioned, string? Text);
