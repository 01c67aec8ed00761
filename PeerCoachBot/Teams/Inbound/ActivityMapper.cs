using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.People;
using PeerCoachBot.People.Pressing;
using PeerCoachBot.Sessions;
using PeerCoachBot.Sessions.Pressing;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Teams.Inbound;

/// <summary>Makes events out of activities. Here, once, it is checked that an activity has what it must have.</summary>
internal static partial class ActivityMapper
{
    /// <summary>No id or address of Teams comes near this length.</summary>
    private const int LongestId = 1024;

    /// <summary>Longer display names would crowd out everything else on a card.</summary>
    private const int LongestName = 80;

    /// <summary>What a BCP 47 tag needs at most, by RFC 5646 4.4.1.</summary>
    private const int LongestLanguage = 35;

    public static string Language(IncomingActivity activity) =>
        activity.Locale is { Length: <= LongestLanguage } locale ? locale : "";

    /// <summary>Says what an activity lacks; null where it can be worked with.</summary>
    public static string? Fault(IncomingActivity activity) => activity switch
    {
        { Type: null } => "type is missing",
        _ when !IsId(activity.Id) => "id is missing or not an id",
        _ when !IsId(activity.ConversationId) => "conversation.id is missing or not an id",
        { Type: "message" or "invoke" or "messageUpdate", From.Id: null or "" } => "from.id is missing or not an id",
        { From.Id: { Length: > 0 } sender } when !IsId(sender) => "from.id is missing or not an id",
        { From.ObjectId: { Length: > 0 } person } when !IsId(person) => "from.aadObjectId is not an id",
        { Recipient.Id: { Length: > 0 } bot } when !IsId(bot) => "recipient.id is not an id",
        _ when !IsId(activity.ServiceUrl) => "serviceUrl is missing or not an address",
        { IsTextBroken: true } => "text is not Unicode",
        { ConversationTenant: { } one, ChannelDataTenant: { } other } when one != other => "the tenants differ",
        _ when !IsId(Tenant(activity)) => "the tenant is missing or not an id",
        _ when Tenant(activity)!.Contains('|', StringComparison.Ordinal) => "the tenant is not an id",
        _ => null,
    };

    public static string? Tenant(IncomingActivity activity) => activity.ConversationTenant ?? activity.ChannelDataTenant;

    public static Conversation Where(IncomingActivity activity) => new(Tenant(activity)!, activity.ConversationId!, Kind(activity));

    /// <summary>Who sent it. Anonymous people have no object id, and so no identity that could own anything.</summary>
    public static PersonId Who(IncomingActivity activity) => new(Tenant(activity)!, activity.From.ObjectId ?? "");

    /// <summary>Words are for the bot in 1:1, and elsewhere only where it is mentioned.</summary>
    public static bool IsAddressed(IncomingActivity activity) =>
        Kind(activity) == ConversationKind.Personal
        || activity.Mentions.Any(m => m.Mentioned.Id is { } id && id == activity.Recipient.Id);

    /// <summary>Somebody with a name that leaves room for others.</summary>
    public static Peer Named(PersonId id, string name) => new(id, Short(name));

    /// <summary>The sender, with a name that leaves room for others.</summary>
    public static Peer Sender(IncomingActivity activity, string name) =>
        Named(Who(activity), name);

    /// <summary>The turn that typed words cause: the conversation's session decides, in 1:1 the person.</summary>
    public static Turn Message(IncomingActivity activity, Peer by, IReadOnlyList<Peer>? readers, DateTimeOffset now)
    {
        var where = Where(activity);
        var words = new Typed(
            by,
            Words(activity),
            where,
            activity.Id!,
            Today(activity, now),
            Language(activity),
            readers)
        {
            Zone = Zone(activity),
        };
        return where.Kind == ConversationKind.Personal
            ? new Turn(SessionId.OfPerson(words.By.Id), EventId(activity), new PersonEvent.Heard(words))
            : new Turn(SessionId.Of(where), EventId(activity), new SessionEvent.Heard(words));
    }

    /// <summary>
    /// The turn that a button or dialog causes. Its card may have gone to a 1:1 chat, so it names the conversation whose
    /// session it means; whether that is any of the sender's business, the session decides.
    /// </summary>
    public static Turn Press(IncomingActivity activity, ButtonData pressed, Peer by, IReadOnlyList<Peer>? readers, DateTimeOffset now)
    {
        var where = Where(activity);
        if (pressed.Own is { } own)
            return new Turn(Pressed(activity, pressed), EventId(activity), new PersonEvent.Pressed(
                new OwnPress(by, pressed.Verb, own, pressed.Values, where, activity.Id!, Today(activity, now), Language(activity))
                {
                    Zone = Zone(activity),
                    InDialog = pressed.InDialog,
                    Source = pressed.Source,
                    Readers = readers,
                }));

        var press = new Press(by, pressed.Verb, pressed.Mark, pressed.Values, where, activity.Id!, Today(activity, now), Language(activity), readers)
        {
            InDialog = pressed.InDialog,
            Zone = Zone(activity),
        };
        return new Turn(Pressed(activity, pressed), EventId(activity), new SessionEvent.Pressed(press));
    }

    /// <summary>The aggregate that a button means: a session, or whoever pressed.</summary>
    public static AggregateId Pressed(IncomingActivity activity, ButtonData pressed)
    {
        var where = Where(activity);
        if (pressed.Own is not null)
            return SessionId.OfPerson(Who(activity));
        var home = pressed.Mark is { } mark && pressed.Verb != Verbs.Start ? mark.Conversation : where.Id;
        return SessionId.Of(where with { Id = home });
    }

    /// <summary>The turn that a change of a chat's members causes.</summary>
    public static Turn MembersChanged(IncomingActivity activity, IReadOnlyList<Peer>? readers) =>
        new(SessionId.Of(Where(activity)), EventId(activity), new SessionEvent.ReadersChanged(readers));

    /// <summary>The turn that an edit of a message causes: the same message comes again with other words.</summary>
    public static Turn Edit(IncomingActivity activity, DateTimeOffset now)
    {
        var (where, by) = (Where(activity), Sender(activity, activity.From.Name ?? activity.From.Id!));
        var words = new Typed(by, Words(activity), where, activity.Id!, Today(activity, now), Language(activity));
        var id = $"{EventId(activity)}/{activity.Timestamp}";
        var at = At(activity, now);
        return where.Kind == ConversationKind.Personal
            ? new Turn(SessionId.OfPerson(by.Id), id, new PersonEvent.Edited(words, at))
            : new Turn(SessionId.Of(where), id, new SessionEvent.Edited(words, at));
    }

    /// <summary>When it happened, by the service's clock; never later than now, so that no news can outrun all that follow.</summary>
    public static DateTimeOffset At(IncomingActivity activity, DateTimeOffset now) =>
        DateTimeOffset.TryParse(activity.Timestamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) && at < now
            ? at.ToUniversalTime()
            : now;

    /// <summary>Ids are opaque. None holds a control character, at some of which stores and connectors would cut it.</summary>
    public static bool IsId(string? id) => id is { Length: > 0 and <= LongestId } && !id.Any(char.IsControl);

    /// <summary>An activity's id is unique only within its conversation and type.</summary>
    public static string EventId(IncomingActivity activity) => $"{activity.Type}/{activity.ConversationId}/{activity.Id}";

    /// <summary>
    /// The words without the mention of the bot, which goes by id, since anybody can bear its name; other mentions
    /// stand as names.
    /// </summary>
    private static string Words(IncomingActivity activity)
    {
        var text = activity.Text ?? "";
        foreach (var mention in activity.Mentions)
        {
            var isBot = mention.Mentioned.Id is { } id && id == activity.Recipient.Id;
            var tag = mention.Text ?? $"<at>{mention.Mentioned.Name}</at>";
            if (tag.Length > 0)
                text = text.Replace(tag, isBot ? " " : AtTag().Replace(tag, ""), StringComparison.OrdinalIgnoreCase);
        }

        return Visible(WebUtility.HtmlDecode(Quoted().Replace(text, "")).Replace('\u00A0', ' '));
    }

    /// <summary>The words without control characters; empty where nothing of them can be seen, so that no answer is blank.</summary>
    public static string Visible(string text)
    {
        var shown = string.Concat(text.Where(c => c is '\n' or '\t' || !char.IsControl(c))).Trim();
        return shown.All(c => char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format) ? "" : shown;
    }

    /// <summary>As much of a name as is shown, not cut within what is read as one character.</summary>
    private static string Short(string name)
    {
        if (name.Length <= LongestName)
            return name;
        var whole = StringInfo.ParseCombiningCharacters(name[..Math.Min(name.Length, LongestName + 2)]).Last(start => start <= LongestName);

        // One character of that many units is no name; it need only be Unicode.
        return name[..(whole > 0 ? whole : LongestName - (char.IsHighSurrogate(name[LongestName - 1]) ? 1 : 0))];
    }

    private static ConversationKind Kind(IncomingActivity activity) => activity switch
    {
        { ConversationType: "personal" } => ConversationKind.Personal,
        { ConversationType: "channel" } => ConversationKind.Channel,
        _ when activity.ConversationId!.StartsWith("19:meeting_", StringComparison.Ordinal) => ConversationKind.MeetingChat,
        { ConversationType: "groupChat" } => ConversationKind.GroupChat,
        _ when activity.ConversationId.Contains("@thread.tacv2", StringComparison.Ordinal) => ConversationKind.Channel,
        _ when activity.ConversationId.Contains("@thread.skype", StringComparison.Ordinal) => ConversationKind.Channel,
        { IsGroup: true } => ConversationKind.GroupChat,
        _ when activity.ConversationId.Contains("@thread", StringComparison.Ordinal) => ConversationKind.GroupChat,
        _ when activity.ConversationId.StartsWith("a:", StringComparison.Ordinal) => ConversationKind.Personal,
        _ when activity.ConversationId.EndsWith("@unq.gbl.spaces", StringComparison.Ordinal) => ConversationKind.Personal,

        // Of an unknown place nothing good is assumed about who reads there.
        _ => ConversationKind.Channel,
    };

    /// <summary>The sender's zone; null where Teams did not say.</summary>
    public static string? Zone(IncomingActivity activity) => activity.TimeZone is { Length: <= LongestName } zone ? zone : null;

    /// <summary>The sender's date by their clock, their zone, or else by UTC; no place is further from UTC than a day.</summary>
    private static DateOnly Today(IncomingActivity activity, DateTimeOffset now)
    {
        var utc = DateOnly.FromDateTime(now.UtcDateTime);
        if (DateTimeOffset.TryParse(activity.LocalTimestamp, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            && DateOnly.FromDateTime(local.DateTime) is var date
            && Math.Abs(date.DayNumber - utc.DayNumber) <= 1)
            return date;
        return activity.TimeZone is { } zone && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found)
            ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, found).DateTime)
            : utc;
    }

    [GeneratedRegex("</?at[^<>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex AtTag();

    [GeneratedRegex("<quoted[^<>]*/>", RegexOptions.IgnoreCase)]
    private static partial Regex Quoted();
}
