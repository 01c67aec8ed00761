using System.Text.Json.Nodes;

namespace PeerCoachBot.Practice.Connector;

/// <summary>The connector's answers, with Teams' codes and shapes.</summary>
internal static class ConnectorAnswer
{
    public static IResult BadSyntax(string why) => Error(StatusCodes.Status400BadRequest, "BadSyntax", why);

    public static IResult NoConversation() =>
        Error(StatusCodes.Status404NotFound, "ConversationNotFound", "Conversation not found.");

    public static IResult NoActivity() =>
        Error(StatusCodes.Status404NotFound, "ActivityNotFoundInConversation", "Activity not found in conversation.");

    public static IResult NoMember() =>
        Error(StatusCodes.Status404NotFound, "MemberNotFoundInConversation", "Member not found in conversation.");

    public static IResult NotYours() =>
        Error(StatusCodes.Status403Forbidden, "NotEnoughPermissions", "A bot changes only its own messages.");

    public static IResult TooBig() => Error(StatusCodes.Status413PayloadTooLarge, "MessageSizeTooBig", "Message size too large.");

    /// <summary>Why a body was not read.</summary>
    public static IResult Refused(int status) =>
        status == StatusCodes.Status413PayloadTooLarge ? TooBig() : Error(status, "BadSyntax", "The body is not a JSON object.");

    public static IResult Error(int status, string code, string message) =>
        Json(new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } }, status);

    public static IResult Id(string id, int status = StatusCodes.Status200OK) => Json(new JsonObject { ["id"] = id }, status);

    public static IResult Json(JsonNode body, int status = StatusCodes.Status200OK) =>
        Results.Text(body.ToJsonString(), "application/json; charset=utf-8", statusCode: status);
}
