using System.Text.Json;
using PeerCoachBot.Hosting;

namespace PeerCoachBot.Practice.State;

/// <summary>Keeps the room in a file beside the bot's store, replaced whole. Savers that wait together share one writing.</summary>
internal sealed class RoomFile(string path, ILogger<RoomFile> log) : IDisposable
{
    private readonly SemaphoreSlim oneWriter = new(1);
    private readonly Lock gate = new();
    private RoomState? newest;
    private long written = -1;

    /// <summary>The file of the room that goes with a store's file.</summary>
    public static string Beside(string store) => Path.ChangeExtension(Path.GetFullPath(store), ".practice.json");

    /// <summary>Reads the room; null where there is none. A file that cannot be read is put aside.</summary>
    public RoomState? Read()
    {
        if (!File.Exists(path))
            return null;
        try
        {
            using var stream = File.OpenRead(path);
            if (JsonSerializer.Deserialize(stream, RoomJson.Default.RoomState) is { Schema: 1 } room)
                return room;
            PutAside("it is of another version");
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            PutAside(error.Message.ReplaceLineEndings(" "));
        }

        return null;
    }

    /// <summary>Returns when this state, or a newer one, is in the file. A file that cannot be written does not stop the room.</summary>
    public async Task SaveAsync(RoomState room)
    {
        lock (gate)
            newest = newest is null || newest.Revision < room.Revision ? room : newest;
        await oneWriter.WaitAsync();
        try
        {
            if (written >= room.Revision)
                return;
            RoomState writing;
            lock (gate)
                writing = newest;
            await WriteAsync(writing);
            written = writing.Revision;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            log.PracticeRoomNotWritten(error.Message.ReplaceLineEndings(" "));
        }
        finally
        {
            oneWriter.Release();
        }
    }

    public void Dispose() => oneWriter.Dispose();

    private async Task WriteAsync(RoomState room)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var beside = $"{path}.new";
        await using (var stream = File.Create(beside))
        {
            await JsonSerializer.SerializeAsync(stream, room, RoomJson.Default.RoomState);
            await stream.FlushAsync();
            RandomAccess.FlushToDisk(stream.SafeFileHandle);
        }

        File.Move(beside, path, overwrite: true);
    }

    private void PutAside(string reason)
    {
        log.PracticeRoomUnreadable(reason);
        try
        {
            File.Move(path, $"{path}.broken", overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            log.PracticeRoomNotWritten(error.Message.ReplaceLineEndings(" "));
        }
    }
}
