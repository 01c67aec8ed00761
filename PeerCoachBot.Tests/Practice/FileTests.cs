using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace PeerCoachBot.Tests.Practice;

/// <summary>In the practice room somebody is offered their data as files, and gets what they accept.</summary>
public sealed class FileTests : IAsyncLifetime
{
    private PracticeHost? started;

    private PracticeHost Host => started!;

    public async Task InitializeAsync()
    {
        started = PracticeHost.Start();
        await Host.IntroducedAsync();
    }

    public async Task DisposeAsync() => await Host.DisposeAsync();

    [Fact]
    public async Task What_somebody_accepts_can_be_downloaded()
    {
        await using var window = await RoomWindow.OpenAsync(Host.Http);
        var offer = await OfferAsync(window);
        var answer = await AnswerAsync(offer, isAccepted: true);
        Assert.Equal(200, (int)answer["status"]!);
        var shown = (await window.SeeMessageAsync("with-ben", "card.file.info"))["message"]!["files"]![0]!;
        using var file = await Host.Http.GetAsync(new Uri((string)shown["contentUrl"]!));
        Assert.Equal((HttpStatusCode.OK, "attachment"), (file.StatusCode, file.Content.Headers.ContentDisposition?.DispositionType));
        var data = JsonNode.Parse(await file.Content.ReadAsStringAsync())!;
        Assert.Equal(Host.Room.PersonCalled("ben")!.ObjectId, (string?)data["person"]!["objectId"]);
        Assert.Equal("accept", Host.Room.ChatCalled("with-ben")!.Find((string)offer["id"]!)!.FileAnswer);
    }

    [Fact]
    public async Task What_somebody_declines_is_not_sent_and_an_answer_counts_once()
    {
        await using var window = await RoomWindow.OpenAsync(Host.Http);
        var offer = await OfferAsync(window);
        await AnswerAsync(offer, isAccepted: false);
        Assert.Equal("decline", (string?)Host.Wire.Last("invoke")["value"]!["action"]);
        Assert.Equal(0, (int)(await AnswerAsync(offer, isAccepted: true))["status"]!);
        Assert.DoesNotContain(Host.Room.ChatCalled("with-ben")!.Messages, m => m.Files.Any(f => f.ToString().Contains("file.info", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Files_are_offered_in_personal_chats_only()
    {
        var group = Uri.EscapeDataString(Host.Room.ChatCalled("group")!.Id);
        var file = JsonNode.Parse("""{"type":"message","attachments":[{"contentType":"application/vnd.microsoft.teams.card.file.consent","name":"a.csv","content":{}}]}""")!;
        Assert.Equal(HttpStatusCode.BadRequest, (await Host.ConnectorAsync(HttpMethod.Post, $"/{group}/activities", file)).Status);
    }

    [Theory]
    [InlineData("nobodys", 2, HttpStatusCode.NotFound)]
    [InlineData("nobodys", 3, HttpStatusCode.BadRequest)]
    public async Task The_drive_takes_only_what_somebody_accepted_and_only_whole(string id, int length, HttpStatusCode status)
    {
        using ByteArrayContent content = new([1, 2]);
        content.Headers.ContentRange = new ContentRangeHeaderValue(0, length - 1, length);
        using var answer = await Host.Http.PutAsync(new Uri($"/practice/files/{id}", UriKind.Relative), content);
        Assert.Equal(status, answer.StatusCode);
        using var file = await Host.Http.GetAsync(new Uri($"/practice/files/{id}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, file.StatusCode);
    }

    private async Task<JsonNode> OfferAsync(RoomWindow window)
    {
        await Host.SayAsync("ben", "with-ben", "export my data");
        return (await window.SeeMessageAsync("with-ben", "data.json"))["message"]!;
    }

    private Task<JsonNode> AnswerAsync(JsonNode offer, bool isAccepted) => Host.DoAsync("presses", new JsonObject
    {
        ["as"] = "ben",
        ["chat"] = "with-ben",
        ["message"] = (string)offer["id"]!,
        ["kind"] = "file",
        ["isAccepted"] = isAccepted,
    });
}
