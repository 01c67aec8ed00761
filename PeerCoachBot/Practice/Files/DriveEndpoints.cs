using PeerCoachBot.Practice.Page;

namespace PeerCoachBot.Practice.Files;

/// <summary>The drive as the bot and the page see it: the one puts files there, the other gets them.</summary>
internal static class DriveEndpoints
{
    public const string Path = "/practice/files";

    private const int LargestFile = 10 * 1024 * 1024;

    public static void MapDrive(this IEndpointRouteBuilder routes, RouteGroupBuilder page)
    {
        routes.MapPut($"{Path}/{{id}}", PutAsync);
        page.MapGet("practice/files/{id}", Get);
    }

    /// <summary>An upload session takes a file in one piece, which says so.</summary>
    private static async Task<IResult> PutAsync(string id, HttpRequest request, RoomDrive drive)
    {
        if (request.Headers.Origin.Count > 0)
            return Refusal.Of(StatusCodes.Status403Forbidden, "the drive takes nothing from web pages");
        if (request.ContentLength is not ({ } length and > 0 and <= LargestFile) || request.Headers.ContentRange != $"bytes 0-{length - 1}/{length}")
            return Refusal.Wrong("a file comes in one piece and says its range");
        var bytes = new byte[length];
        await request.Body.ReadExactlyAsync(bytes, request.HttpContext.RequestAborted);
        return drive.Put(id, bytes) ? Results.StatusCode(StatusCodes.Status201Created) : Refusal.Unknown("upload");
    }

    private static IResult Get(string id, RoomDrive drive) => drive.Find(id) is { Bytes: { } bytes } file
        ? Results.File(bytes, "application/octet-stream", file.Name)
        : Results.NotFound();
}
