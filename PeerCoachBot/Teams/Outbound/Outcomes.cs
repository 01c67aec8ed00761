using PeerCoachBot.Turns;

namespace PeerCoachBot.Teams.Outbound;

/// <summary>What a connector's refusal means for a message. Source: Teams' documented status codes for bots.</summary>
internal static class Outcomes
{
    private const string WrongHost = "InvalidBotApiHost";

    /// <summary>While the connector does not take the bot's token, somebody has to mend a setting.</summary>
    private static readonly TimeSpan UntilMended = TimeSpan.FromMinutes(1);

    /// <summary>How long to wait where 429 does not say.</summary>
    private static readonly TimeSpan UsualThrottle = TimeSpan.FromSeconds(5);

    /// <summary>Where a connector says 403 in general, only somebody there can change it: by speaking, or by installing the bot.</summary>
    private static readonly string[] NotOfThePlace = [WrongHost, "NotEnoughPermissions"];

    /// <param name="isUpdate">A card is drawn again: twice does no harm.</param>
    public static SendResult Of(ConnectorFault fault, bool isUpdate) => fault switch
    {
        { Status: 401 } => new SendResult.Later($"{fault}", fault.After ?? UntilMended) { IsNoTry = true },
        { Status: 429 } => new SendResult.Later($"{fault}", fault.After ?? UsualThrottle) { IsNoTry = true },
        { Status: 412 or 503 } => new SendResult.Later($"{fault}", fault.After),
        { Status: 502 or 504 } => new SendResult.Later($"{fault}", fault.After, MayHaveGone: true),
        { Status: >= 500 } when isUpdate => new SendResult.Later($"{fault}", fault.After),
        { Status: 404 } when isUpdate && !IsOfThePlace(fault) => new SendResult.Gone($"{fault}"),
        _ => new SendResult.Refused($"{fault}"),
    };

    /// <summary>The conversation or person is not reached until something is heard from there.</summary>
    public static bool IsOfThePlace(ConnectorFault fault) => fault switch
    {
        { Status: 403 } => !NotOfThePlace.Contains(fault.Code),
        { Status: 404, Code: "ConversationNotFound" } => true,
        { Status: 400 or 404, Code: "MemberNotFoundInConversation" } => true,
        _ => false,
    };

    /// <summary>The tenant is served at another host.</summary>
    public static bool IsOfTheHost(ConnectorFault fault) => fault is { Status: 403, Code: WrongHost };
}
