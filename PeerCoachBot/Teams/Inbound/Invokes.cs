using System.Text.Json.Nodes;

namespace PeerCoachBot.Teams.Inbound;

/// <summary>
/// Answers to buttons and dialogs. The bot's cards have none, so these come from elsewhere; each gets the shape that
/// its client can show.
/// </summary>
internal static class Invokes
{
    private const string Sentence = "Please type what you would like to do; say help to see what I understand.";

    public static IResult Answer(string? name) => name switch
    {
        "adaptiveCard/action" => Json(new JsonObject
        {
            ["statusCode"] = StatusCodes.Status400BadRequest,
            ["type"] = "application/vnd.microsoft.error",
            ["value"] = new JsonObject { ["code"] = "NotSupported", ["message"] = Sentence },
        }),
        "task/fetch" or "task/submit" or "composeExtension/fetchTask" or "composeExtension/submitAction" => Json(new JsonObject
        {
            ["task"] = new JsonObject { ["type"] = "message", ["value"] = Sentence },
        }),
        _ => Results.Json(new Refusal("this invoke is not supported"), RefusalJson.Default.Refusal, statusCode: StatusCodes.Status400BadRequest),
    };

    private static IResult Json(JsonObject body) => Results.Text(body.ToJsonString(), "application/json");
}
