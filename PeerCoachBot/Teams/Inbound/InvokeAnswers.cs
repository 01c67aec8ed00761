using System.Text.Json;
using PeerCoachBot.Teams.Outbound;

namespace PeerCoachBot.Teams.Inbound;

/// <summary>
/// The bodies with which invokes are answered; the status is always 200, since a client shows nothing of any other.
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

    /// <summary>Closes the dialog.</summary>
    public static IResult Closed() => Results.Ok();

    private static IResult Json(string body) => Results.Text(body, "application/json");

    private static string Quoted(string text) => JsonSerializer.Serialize(text, ConnectorJson.Default.String);
}
