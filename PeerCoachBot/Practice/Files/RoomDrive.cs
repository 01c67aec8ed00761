using System.Collections.Concurrent;

namespace PeerCoachBot.Practice.Files;

/// <summary>Where the room's people keep files that they accepted: in memory, so that nothing of them stays on the disk.</summary>
internal sealed class RoomDrive
{
    private readonly ConcurrentDictionary<string, DriveFile> files = new();

    /// <summary>Makes room for one file, and gives its id.</summary>
    public string Open(string name)
    {
        var id = Guid.NewGuid().ToString();
        files[id] = new DriveFile(name, null);
        return id;
    }

    /// <summary>Takes a file, once; false where there is no room for it.</summary>
    public bool Put(string id, byte[] bytes) =>
        files.TryGetValue(id, out var file) && file.Bytes is null && files.TryUpdate(id, file with { Bytes = bytes }, file);

    public DriveFile? Find(string id) => files.GetValueOrDefault(id) is { Bytes: not null } file ? file : null;
}

/// <summary>A file; without bytes while it is on its way.</summary>
internal sealed record DriveFile(string Name, byte[]? Bytes);
