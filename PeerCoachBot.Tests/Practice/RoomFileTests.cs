using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using PeerCoachBot.Practice.State;
using PeerCoachBot.Tests.Support;
using Message = PeerCoachBot.Practice.State.Message;

namespace PeerCoachBot.Tests.Practice;

/// <summary>The file that keeps the room.</summary>
public sealed class RoomFileTests : IDisposable
{
    private readonly TemporaryFile store = new();

    private string FilePath => RoomFile.Beside(store.Path);

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task What_was_saved_is_found_again()
    {
        var room = Room();
        using (var file = Open())
            await file.SaveAsync(room);
        using var again = Open();
        Assert.Equal(Json(room), Json(again.Read()!));
        Assert.Equal([FilePath], Directory.EnumerateFiles(Path.GetDirectoryName(FilePath)!));
    }

    [Fact]
    public void Where_nothing_was_saved_there_is_no_room()
    {
        using var file = Open();
        Assert.Null(file.Read());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"schema":2,"tenant":"t","bot":"b","people":[],"chats":[]}""")]
    [InlineData("""{"schema":1,"tenant":null,"bot":"b","people":[],"chats":[]}""")]
    [InlineData("""{"schema":1,"tenant":"t","bot":"b","people":[],"chats":[],"of":"tomorrow"}""")]
    public void A_file_that_cannot_be_read_is_put_aside(string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FilePath)!);
        File.WriteAllText(FilePath, content);
        using var file = Open();
        Assert.Null(file.Read());
        Assert.False(File.Exists(FilePath));
        Assert.Equal(content, File.ReadAllText($"{FilePath}.broken"));
    }

    [Fact]
    public async Task Of_savers_at_once_the_newest_state_stays()
    {
        using var file = Open();
        var room = Room();
        await Task.WhenAll(Enumerable.Range(1, 200).Select(n => file.SaveAsync(room with { Revision = n, LastId = n })));
        Assert.Equal(200, Open().Read()!.LastId);
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_does_not_stop_the_room()
    {
        // A folder stands where the file should.
        Directory.CreateDirectory(Path.Combine(FilePath, "occupied"));
        using var file = Open();
        await file.SaveAsync(Room());
    }

    [Fact]
    public void What_was_on_its_way_when_the_process_ended_did_not_arrive()
    {
        var room = Room();
        var lost = room.Add("group", id => new Message(id, "ana", DateTimeOffset.UnixEpoch) { Delivery = Delivery.OnItsWay }, DateTimeOffset.UnixEpoch).State;
        Assert.Equal([Delivery.NotTaken, Delivery.Taken], lost.Again().ChatCalled("group")!.Messages.Select(m => m.Delivery).Order().Reverse());
    }

    [NeedsSqliteFact]
    public async Task The_bot_starts_with_a_broken_file_beside_its_store()
    {
        var folder = Directory.CreateTempSubdirectory("peercoach-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "bot.practice.json"), "{ broken");
            await using var host = PracticeHost.Start(folder);
            await host.SayAsync("ana", "with-ana", "help");
            Assert.True(File.Exists($"{host.RoomFile}.broken"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private RoomFile Open() => new(FilePath, NullLogger<RoomFile>.Instance);

    private static string Json(RoomState room) => JsonSerializer.Serialize(room, RoomJson.Default.RoomState);

    private static RoomState Room()
    {
        using var card = JsonDocument.Parse("""{"type":"AdaptiveCard","body":[{"text":"ü “quoted” \u0007"}]}""");
        var clone = card.RootElement.Clone();
        return (NewRoom.Make() with { Ahead = TimeSpan.FromDays(400), Revision = 7 })
            .Add("group", id => new Message(id, Message.Bot, DateTimeOffset.UnixEpoch) { Cards = [clone], Summary = "s", Delivery = Delivery.Taken }, DateTimeOffset.UnixEpoch)
            .State;
    }
}
