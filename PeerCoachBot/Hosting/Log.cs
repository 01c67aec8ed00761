namespace PeerCoachBot.Hosting;

/// <summary>Every log message, with its permanent id. None holds anybody's words, names or tokens.</summary>
internal static partial class Log
{
    [LoggerMessage(1001, LogLevel.Debug, "A {Kind} was changed by somebody else meanwhile; deciding again after try {Attempt}.")]
    public static partial void Conflict(this ILogger log, string kind, int attempt);

    [LoggerMessage(1002, LogLevel.Warning, "The store failed for a {Kind} at try {Attempt}; its outcome will be read back.")]
    public static partial void StoreFailed(this ILogger log, Exception error, string kind, int attempt);

    [LoggerMessage(1003, LogLevel.Error, "A turn of a {Kind} was not saved; its sender is told to try again.")]
    public static partial void NotSaved(this ILogger log, string kind);

    [LoggerMessage(1101, LogLevel.Debug, "A card of a {Kind} was posted.")]
    public static partial void Posted(this ILogger log, string kind);

    [LoggerMessage(1102, LogLevel.Warning, "A card of a {Kind} was refused: {Reason}.")]
    public static partial void PostRefused(this ILogger log, string kind, string reason);

    [LoggerMessage(1103, LogLevel.Warning, "A card's update of a {Kind} was refused: {Reason}.")]
    public static partial void UpdateRefused(this ILogger log, string kind, string reason);

    [LoggerMessage(1104, LogLevel.Error, "An effect of a {Kind} is parked after its last try: {Reason}.")]
    public static partial void Parked(this ILogger log, string kind, string reason);

    [LoggerMessage(1105, LogLevel.Error, "Sending for a {Kind} failed; it is tried again.")]
    public static partial void SendFailed(this ILogger log, Exception error, string kind);

    [LoggerMessage(1106, LogLevel.Warning, "A reply did not reach whom it was for.")]
    public static partial void ReplyLost(this ILogger log);

    [LoggerMessage(1107, LogLevel.Error, "A reply could not be sent.")]
    public static partial void ReplyFailed(this ILogger log, Exception error);

    [LoggerMessage(1108, LogLevel.Error, "An effect of a {Kind} could not be carried out; it is tried again.")]
    public static partial void RowFailed(this ILogger log, Exception error, string kind);

    [LoggerMessage(1201, LogLevel.Error, "A wake-up failed; its hint stays.")]
    public static partial void WakeUpFailed(this ILogger log, Exception error);

    [LoggerMessage(1202, LogLevel.Error, "A wake-up of a {Kind} is left alone for a day after its last try: {Reason}.")]
    public static partial void WakeUpParked(this ILogger log, string kind, string reason);

    [LoggerMessage(1203, LogLevel.Warning, "Not everything could be handed over; the others take it when its claims have run out.")]
    public static partial void NotHandedOver(this ILogger log, Exception error);

    [LoggerMessage(1301, LogLevel.Information, "An activity was refused: {Reason}.")]
    public static partial void ActivityRefused(this ILogger log, string reason);

    [LoggerMessage(1302, LogLevel.Warning, "Who can read a conversation could not be learnt: {Reason}.")]
    public static partial void RosterUnknown(this ILogger log, string reason);

    [LoggerMessage(1303, LogLevel.Warning, "A caller was not authenticated: {Reason}.")]
    public static partial void NotAuthenticated(this ILogger log, string reason);

    [LoggerMessage(1304, LogLevel.Warning, "The Connector's keys could not be fetched: {Reason}.")]
    public static partial void KeysNotFetched(this ILogger log, string reason);

    [LoggerMessage(1305, LogLevel.Information, "The Connector's keys were fetched: {Count}.")]
    public static partial void KeysFetched(this ILogger log, int count);

    [LoggerMessage(1306, LogLevel.Information, "More was sent than is taken at once: {Type}.")]
    public static partial void TooMuchAtOnce(this ILogger log, string type);

    [LoggerMessage(1307, LogLevel.Error, "The bot got no token for the connector: {Kind}. Nothing can be sent. Look at MicrosoftAppId, MicrosoftAppType, MicrosoftAppTenantId and MicrosoftAppPassword.")]
    public static partial void NoToken(this ILogger log, string kind);

    [LoggerMessage(1308, LogLevel.Warning, "An invoke was not done in time; its sender is told to try again, and the work goes on.")]
    public static partial void InvokeLate(this ILogger log);

    [LoggerMessage(1309, LogLevel.Information, "A file could not be offered or shown; its words go in messages: {Reason}")]
    public static partial void FileNotOffered(this ILogger log, string reason);

    [LoggerMessage(1311, LogLevel.Warning, "Somebody's data could not be sent to them: {Reason}")]
    public static partial void ExportFailed(this ILogger log, string reason);

    [LoggerMessage(1310, LogLevel.Warning, "A file could not be put where its owner wanted it: {Reason}")]
    public static partial void FileNotPut(this ILogger log, string reason);

    [LoggerMessage(1401, LogLevel.Information, "PeerCoachBot listens for activities at {Address}/api/messages and keeps its sessions in {Store}.")]
    public static partial void Listening(this ILogger log, string address, string store);

    [LoggerMessage(1402, LogLevel.Warning, "The time stands still, since Testing:Clock does not say it: {Reason}")]
    public static partial void ClockUnknown(this ILogger log, string reason);

    [LoggerMessage(1404, LogLevel.Error, "An activity could not be handled.")]
    public static partial void ActivityFailed(this ILogger log, Exception error);

    [LoggerMessage(1403, LogLevel.Warning, "Where somebody is could not be noted.")]
    public static partial void WhereaboutsFailed(this ILogger log, Exception error);

    [LoggerMessage(1501, LogLevel.Information, "A practice room is open at {Address}/ for browsers on this machine.")]
    public static partial void PracticeRoomOpen(this ILogger log, string address);

    [LoggerMessage(1502, LogLevel.Warning, "The practice room's file cannot be read and is put aside: {Reason}")]
    public static partial void PracticeRoomUnreadable(this ILogger log, string reason);

    [LoggerMessage(1503, LogLevel.Warning, "The practice room's file cannot be written: {Reason}")]
    public static partial void PracticeRoomNotWritten(this ILogger log, string reason);

    [LoggerMessage(1504, LogLevel.Warning, "The practice room's packages could not be fetched: {Reason}")]
    public static partial void PracticePackagesNotFetched(this ILogger log, string reason);

    [LoggerMessage(1505, LogLevel.Warning, "An activity of the practice room was not taken: status {Status}.")]
    public static partial void PracticeActivityNotTaken(this ILogger log, int status);
}
