using System.Text.Json;
using PeerCoachBot.Teams.Outbound;

namespace PeerCoachBot.Teams.Inbound;

/// <summary>
/// The bodies with which invokes are answered; the status is 200, since a client shows nothing of any other, but for
/// invokes that are not the bot's at all.
/// Source: teams-docs, universal actions and task modules.
/// </summary>
internal static class InvokeAnswers
{
    private const string CardType = "application/vnd.microsoft.card.adaptive";

    /// <summary>Replaces the card, for whoever pressed and on this client only.</summary>
    public static IResult Card(string json) => Json($$"""{"statusCode":200,"type":"{{CardType}}","value":{{json}}}""");

    /// <summary>Is shown briefly to whoever pressed.</summary>
    public static IResult Message(string text) =>
        Json($$"""{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":{{Quoted(text)}}}""");

    /// <summary>Opens a dialog, or shows it again.</summary>
    public static IResult Dialog(string title, string json) => Json(
        $$"""{"task":{"type":"continue","value":{"title":{{Quoted(title)}},"width":"medium","height":"medium","card":{"contentType":"{{CardType}}","content":{{json}} } } } }""");

    /// <summary>Shows a sentence in place of a dialog.</summary>
    public static IResult DialogMessage(string text) => Json($$"""{"task":{"type":"message","value":{{Quoted(text)}} } }""");

    /// <summary>A press that no card of the bot's can have sent.</summary>
    public static IResult Malformed(string text) => Json(
        $$"""{"statusCode":400,"type":"application/vnd.microsoft.error","value":{"code":"BadRequest","message":{{Quoted(text)}} } }""");

    /// <summary>
    /// An invoke that is not the bot's. A success would mean something to its client, and of a fault of the bot's Teams
    /// would think that it may pass.
    /// </summary>
    public static IResult Unsupported() =>
        Results.Json(new Refusal("this invoke is not supported"), RefusalJson.Default.Refusal, statusCode: StatusCodes.Status400BadRequest);

    /// <summary>Closes the dialog.</summary>
    public static IResult Closed() => Results.Ok();

    private static IResult Json(string body) => Results.Text(body, "application/json");

    private static string Quoted(string text) => JsonSerializer.Serialize(text, ConnectorJson.Default.String);
}
