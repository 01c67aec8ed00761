using System.Text.Json.Nodes;

namespace PeerCoachBot.Practice.Page;

/// <summary>Why the page's request was not carried out.</summary>
internal static class Refusal
{
    public static IResult Of(int status, string why) =>
        Results.Text(new JsonObject { ["error"] = why }.ToJsonString(), "application/json; charset=utf-8", statusCode: status);

    public static IResult Unread(int status) => Of(status, status switch
    {
        StatusCodes.Status413PayloadTooLarge => "the body is too large",
        StatusCodes.Status415UnsupportedMediaType => "the content is not JSON",
        _ => "the body is not a JSON object",
    });

    public static IResult Unknown(string what) => Of(StatusCodes.Status404NotFound, $"there is no such {what}");

    public static IResult Wrong(string why) => Of(StatusCodes.Status400BadRequest, why);
}
