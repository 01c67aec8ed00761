using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using PeerCoachBot.Practice.Activities;
using PeerCoachBot.Practice.Packages;
using PeerCoachBot.Practice.State;

namespace PeerCoachBot.Practice.Page;

/// <summary>What the page can do in the room.</summary>
internal static class RoomEndpoints
{
    /// <summary>Teams' own limit is about this.</summary>
    private const int LongestText = 20_000;

    private const int LongestSkipInMinutes = 366 * 24 * 60;

    public static void MapRoom(this RouteGroupBuilder page)
    {
        page.MapGet("practice/api/live", Live);
        page.MapPost("practice/api/messages", SayAsync);
        page.MapPost("practice/api/presses", PressAsync);
        page.MapPost("practice/api/members", MoveAsync);
        page.MapPost("practice/api/clock", SkipAsync);
        page.MapPost("practice/api/reset", ResetAsync);
        page.MapPost("practice/api/packages", FetchAsync);
    }

    /// <summary>Everything, and then what happens, until the window closes or the server stops.</summary>
    private static IResult Live(HttpContext http, LiveRoom room, IHostApplicationLifetime life) =>
        TypedResults.ServerSentEvents(LinesAsync(room, life, http.RequestAborted));

    private static async IAsyncEnumerable<string> LinesAsync(
        LiveRoom room,
        IHostApplicationLifetime life,
        [EnumeratorCancellation] CancellationToken closed)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(closed, life.ApplicationStopping);
        await using var news = room.WatchAsync(either.Token).GetAsyncEnumerator(either.Token);
        while (await NextAsync(news))
            yield return JsonSerializer.Serialize(news.Current, RoomJson.Default.RoomNews);
    }

    private static Task<IResult> SayAsync(HttpRequest request, LiveRoom room, Speaking speaking) => PageRequest.ReadAsync(request, async json =>
    {
        var (speaker, refusal) = PageRequest.Speaker(json, room.State);
        if (speaker is null)
            return refusal!;
        var text = json.Text("text")?.Trim() ?? "";
        if (text.Length == 0)
            return Refusal.Wrong("the message says nothing");
        if (text.Length > LongestText)
            return Refusal.Of(StatusCodes.Status413PayloadTooLarge, "the message is too long");
        return await speaking.SayAsync(speaker, text) is { } said
            ? Json(new JsonObject { ["id"] = said.Id, ["delivery"] = said.Delivery.ToString() })
            : Refusal.Of(StatusCodes.Status409Conflict, "the room was reset");
    });

    private static Task<IResult> PressAsync(HttpRequest request, LiveRoom room, Pressing pressing) => PageRequest.ReadAsync(request, async json =>
    {
        var (speaker, refusal) = PageRequest.Speaker(json, room.State);
        if (speaker is null)
            return refusal!;
        if (Press.Read(json) is not { } press)
            return Refusal.Wrong("this is no press of a button");
        if (speaker.Chat.Find(json.Text("message") ?? "") is not { IsDeleted: false } card || (card.From == Message.Bot) == press is Press.FromMessage)
            return Refusal.Unknown("card");

        var thread = speaker.Chat.Kind == Chat.Channel ? card.Thread ?? card.Id : null;
        var (status, body) = await pressing.PressAsync(speaker with { Thread = thread }, card.Id, press);
        return Json(new JsonObject { ["status"] = status, ["body"] = body });
    });

    private static Task<IResult> MoveAsync(HttpRequest request, LiveRoom room, Speaking speaking) => PageRequest.ReadAsync(request, async json =>
    {
        var (speaker, refusal) = PageRequest.Speaker(json, room.State);
        if (speaker is null)
            return refusal!;
        if (room.State.PersonCalled(json.Text("person")) is not { } person)
            return Refusal.Unknown("person");
        var isMember = json.Part("isMember").ValueKind == JsonValueKind.True;
        if (speaker.Chat.Kind != Chat.Group || (!isMember && speaker.Chat.Members.Count == 1))
            return Refusal.Wrong("nobody can be added to or taken out of this chat");
        await speaking.MoveAsync(speaker, person, isMember);
        return Json([]);
    });

    private static Task<IResult> SkipAsync(HttpRequest request, ClockHands hands) => PageRequest.ReadAsync(request, async json =>
        json.Part("minutes") is { ValueKind: JsonValueKind.Number } number
        && number.TryGetInt32(out var minutes)
        && minutes is > 0 and <= LongestSkipInMinutes
        && await hands.SkipAsync(TimeSpan.FromMinutes(minutes))
            ? Json([])
            : Refusal.Wrong("the clock goes ahead by whole minutes, at most a year at a time"));

    private static Task<IResult> ResetAsync(HttpRequest request, LiveRoom room, Introductions introductions) => PageRequest.ReadAsync(request, async _ =>
    {
        await room.ChangeAsync(NewRoom.After);
        await introductions.TellAsync();
        return Json([]);
    });

    private static Task<IResult> FetchAsync(HttpRequest request, PackageFetcher packages) => PageRequest.ReadAsync(request, _ =>
    {
        packages.TryAgain();
        return Task.FromResult(Json([]));
    });

    private static async Task<bool> NextAsync(IAsyncEnumerator<RoomNews> news)
    {
        try
        {
            return await news.MoveNextAsync();
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static IResult Json(JsonObject body) => Results.Text(body.ToJsonString(), "application/json; charset=utf-8");
}
